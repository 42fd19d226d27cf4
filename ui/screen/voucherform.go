package screen

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// voucherSeed is what a form begins with.
type voucherSeed struct {
	model.Voucher
	copied bool          // the voucher is new but not empty: leaving it asks
	wrong  model.Voucher // posted; the form says what should have been booked. ID 0: a draft
	reason string        // why wrong is wrong
	made   *model.ID     // gets the ID of what was saved, for the list to go to; may be nil
}

// The names of a form's cells. Those of a line are the same in every line.
const (
	cellDate        = "date"
	cellAttachments = "attachments"
	cellProject     = "project"
	cellSummary     = "summary"
	cellAccount     = "account"
	cellAmount      = "amount"
	cellMember      = "member"
	cellClass       = "class"
)

// cell is a place where something is typed. Line is the line's index, -1 above and below the lines.
type cell struct {
	line int
	name string
}

// signCells are the cells below the lines, by rows, with the field of the voucher that each is for.
var signCells = [][]signCell{
	{
		{"Preparer", text.VoucherFieldPreparer, 9, func(v *model.Voucher) *string { return &v.Preparer }},
		{"Reviewer", text.VoucherFieldReviewer, 9, func(v *model.Voucher) *string { return &v.Reviewer }},
		{"Approver", text.VoucherFieldApprover, 9, func(v *model.Voucher) *string { return &v.Approver }},
		{"Cashier", text.VoucherFieldCashier, 9, func(v *model.Voucher) *string { return &v.Cashier }},
		{"Handler", text.VoucherFieldHandler, 9, func(v *model.Voucher) *string { return &v.Handler }},
	},
	{
		{"Counterparty", text.VoucherFieldCounterparty, 22, func(v *model.Voucher) *string { return &v.Counterparty }},
		{"Bill", text.VoucherFieldBill, 12, func(v *model.Voucher) *string { return &v.Bill }},
		{"Settlement", text.VoucherFieldSettlement, 12, func(v *model.Voucher) *string { return &v.Settlement }},
	},
}

// signCell is one of them; a cell without a field is a date that the form reads by itself.
type signCell struct {
	name, label string
	width       int
	field       func(*model.Voucher) *string
}

// minuteCells are asked for where the branch decides on large sums in a meeting.
var minuteCells = []signCell{
	{"Minutes", text.VoucherFieldMinutes, 30, func(v *model.Voucher) *string { return &v.Minutes }},
	{cellMinutesDate, text.VoucherFieldMinutesDate, 11, nil},
}

const cellMinutesDate = "MinutesDate"

// signRows are the cells below the lines that this form has.
func (f *voucherForm) signRows() [][]signCell {
	v := f.seed.Voucher
	if f.env.Session.Branch.CollectiveAbove == 0 && v.Minutes == "" && v.MinutesDate == 0 {
		return signCells
	}
	return append(signCells[:len(signCells):len(signCells)], minuteCells)
}

// formLine is one line being typed. Its amount stands in the column of its side.
type formLine struct {
	account, amount, member *kit.Field
	summary, project        *kit.Field
	code                    string   // of the account, once it is known
	person                  model.ID // once the member is known
	side                    model.Side
	open                    bool       // its own summary and project are shown
	about                   model.Ref  // the visit or grant that it is about
	class                   *kit.Field // 经济分类, asked for where the branch keeps it
}

func (l *formLine) field(name string) *kit.Field {
	switch name {
	case cellAccount:
		return l.account
	case cellAmount:
		return l.amount
	case cellMember:
		return l.member
	case cellSummary:
		return l.summary
	case cellProject:
		return l.project
	case cellClass:
		return l.class
	}
	return nil
}

// blank tells that nothing was typed into the line.
func (l *formLine) blank() bool {
	for _, f := range []*kit.Field{l.account, l.amount, l.member, l.summary, l.project, l.class} {
		if f.Value() != "" {
			return false
		}
	}
	return l.about.IsZero()
}

// voucherForm is the double-entry form: of a new voucher, a draft, or of what puts a posted voucher right.
type voucherForm struct {
	env  Env
	seed voucherSeed
	refs voucherRefs
	load Slot
	plan Slot   // of the read before a question
	id   string // of the one command that this form writes
	sent bool   // that command is under way

	head  map[string]*kit.Field
	lines []*formLine
	at    cell
	fresh bool // nothing was typed yet into the focused cell; see replaced
	drop  dropList
	like  model.Voucher // an earlier voucher whose lines could be taken over; ID 0: none
	errs  map[cell]string
	warns map[cell]string
	clean string
	// doubled says that the user means to book once more what was booked already.
	doubled bool

	w, h int // of the last drawing, for clicks
}

// newVoucherForm opens a form on what the seed says.
func newVoucherForm(env Env, seed voucherSeed) Screen {
	f := &voucherForm{
		env: env, seed: seed, id: env.NewID(), head: map[string]*kit.Field{}, w: 80, h: 20,
		errs: map[cell]string{}, warns: map[cell]string{},
	}
	f.fill(seed.Voucher)
	f.at = cell{-1, cellDate}
	if f.right() {
		f.at = cell{-1, cellSummary}
	}
	f.focus(f.at)
	f.clean = f.snapshot()
	if seed.copied {
		f.clean = ""
	}
	return f
}

// right tells that the form says what should have been booked instead of a posted voucher.
func (f *voucherForm) right() bool { return f.seed.wrong.ID != 0 }

// fill puts a voucher into the fields.
func (f *voucherForm) fill(v model.Voucher) {
	th := f.env.Theme
	field := func(kind kit.Kind, value string, limit int) *kit.Field {
		x := kit.NewField(th, kind)
		x.Limit = limit
		x.SetValue(value)
		return x
	}
	count := ""
	if v.Attachments != 0 {
		count = plainNumber(v.Attachments)
	}
	f.head[cellDate] = field(kit.KindDate, v.Date.String(), 0)
	f.head[cellDate].Base = f.env.Day().String()
	f.head[cellDate].ReadOnly = f.right()
	f.head[cellAttachments] = field(kit.KindID, count, 4)
	f.head[cellSummary] = field(kit.KindText, v.Summary, model.MaxSummary)
	for _, row := range f.signRows() {
		for _, c := range row {
			if c.field != nil {
				f.head[c.name] = field(kit.KindText, *c.field(&v), model.MaxName)
				f.head[c.name].Placeholder = text.VoucherFieldUnset
			}
		}
	}
	f.head[cellMinutesDate] = field(kit.KindDate, v.MinutesDate.String(), 0)
	f.head[cellMinutesDate].Base = f.env.Day().String()
	whole := commonProject(v.Lines)
	f.head[cellProject] = field(kit.KindText, whole, model.MaxName)
	f.head[cellProject].Placeholder = text.VoucherFieldNone
	f.head[cellAttachments].Placeholder = "0"
	f.lines = nil
	for _, l := range v.Lines {
		own := l.Project
		if own == whole {
			own = ""
		}
		amount := ""
		if l.Amount != 0 {
			amount = l.Amount.String()
		}
		line := &formLine{
			account: field(kit.KindText, l.Account, 0), amount: field(kit.KindAmount, amount, 0),
			member: field(kit.KindText, "", 0), summary: field(kit.KindText, l.Summary, model.MaxSummary),
			project: field(kit.KindText, own, model.MaxName), code: l.Account, person: l.Member, side: l.Side,
			open: l.Summary != "" || own != "" || l.Class != "", about: l.About,
			class: field(kit.KindText, l.Class, model.MaxName),
		}
		f.lines = append(f.lines, line)
	}
	for len(f.lines) < 2 {
		f.addLine()
	}
}

// commonProject is the project that all lines have; "" if they differ.
func commonProject(lines []model.Line) string {
	for _, l := range lines {
		if l.Project != lines[0].Project {
			return ""
		}
	}
	if len(lines) == 0 {
		return ""
	}
	return lines[0].Project
}

// addLine adds an empty line, on the side that lacks something; the first two are debit and credit.
func (f *voucherForm) addLine() {
	side := model.Debit
	debit, credit := f.sums()
	if len(f.lines) == 1 && debit == credit || debit > credit {
		side = model.Credit
	}
	th := f.env.Theme
	line := &formLine{
		account: kit.NewField(th, kit.KindText), amount: kit.NewField(th, kit.KindAmount),
		member: kit.NewField(th, kit.KindText), summary: kit.NewField(th, kit.KindText),
		project: kit.NewField(th, kit.KindText), class: kit.NewField(th, kit.KindText), side: side,
	}
	line.summary.Limit, line.project.Limit = model.MaxSummary, model.MaxName
	f.lines = append(f.lines, line)
}

// sums adds up what can be read of the amounts, the one being typed included.
func (f *voucherForm) sums() (debit, credit model.Money) {
	for _, l := range f.lines {
		m := amountOf(l.amount)
		if l.side == model.Debit {
			debit += m
		} else {
			credit += m
		}
	}
	return debit, credit
}

// amountOf is a field's amount, worked out if it is a sum; 0 if it cannot be read.
func amountOf(f *kit.Field) model.Money {
	s := f.Value()
	if strings.TrimSpace(s) == "" {
		return 0
	}
	if worked, err := kit.Evaluate(s); err == nil {
		s = worked
	}
	m, err := model.ParseMoney(s)
	if err != nil {
		return 0
	}
	return m
}

// snapshot is everything that was typed, so that a change is noticed.
func (f *voucherForm) snapshot() string {
	var b strings.Builder
	add := func(s string) { b.WriteString(s + "\x00") }
	for _, c := range f.stops() {
		if c.line < 0 {
			add(f.fieldAt(c).Value())
		}
	}
	for _, l := range f.lines {
		if l.blank() {
			continue
		}
		add(l.code + "\x01" + idKey(l.person) + "\x01" + fmt.Sprint(l.about) + "\x01" + l.side.String())
		for _, x := range []*kit.Field{l.amount, l.summary, l.project, l.class} {
			add(x.Value())
		}
		if l.code == "" {
			add(l.account.Value())
		}
		if l.person == 0 {
			add(l.member.Value())
		}
	}
	return b.String()
}

// Dirty tells that something was typed that is not saved.
func (f *voucherForm) Dirty() bool { return !f.sent && f.snapshot() != f.clean }

// Editing is always so: there is always a cell with the cursor.
func (f *voucherForm) Editing() bool { return true }

// Escape closes the list of matches below a cell.
func (f *voucherForm) Escape() bool {
	if !f.drop.shown() {
		return false
	}
	f.drop = dropList{}
	return true
}

func (f *voucherForm) Title() string {
	if f.right() {
		return text.VoucherFormTitle(0, text.NameOf(f.seed.wrong))
	}
	return text.VoucherFormTitle(f.seed.ID, "")
}

func (f *voucherForm) Init() tea.Cmd { return f.Reload() }

// Keys are the form's; those that type nothing come in two ways.
func (f *voucherForm) Keys() []kit.Binding {
	save := bind(text.VoucherKeySaveDraft, "", "ctrl+s", "f6")
	post := bind(text.VoucherKeySavePost, "", "f8", "ctrl+t")
	next := quiet(bind(text.VoucherKeySaveNext, "", "f3", "ctrl+n"))
	if f.right() {
		save.Help, post.Off, next.Off = text.VoucherKeyBothSave, text.VoucherHintBlue, text.VoucherHintBlue
	}
	inLines := onlyIf(f.at.line >= 0, text.VoucherFormNotInLine)
	return []kit.Binding{
		quiet(bind(text.VoucherKeyNextCell, "", "tab", "enter", "down")),
		quiet(bind(text.VoucherKeyPrevCell, "", "shift+tab", "up")),
		save, post,
		bind(text.VoucherKeyLookUp, "", "f2", "ctrl+l"),
		quiet(bind(text.VoucherKeyBalance, onlyIf(f.at.name == cellAmount, text.VoucherFormNotInAmount), "=")),
		quiet(bind(text.VoucherKeySame, "", "..")),
		bind(text.VoucherKeyDropLine, inLines, "f4", "ctrl+x"),
		bind(text.VoucherKeyDetail, inLines, "f7", "ctrl+o"),
		quiet(bind(text.VoucherKeySimilar, onlyIf(f.like.ID != 0, text.VoucherFormNoSimilar), "f12", "ctrl+e")),
		quiet(bind(text.VoucherKeyFlip, inLines, "f11", "ctrl+y")),
		quiet(bind(text.TemplatesTitle, "", "shift+f2", "ctrl+b")),
		quiet(bind(text.VoucherKeyAbout, inLines, "shift+f7", "ctrl+f")),
		quiet(bind(text.EventsTitle, onlyIf(!f.right(), text.VoucherHintBlue), "shift+f3", "ctrl+v")),
		next,
	}
}

// Update edits the focused cell, or does what a key of the form does.
func (f *voucherForm) Update(msg tea.Msg) tea.Cmd {
	if f.sent {
		return nil
	}
	if click, ok := msg.(tea.MouseClickMsg); ok {
		return f.click(click)
	}
	switch kit.Key(msg) {
	case "ctrl+s", "f6":
		return f.save(f.saved)
	case "f3", "ctrl+n":
		if f.right() {
			return nil
		}
		return f.save(func() tea.Cmd {
			return send(Replace{newVoucherForm(f.env, voucherSeed{Voucher: f.following(), made: f.seed.made})})
		})
	case "f8", "ctrl+t":
		if f.right() {
			return f.save(f.saved)
		}
		return f.post()
	case "f2", "ctrl+l":
		return f.lookUp()
	case "f4", "ctrl+x":
		return f.dropLine()
	case "f7", "ctrl+o":
		return f.toggleDetail()
	case "f11", "ctrl+y":
		return f.flip()
	case "f12", "ctrl+e":
		return f.takeOver()
	case "shift+f7", "ctrl+f":
		return f.askAbout()
	case "shift+f2", "ctrl+b":
		return f.fromTemplate()
	case "shift+f3", "ctrl+v":
		return f.fromEvent()
	case "tab", "enter":
		return f.next()
	case "shift+tab":
		return f.previous()
	case "down":
		return f.vertical(1)
	case "up":
		return f.vertical(-1)
	}
	return f.edit(msg)
}

// saved leaves the form.
func (f *voucherForm) saved() tea.Cmd { return pop() }

// following is the voucher of the next form, for those who type a pile of them: the same day and names.
func (f *voucherForm) following() model.Voucher {
	v := freshVoucher(f.env)
	old, _ := f.voucher()
	v.Date = old.Date
	v.Signatures = old.Signatures
	return v
}
