package export

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/fxamacker/cbor/v2"

	"gonghui/ledger"
	"gonghui/model"
)

// chainedEvent is a line of 事件.jsonl whose hash was worked out again.
type chainedEvent struct {
	open []byte
	hash [32]byte
}

var errChain = errors.New("chain breaks")

// longestLine is more than any event takes.
const longestLine = 64 << 20

func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > longestLine {
			return nil, errChain
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// parseChained reads the event of a number and checks that it follows the one before.
func parseChained(line []byte, n uint64, prev [32]byte) (chainedEvent, error) {
	var l struct {
		Seq    uint64 `json:"seq"`
		Open   string `json:"open"`
		Sealed string `json:"sealed_sha256"`
		Prev   string `json:"prev"`
		Hash   string `json:"hash"`
	}
	if err := json.Unmarshal(line, &l); err != nil {
		return chainedEvent{}, fmt.Errorf("parse event: %w", err)
	}
	open, err := base64.StdEncoding.DecodeString(l.Open)
	if err != nil {
		return chainedEvent{}, fmt.Errorf("parse event: %w", err)
	}
	sealed, err := hex.DecodeString(l.Sealed)
	if err != nil || len(sealed) != sha256.Size {
		return chainedEvent{}, errChain
	}
	sum := sha256.New()
	sum.Write([]byte{chainAlgorithm})
	sum.Write(prev[:])
	sum.Write(open)
	sum.Write(sealed)
	e := chainedEvent{open: open, hash: [32]byte(sum.Sum(nil))}
	if l.Seq != n || l.Prev != hex.EncodeToString(prev[:]) || l.Hash != hex.EncodeToString(e.hash[:]) {
		return chainedEvent{}, errChain
	}
	return e, nil
}

// bookings are the turnovers of accounts by year, as the vouchers of a chain booked them, and what had been
// turned over before a book that was started in mid-year. Closing vouchers are left out, as reports do.
type bookings map[int]yearBookings

type yearBookings struct {
	vouchers map[string]ledger.Turnover
	before   map[string]ledger.Turnover
}

// openEvent is what of an event's open part tells about figures; its layout is in the comment of package
// ledger.
type openEvent struct {
	Kind   ledger.EventKind `cbor:"5,keyasint"`
	Record model.Kind       `cbor:"7,keyasint,omitempty"`
	Body   cbor.RawMessage  `cbor:"9,keyasint,omitempty"`
}

// add books one event of the chain. Later opening balances of a year replace earlier ones.
func (b bookings) add(open []byte) error {
	var e openEvent
	if err := cbor.Unmarshal(open, &e); err != nil {
		return fmt.Errorf("decode event: %w", err)
	}
	switch {
	case e.Kind == ledger.EventPosted:
		var v model.Voucher
		if err := cbor.Unmarshal(e.Body, &v); err != nil {
			return fmt.Errorf("decode voucher: %w", err)
		}
		if v.In().Month() == model.ClosingMonth {
			return nil
		}
		y := b.of(v.In().Year())
		for _, l := range v.Lines {
			turn(y.vouchers, l.Account, l.Debit(), l.Credit())
		}
	case e.Kind == ledger.EventSaved && e.Record == model.KindOpening:
		var o model.Opening
		if err := cbor.Unmarshal(e.Body, &o); err != nil {
			return fmt.Errorf("decode opening: %w", err)
		}
		y := b.of(o.Year)
		clear(y.before)
		for _, l := range o.Lines {
			turn(y.before, l.Account, l.YearDebit, l.YearCredit)
		}
	}
	return nil
}

func (b bookings) of(year int) yearBookings {
	y, ok := b[year]
	if !ok {
		y = yearBookings{vouchers: map[string]ledger.Turnover{}, before: map[string]ledger.Turnover{}}
		b[year] = y
	}
	return y
}

func turn(in map[string]ledger.Turnover, account string, debit, credit model.Money) {
	t := in[account]
	t.Debit += debit
	t.Credit += credit
	in[account] = t
}

// turnovers are a year's turnovers by account, with what came before the book.
func (b bookings) turnovers(year int) map[string]ledger.Turnover {
	out := map[string]ledger.Turnover{}
	y := b[year]
	for _, m := range []map[string]ledger.Turnover{y.vouchers, y.before} {
		for a, t := range m {
			turn(out, a, t.Debit, t.Credit)
		}
	}
	return out
}

// checkTies compares 科目余额表 with itself, with 序时账 and with the vouchers of the chain. booked is nil if the
// chain broke.
func (r *PackReport) checkTies(root *os.Root, booked bookings) {
	trialFile, journalFile := folderData+"/"+sheetTrial+".csv", folderData+"/"+sheetJournal+".csv"
	trial, err := readTable(root, trialFile)
	if err != nil {
		r.add(FaultRead, trialFile, "")
		return
	}
	journal, err := readTable(root, journalFile)
	if err != nil {
		r.add(FaultRead, journalFile, "")
		return
	}
	sums, err := trial.turnovers(r, trialFile)
	if err != nil {
		r.add(FaultRead, trialFile, "")
		return
	}
	lines := map[string]ledger.Turnover{}
	for i := range journal.rows {
		debit, err1 := journal.money(i, colDebit)
		credit, err2 := journal.money(i, colCredit)
		if errors.Join(err1, err2) != nil {
			r.add(FaultRead, journalFile, "")
			return
		}
		if !strings.Contains(journal.cell(i, colVoucher), closingMark) {
			turn(lines, journal.cell(i, colCode), debit, credit)
		}
	}
	r.compare(sums, lines, journalFile)
	if year, err := packYear(root); err != nil {
		r.add(FaultRead, folderData+"/datapackage.json", "")
	} else if booked != nil {
		r.compare(sums, booked.turnovers(year), fileEvents)
	}
}

// closingMark stands in the label of closing vouchers, whose period is the thirteenth.
const closingMark = "-13 "

// compare names the accounts whose turnover differs between 科目余额表 and another file.
func (r *PackReport) compare(trial, other map[string]ledger.Turnover, name string) {
	all := map[string]bool{}
	for _, m := range []map[string]ledger.Turnover{trial, other} {
		for a := range m {
			all[a] = true
		}
	}
	for _, a := range slices.Sorted(maps.Keys(all)) {
		if trial[a] != other[a] {
			here, there := trial[a], other[a]
			r.add(FaultTie, name, fmt.Sprintf(faultTurnover, a, here.Debit, here.Credit, there.Debit, there.Credit))
		}
	}
}

// readCSV is a CSV file of a pack as read back.
type readCSV struct {
	column map[string]int
	rows   [][]string
}

func readTable(root *os.Root, name string) (readCSV, error) {
	f, err := root.Open(name)
	if err != nil {
		return readCSV{}, err
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, longestTable))
	if err != nil {
		return readCSV{}, err
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte(bom)))).ReadAll()
	if err != nil || len(rows) == 0 {
		return readCSV{}, errors.Join(err, io.ErrUnexpectedEOF)
	}
	t := readCSV{column: map[string]int{}, rows: rows[1:]}
	for i, c := range rows[0] {
		t.column[c] = i
	}
	return t, nil
}

// longestTable is more than a year's 序时账 takes.
const longestTable = 1 << 30

// cell is a row's text under a header, empty if there is no such column.
func (t readCSV) cell(row int, name string) string {
	i, ok := t.column[name]
	if !ok || i >= len(t.rows[row]) {
		return ""
	}
	return t.rows[row][i]
}

func (t readCSV) money(row int, name string) (model.Money, error) {
	return model.ParseMoney(t.cell(row, name))
}

// turnovers reads 科目余额表: opening and movement must make the closing of every account, and debits equal
// credits.
func (t readCSV) turnovers(r *PackReport, name string) (map[string]ledger.Turnover, error) {
	out := map[string]ledger.Turnover{}
	var total [6]model.Money
	for i := range t.rows {
		var m [6]model.Money
		for j := range m {
			var err error
			if m[j], err = t.money(i, trialColumns[j+2].Name); err != nil {
				return nil, err
			}
			total[j] += m[j]
		}
		code := t.cell(i, colCode)
		out[code] = ledger.Turnover{Debit: m[2], Credit: m[3]}
		if m[0]-m[1]+m[2]-m[3] != m[4]-m[5] {
			r.add(FaultTie, name, fmt.Sprintf(faultAccount, code))
		}
	}
	for j := 0; j < len(total); j += 2 {
		if total[j] != total[j+1] {
			left, right := trialColumns[j+2].Name, trialColumns[j+3].Name
			r.add(FaultTie, name, fmt.Sprintf(faultSides, left, total[j], right, total[j+1]))
		}
	}
	return out, nil
}

// packYear is the year that a pack's description names.
func packYear(root *os.Root) (int, error) {
	data, err := readSmall(root, folderData+"/datapackage.json")
	if err != nil {
		return 0, err
	}
	var about struct {
		Name string `json:"name"`
	}
	if err := json.Unmarshal(data, &about); err != nil {
		return 0, fmt.Errorf("parse description: %w", err)
	}
	var year int
	if _, err := fmt.Sscanf(about.Name, packDataName, &year); err != nil {
		return 0, fmt.Errorf("parse description: %w", err)
	}
	return year, nil
}

// packDataName is the name in a pack's description.
const packDataName = "gonghui-audit-%d"
