package model

import "strings"

// pathSeparators part the names of a path: 职工活动支出-文体活动支出, 工会资金结转/累计结转, 总账：明细, A—B.
const pathSeparators = "-/\\:>|"

// pathKey brings the spellings of an account's name to one form: no blanks, one kind of separator.
func pathKey(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	gap := false
	for _, r := range Fold(name) {
		switch {
		case r == ' ' || r == '\t':
		case strings.ContainsRune(pathSeparators, r):
			gap = b.Len() > 0
		default:
			if gap {
				b.WriteByte('-')
				gap = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// named finds the codes that a path key may mean: a full name beats all others, then come accounts whose own
// name it is (or, for a path, the end of whose full name). Accounts for county level and above count only
// when no other fits.
func (c Chart) named(key string) []string {
	if code, ok := c.paths[key]; ok {
		return []string{code}
	}
	var fit, county []string
	for _, code := range c.names[lastPart(key)] {
		full := pathKey(c.FullName(code))
		if key != lastPart(key) && !strings.HasSuffix(full, "-"+key) {
			continue
		}
		if c.accounts[code].Use == UseNo {
			county = append(county, code)
		} else {
			fit = append(fit, code)
		}
	}
	if len(fit) > 0 {
		return fit
	}
	return county
}

// ByName finds an account by what people write: its own name (会费收入), the path from the first level down with
// any separator (职工活动支出-文体活动支出, 工会资金结转/累计结转), its code, or code and name together. A first-level name beats
// the same name of a detail (固定资产 is 162). The error is an *AccountError.
func (c Chart) ByName(name string) (Account, error) {
	key := pathKey(name)
	n := digitRun(key)
	if n > 0 {
		a, ok := c.accounts[key[:n]]
		rest := strings.TrimLeft(key[n:], "-")
		if ok && (rest == "" || rest == pathKey(a.Name) || rest == pathKey(c.FullName(a.Code))) {
			return a, nil
		}
		if now, old := OldCode(key[:n], rest); old {
			return Account{}, &AccountError{Name: name, Why: ErrAccountOld, Codes: []string{now}}
		}
	}
	codes := c.named(key)
	switch len(codes) {
	case 1:
		return c.accounts[codes[0]], nil
	case 0:
		if now, old := OldCode("", name); old {
			return Account{}, &AccountError{Name: name, Why: ErrAccountOld, Codes: []string{now}}
		}
		return Account{}, &AccountError{Name: name, Why: ErrAccountUnknown}
	}
	return Account{}, &AccountError{Name: name, Why: ErrAccountAmbiguous, Codes: codes}
}

// ByPath finds an account by 总账科目 and 明细科目 in two columns. An empty detail means the first itself; a detail
// may also repeat the whole path. The error is an *AccountError.
func (c Chart) ByPath(parent, detail string) (Account, error) {
	if pathKey(parent) == "" {
		return c.ByName(detail)
	}
	above, err := c.ByName(parent)
	if err != nil || pathKey(detail) == "" {
		return above, err
	}
	key := pathKey(detail)
	if code, ok := c.paths[pathKey(c.FullName(above.Code))+"-"+key]; ok {
		return c.accounts[code], nil
	}
	a, err := c.ByName(detail)
	if err == nil && c.Contains(above.Code, a.Code) {
		return a, nil
	}
	name := parent + "-" + detail
	if now, old := OldCode("", detail); old {
		return Account{}, &AccountError{Name: name, Why: ErrAccountOld, Codes: []string{now}}
	}
	return Account{}, &AccountError{Name: name, Why: ErrAccountUnknown}
}
