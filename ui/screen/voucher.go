package screen

import (
	"errors"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// voucher shows one voucher, posted or draft. Enter on a line opens the register of its account.
type voucher struct {
	env   Env
	deeds voucherDeeds
	id    model.ID
	data  voucherDetail
	ready bool
	lines *kit.Table
	gone  bool // thrown away meanwhile
	load  Slot

	drawnW int // of the last drawing, for clicks
}

// newVoucher opens one voucher by its ID.
func newVoucher(env Env, id model.ID) Screen {
	s := &voucher{env: env, deeds: newVoucherDeeds(env), id: id, drawnW: 80}
	s.lines = kit.NewTable(env.Theme)
	s.lines.Bare = true
	s.lines.OnOpen = func(key string) tea.Cmd { return s.drill(key) }
	return s
}

func (s *voucher) Init() tea.Cmd { return s.Reload() }

// Reload reads the voucher; a draft may have been thrown away meanwhile.
func (s *voucher) Reload() tea.Cmd {
	id := s.id
	type found struct {
		voucherDetail
		gone bool
	}
	return read(s.env, &s.load, func(v *ledger.View) (found, error) {
		d, err := readVoucher(v, id)
		if errors.Is(err, ledger.ErrNotFound) {
			return found{gone: true}, nil
		}
		return found{voucherDetail: d}, err
	}, func(f found) tea.Cmd {
		s.ready, s.gone = !f.gone, f.gone
		if f.gone {
			return nil
		}
		s.data = f.voucherDetail
		s.lines.Columns = s.columns()
		s.lines.SetRows(kit.Rows{
			Len: len(f.Lines) + 1,
			Key: s.key,
			Row: s.cells,
		})
		return nil
	})
}

// columns leaves out what no line has.
func (s *voucher) columns() []kit.Column {
	cols := []kit.Column{
		{Title: text.VoucherColAccounts, Width: 24, Flex: true},
		{Title: text.VoucherColDebit, Width: 14, Align: kit.AlignRight},
		{Title: text.VoucherColCredit, Width: 14, Align: kit.AlignRight},
		{Title: text.VoucherColMember, Width: 10},
	}
	if s.any(func(l model.Line) bool { return l.Project != "" }) {
		cols = append(cols, kit.Column{Title: text.VoucherColProject, Width: 14})
	}
	if s.any(func(l model.Line) bool { return l.Class != "" }) {
		cols = append(cols, kit.Column{Title: text.VoucherFieldClass, Width: 8})
	}
	if s.any(func(l model.Line) bool { return l.Summary != "" }) {
		cols = append(cols, kit.Column{Title: text.VoucherFieldLineSummary, Width: 24, Flex: true})
	}
	return cols
}

func (s *voucher) any(has func(model.Line) bool) bool {
	for _, l := range s.data.Lines {
		if has(l) {
			return true
		}
	}
	return false
}

// key is a line's place; the total, which is the last row, opens nothing.
func (s *voucher) key(i int) string {
	if i == len(s.data.Lines) {
		return ""
	}
	return strconv.Itoa(i)
}

func (s *voucher) cells(i int) []kit.Cell {
	if i == len(s.data.Lines) {
		return s.total()
	}
	l := s.data.Lines[i]
	texts := []string{accountLabel(s.data.chart, l.Account), "", "", s.data.names[l.Member]}
	at := 1
	if l.Side == model.Credit {
		at = 2
	}
	texts[at] = gridAmount(l.Amount)
	if s.any(func(l model.Line) bool { return l.Project != "" }) {
		texts = append(texts, l.Project)
	}
	if s.any(func(l model.Line) bool { return l.Class != "" }) {
		texts = append(texts, l.Class)
	}
	if s.any(func(l model.Line) bool { return l.Summary != "" }) {
		texts = append(texts, l.Summary)
	}
	cells := kit.Cells(texts...)
	if l.Amount < 0 {
		cells[at].Style = s.env.Theme.Bad
	}
	return cells
}

// gridAmount leaves the commas out of an amount that is too long for the columns of a voucher.
func gridAmount(m model.Money) string {
	if s := m.Grouped(); len(s) <= 14 {
		return s
	}
	return m.String()
}

// drill opens the register of a line's account, at this voucher.
func (s *voucher) drill(key string) tea.Cmd {
	i, err := strconv.Atoi(key)
	if err != nil || i >= len(s.data.Lines) {
		return nil
	}
	if _, ok := s.data.chart.Lookup(s.data.Lines[i].Account); !ok {
		return warning(text.VoucherFormBadAccount)
	}
	return push(newAccountLedger(s.env, s.data.Lines[i].Account, s.id))
}

func (s *voucher) Draw(w, h int) (string, *tea.Cursor) {
	if !s.ready {
		words := text.VouchersReading
		if s.gone {
			words = text.VoucherGone
		}
		return kit.Block([]string{"", " " + words}, w, h), nil
	}
	s.drawnW = w
	head := s.head(w)
	foot := s.foot(w)
	if room := h - len(head) - 3; len(foot) > room {
		foot = foot[:max(room, 0)]
	}
	lines := max(h-len(head)-len(foot), 3)
	if need := len(s.data.Lines) + 2; lines > need {
		for blank := lines - need; blank > 0 && len(foot) > 0; blank-- {
			foot = append(foot, "")
		}
		lines = need
	}
	grid, _ := s.lines.Draw(w, lines)
	out := kit.Block(head, w, len(head)) + "\n" + grid
	if len(foot) > 0 {
		out += "\n" + kit.Block(foot, w, len(foot))
	}
	return out, nil
}

func (s *voucher) head(w int) []string {
	th, d := s.env.Theme, s.data
	values := [][2]string{{text.VoucherFieldDate, d.Date.String()}}
	if d.Attachments > 0 {
		values = append(values, [2]string{text.VoucherFieldAttachments, attachments(d.Attachments)})
	}
	name := text.VoucherFormDraftNo
	if d.Posted() {
		name = text.VoucherColVoucher
	}
	values = append(values, [2]string{name, text.NameOf(d.Voucher)})
	if d.Posted() {
		values = append(values, [2]string{text.VoucherFormDraftNo, text.DraftName(d.ID)})
	}
	out := indented(pairs(th, values, w-2))
	for _, line := range kit.Wrap(d.Summary, w-8) {
		label := text.VoucherFieldSummary
		if len(out) > 1 {
			label = "    "
		}
		out = append(out, " "+th.Label.Render(label)+" "+line)
	}
	if states := strings.Join(d.states(), "  "); states != "" {
		out = append(out, " "+th.Warn.Render(kit.Cut(kit.Sanitize(states), w-2)))
	}
	return append(out, "")
}

func (s *voucher) foot(w int) []string {
	th, d := s.env.Theme, s.data
	out := []string{kit.Rule(th, w)}
	out = append(out, indented(kit.Wrap(text.VoucherFormCapital+inWords(d.Lines).Capital(), w-2))...)
	for _, link := range d.links {
		out = append(out, " "+th.Info.Render(kit.Cut(kit.Sanitize(link), w-2)))
	}
	out = append(out, "")
	return append(out, indented(pairs(th, d.signed(), w-2))...)
}

// total is the row of sums.
func (s *voucher) total() []kit.Cell {
	debit, credit := sums(s.data.Lines)
	words := text.VoucherFormTotal
	if debit != credit {
		words += "  " + text.ShortSide(debit-credit)
	}
	cells := kit.Cells(words, gridAmount(debit), gridAmount(credit))
	for i := range cells {
		cells[i].Style = s.env.Theme.Total
	}
	return cells
}

func (s *voucher) Title() string {
	if !s.ready {
		return text.TabAccounts
	}
	return text.VoucherTitle(s.data.Voucher)
}

// reviewWord is what reviewing would do to a voucher.
func reviewWord(v model.Voucher) string {
	if v.Reviewed {
		return text.VoucherKeyUnreview
	}
	return text.VoucherKeyReview
}

// deedsHere are what can be done with the voucher.
func (s *voucher) deedsHere() []deed {
	d, x := s.deeds, s.data
	locked := first(onlyIf(s.ready, text.VoucherOffNone), onlyIf(!s.env.ReadOnly(), text.VoucherOffReadOnly))
	posted := onlyIf(!x.Posted(), text.VoucherOffPosted)
	link := onlyIf(len(x.refs) > 0, text.VoucherOffNoLink)
	other := onlyIf(len(x.others()) > 0, text.VoucherOffNoOther)
	one := []model.ID{s.id}
	return []deed{
		{bind(text.VoucherKeyEdit, first(locked, posted), "e", "f2", "ctrl+e"), func() tea.Cmd { return d.edit(s.id) }},
		{bind(text.VoucherKeyPost, first(locked, posted), "p", "f8", "ctrl+t"), func() tea.Cmd { return d.post(one) }},
		{bind(reviewWord(x.Voucher), first(locked, posted), "a", "ctrl+u"), func() tea.Cmd { return d.review(one) }},
		{
			bind(text.VoucherKeyCorrect, first(locked, uncorrectable(x)), "r", "f7", "ctrl+d"),
			func() tea.Cmd { return d.correct(s.id) },
		},
		{
			quiet(bind(text.VoucherKeyDiscard, first(locked, posted), "x", "f4", "ctrl+x")),
			func() tea.Cmd { return d.discard(one, pop) },
		},
		{bind(text.VoucherKeyCopy, locked, "y", "f6", "ctrl+y"), func() tea.Cmd { return d.copy(s.id) }},
		{bind(text.VoucherKeyLinked, link, "g", "f12", "ctrl+o"), func() tea.Cmd { return d.linked(s.id) }},
		{bind(text.VoucherKeyOther, other, "o", "f3", "ctrl+k"), func() tea.Cmd { return d.other(s.id) }},
		{
			bind(text.VoucherKeyPrint, onlyIf(s.ready, text.VoucherOffNone), "t", "ctrl+f"),
			func() tea.Cmd { return d.printForm(s.id) },
		},
		{quiet(bind(text.FilesKey, onlyIf(s.ready, text.VoucherOffNone), "f", "ctrl+r")), func() tea.Cmd {
			of := model.Ref{Kind: model.KindVoucher, ID: s.id}
			return push(newAttachments(s.env, of, text.NameOf(s.data.Voucher)))
		}},
		{quiet(bind(text.InvoicesKey, onlyIf(s.ready, text.VoucherOffNone), "i", "ctrl+n")), func() tea.Cmd {
			return push(newInvoices(s.env, s.data.Voucher))
		}},
	}
}

func (s *voucher) Keys() []kit.Binding {
	out := []kit.Binding{bind(text.VoucherKeyLedger, onlyIf(len(s.data.Lines) > 0, text.VoucherOffNone), "enter")}
	for _, d := range s.deedsHere() {
		b := d.Binding
		b.Quiet = b.Quiet || b.Off != ""
		out = append(out, b)
	}
	return append(out, quiet(bind(text.VoucherKeyActs, "", "space", "f11", "ctrl+w")))
}

func (s *voucher) Update(msg tea.Msg) tea.Cmd {
	for _, d := range s.deedsHere() {
		if kit.Match(msg, d.Binding) {
			return d.do()
		}
	}
	switch kit.Key(msg) {
	case "space", "f11", "ctrl+w":
		return ask(kit.NewMenu(s.env.Theme, text.NameOf(s.data.Voucher), menuOf(s.deedsHere())...))
	}
	return s.lines.Update(kit.Local(msg, 0, len(s.head(s.drawnW))))
}
