package intake

import (
	"slices"
	"strings"

	"gonghui/ledger/intake/sheet"
	"gonghui/model"
)

// The names of the fields of files of households in hardship (总工办〔2016〕36号, as far as a school keeps them).
const (
	fOpened      = "建档日期"
	fMinimum     = "低保标准"
	fFileKeeper  = "建档人"
	fFileClosed  = "脱困日期"
	fSecondCause = "次要致困原因"
	fHealth      = "健康状况"
	fDisability  = "残疾类别"
	fMarriage    = "婚姻状况"
	fHousing     = "住房类型"
	fInsurance   = "医保状况"
	fIncome      = "本人月平均收入"
	fOtherIncome = "家庭其他年收入"
	fRelative    = "家庭成员"
	fRelativeIs  = "成员关系"
	fRelativeDay = "成员出生日期"
	fRelativeID  = "成员身份证号"
	fRelativeFit = "成员健康状况"
	fRelativePay = "成员月收入"
	fRelativeJob = "成员单位"
)

// costFields are the columns of what a household cannot do without in a year, with the kind that each is kept as.
func costFields() [][2]string {
	return [][2]string{
		{"医疗支出", "医疗"}, {"就学支出", "就学"}, {"残疾护理支出", "残疾护理"}, {"必要就业成本", "必要就业成本"}, {"其他刚性支出", "其他"},
	}
}

func hardshipFields() []sheet.Field {
	return append(personFields(),
		field(fFile, "档案编号", "困难档案号", "建档号"),
		must(field(fHardship, "困难类型", "类别", "帮扶类别", "致困类别", "困难程度")),
		field(fOpened, "建档时间", "建档日", "认定日期"),
		field(fValidUntil, "有效期至", "有效期", "认定有效期"),
		field(fMinimum, "当地低保标准", "低保线", "低保标准(月)", "月低保标准"),
		field(fFileKeeper, "建档人员", "录入人", "填表人"),
		field(fFileClosed, "脱困时间", "销档日期"),
		field(fCause, "主要致困原因", "困难原因", "原因"),
		field(fSecondCause, "次要原因", "其他致困原因"),
		field(fHealth, "本人健康状况", "身体状况"),
		field(fDisability, "残疾类别等级", "残疾情况", "残疾类别及等级"),
		field(fMarriage, "婚姻"),
		field(fHousing, "住房", "住房情况", "住房类型面积"),
		field(fInsurance, "医保", "医疗保险", "参保情况"),
		field(fIncome, "本人月收入", "月平均收入", "月收入", "本人收入"),
		field(fOtherIncome, "其他年收入", "家庭其他收入"),
		field("医疗支出", "医疗费", "自费医疗支出", "年医疗支出"), field("就学支出", "教育支出", "子女就学支出", "学费"),
		field("残疾护理支出", "护理支出", "残疾护理"), field("必要就业成本", "就业成本"), field("其他刚性支出", "其他支出"),
		field(fRelative, "家庭成员姓名", "成员姓名", "家属姓名"),
		field(fRelativeIs, "与本人关系", "与职工关系", "关系", "家庭关系"),
		field(fRelativeDay, "成员出生年月", "家庭成员出生日期"),
		field(fRelativeID, "家庭成员身份证号", "成员身份证"),
		field(fRelativeFit, "家庭成员健康状况", "成员健康"),
		field(fRelativePay, "家庭成员月收入", "成员收入"),
		field(fRelativeJob, "成员工作单位", "成员单位学校", "单位或学校", "单位/学校"),
		field(fNote, "附注", "说明"),
	)
}

// hardships imports files of households. A file begins on a row of its own; rows below that name nobody, or the same
// file once more, hold further members of the household.
type hardships struct {
	run      *run
	c        hardshipColumns
	byNumber map[string]*known[model.Hardship]
	byMember map[model.ID]*known[model.Hardship] // files that are open
	open     *household
}

// household is the file that is being read.
type household struct {
	record model.Hardship
	first  line
	rows   []int // of each of the household
	bad    bool
}

type hardshipColumns struct {
	person                                                                  person
	number, category, opened, valid, minimum, keeper, closed, cause, second column
	health, disability, marriage, housing, insurance, income, other, note   column
	relative, relation, birth, id, fit, pay, job                            column
	costs                                                                   []column
}

func newHardships(r *run, t *table) (importer, error) {
	h := &hardships{
		run: r, byNumber: map[string]*known[model.Hardship]{}, byMember: map[model.ID]*known[model.Hardship]{},
		c: hardshipColumns{
			person: t.person(), number: t.col(fFile), category: t.col(fHardship), opened: t.col(fOpened),
			valid: t.col(fValidUntil), minimum: t.col(fMinimum), keeper: t.col(fFileKeeper), closed: t.col(fFileClosed),
			cause: t.col(fCause), second: t.col(fSecondCause), health: t.col(fHealth), disability: t.col(fDisability),
			marriage: t.col(fMarriage), housing: t.col(fHousing), insurance: t.col(fInsurance), income: t.col(fIncome),
			other: t.col(fOtherIncome), note: t.col(fNote), relative: t.col(fRelative), relation: t.col(fRelativeIs),
			birth: t.col(fRelativeDay), id: t.col(fRelativeID), fit: t.col(fRelativeFit), pay: t.col(fRelativePay),
			job: t.col(fRelativeJob),
		},
	}
	for _, f := range costFields() {
		h.c.costs = append(h.c.costs, t.col(f[0]))
	}
	files, err := r.view.Hardships()
	for _, x := range files {
		h.index(&known[model.Hardship]{record: x})
	}
	return h, err
}

func (h *hardships) index(k *known[model.Hardship]) {
	if k.record.Number != "" {
		h.byNumber[k.record.Number] = k
	}
	if k.record.Closed == 0 {
		h.byMember[k.record.Member] = k
	}
}

// names are the columns that say whose file a row is about.
func (h *hardships) names() []column {
	return []column{h.c.number, h.c.person.member, h.c.person.name}
}

// whose is the column that names the member, by number where there is one.
func (h *hardships) whose() column {
	if h.c.person.member.at < 0 {
		return h.c.person.name
	}
	return h.c.person.member
}

// own are the columns of the file as a whole.
func (h *hardships) own() []column {
	c := h.c
	return append([]column{
		c.category, c.opened, c.valid, c.minimum, c.keeper, c.closed, c.cause, c.second, c.health, c.disability,
		c.marriage, c.housing, c.insurance, c.income, c.other, c.note,
	}, c.costs...)
}

// goesOn tells whether a row belongs to the file above: it names none, or the same again.
func (h *hardships) goesOn(l *line) bool {
	if h.open == nil {
		return false
	}
	return !slices.ContainsFunc(h.names(), func(c column) bool {
		return l.given(c) && strings.TrimSpace(l.Cell(c.at).Text) != strings.TrimSpace(h.open.first.Cell(c.at).Text)
	})
}

// row reads one row: a file with the first of the household, or one more of the household.
func (h *hardships) row(l *line) error {
	if h.goesOn(l) {
		for _, c := range h.own() {
			if l.given(c) && l.Cell(c.at).Text != h.open.first.Cell(c.at).Text {
				l.fail(c, CodeOtherRow, "", h.run.rowText(h.open.first.Line))
			}
		}
		h.relative(l)
		h.open.bad = h.open.bad || l.bad
		return nil
	}
	if err := h.finish(); err != nil {
		return err
	}
	h.run.result.Read++
	h.open = &household{first: *l}
	x, err := h.read(l)
	if err != nil {
		return err
	}
	h.open.record = x
	h.relative(l)
	h.open.first, h.open.bad = *l, l.bad
	return nil
}

// read takes the cells of the file itself.
func (h *hardships) read(l *line) (model.Hardship, error) {
	c := h.c
	member, err := l.member(c.person)
	if err != nil {
		return model.Hardship{}, err
	}
	x := model.Hardship{
		Number: l.code(c.number), Member: member, Category: l.text(c.category, model.MaxName), Opened: l.date(c.opened),
		ValidUntil: l.day(c.valid), Closed: l.date(c.closed), Minimum: l.money(c.minimum), Keeper: l.name(c.keeper),
		Private: model.HardshipPrivate{
			Cause: l.text(c.cause, model.MaxNote), Second: l.text(c.second, model.MaxNote),
			Note: l.text(c.note, model.MaxNote), Health: l.text(c.health, model.MaxName),
			Disability: l.text(c.disability, model.MaxName), Housing: l.text(c.housing, model.MaxName),
			Marriage: l.text(c.marriage, model.MaxName), Insurance: l.text(c.insurance, model.MaxName),
			Income: l.money(c.income), Other: l.money(c.other),
		},
	}
	l.need(c.category)
	if known, ok := model.ParseHardship(x.Category); ok {
		x.Category = known
	}
	for i, f := range costFields() {
		if sum := l.money(c.costs[i]); sum != 0 {
			x.Private.Costs = append(x.Private.Costs, model.RigidCost{Kind: f[1], Amount: sum})
		}
	}
	return x, nil
}

// relative adds the member of the household of a row, if it has one.
func (h *hardships) relative(l *line) {
	c := h.c
	of := []column{c.relative, c.relation, c.birth, c.id, c.fit, c.pay, c.job}
	if !slices.ContainsFunc(of, l.given) {
		return
	}
	l.need(c.relative)
	x := model.HouseholdMember{
		Name: l.name(c.relative), Relation: l.text(c.relation, model.MaxName), Birth: l.dateOrMonth(c.birth),
		IDNumber: l.longNumber(c.id, false), Health: l.text(c.fit, model.MaxName), Income: l.money(c.pay),
		Work: l.text(c.job, model.MaxSummary),
	}
	if x.IDNumber != "" {
		id, err := model.ParseIDNumber(x.IDNumber)
		if err != nil {
			l.fail(c.id, Code(model.RuleHardshipPerson), "", "")
		}
		x.IDNumber = id
	}
	h.open.record.Private.Household = append(h.open.record.Private.Household, x)
	h.open.rows = append(h.open.rows, l.Line)
}

// finish settles the file that was being read.
func (h *hardships) finish() error {
	o := h.open
	if h.open = nil; o == nil {
		return nil
	}
	x, fresh := o.record, false
	if fresh = x.Opened == 0; fresh {
		x.Opened = h.run.view.Today()
	}
	what := EffectRefused
	if !o.bad {
		check := x
		if check.Number == "" {
			check.Number = "?" // the book gives one
		}
		o.bad = !h.run.violations(model.CheckHardship(check), func(v model.Violation) (int, string) {
			return h.place(o, v)
		})
	}
	if !o.bad {
		what = h.compare(o, &x, fresh)
	}
	if o.bad || what == EffectRefused {
		return nil
	}
	h.run.count(o.first.Line, what, strings.TrimSpace(x.Number+" "+h.run.who(x.Member)+" "+x.Category))
	if what == EffectSame || !h.run.writing() {
		return nil
	}
	if x.Number == "" {
		var err error
		if x.Number, err = h.run.view.HardshipNumber(x.Opened.Year()); err != nil {
			return err
		}
	}
	_, err := h.run.tx.SaveHardship(x)
	return err
}

// place finds the row and the column that a violation is about.
func (h *hardships) place(o *household, v model.Violation) (int, string) {
	c := h.c
	if v.Field == "Household" && v.Line >= 0 && v.Line < len(o.rows) {
		return o.rows[v.Line], c.relative.title
	}
	columns := map[string]column{
		"Number": c.number, "Member": h.whose(), "Category": c.category, "Opened": c.opened,
		"ValidUntil": c.valid, "Closed": c.closed, "Minimum": c.minimum, "Keeper": c.keeper, "Cause": c.cause,
		"Second": c.second, "Note": c.note, "Health": c.health, "Disability": c.disability, "Housing": c.housing,
		"Marriage": c.marriage, "Insurance": c.insurance, "Income": c.income, "Other": c.other,
	}
	if v.Field == "Costs" && v.Line >= 0 && v.Line < len(o.record.Private.Costs) {
		kind := o.record.Private.Costs[v.Line].Kind
		at := slices.IndexFunc(costFields(), func(f [2]string) bool { return f[1] == kind })
		return o.first.Line, c.costs[at].title
	}
	if at, ok := columns[v.Field]; ok {
		return o.first.Line, at.title
	}
	return o.first.Line, c.category.title
}

// compare looks for the file among those of the book and the rows above: by its number, else by whose household it is.
func (h *hardships) compare(o *household, x *model.Hardship, fresh bool) Effect {
	l, at := &o.first, h.c.number
	old := h.byNumber[x.Number]
	if x.Number == "" {
		old, at = h.byMember[x.Member], h.whose()
	} else if other := h.byMember[x.Member]; old == nil && other != nil && x.Closed == 0 {
		if other.row == 0 {
			l.fail(at, CodeDiffers, x.Number, at.title+" "+other.record.Number)
			return EffectRefused
		}
		old = other
	}
	if old == nil {
		h.index(&known[model.Hardship]{record: *x, row: l.Line})
		return EffectNew
	}
	if old.row > 0 {
		l.fail(at, CodeTwice, x.Number, h.run.rowText(old.row))
		return EffectRefused
	}
	old.row = l.Line
	if diff := h.differences(old.record, *x, fresh); len(diff) > 0 {
		l.fail(at, CodeDiffers, x.Number, strings.Join(diff, "、"))
		return EffectRefused
	}
	x.Number = old.record.Number
	return EffectSame
}

// differences lists the headers by which a file of the table is not the one that the book has.
func (h *hardships) differences(was, now model.Hardship, fresh bool) []string {
	c, a, b := h.c, was.Private, now.Private
	if fresh {
		now.Opened = was.Opened
	}
	out := differing([]said{
		{h.whose(), memberText(was.Member), memberText(now.Member)},
		{c.category, was.Category, now.Category},
		{c.opened, was.Opened.String(), now.Opened.String()},
		{c.valid, was.ValidUntil.String(), now.ValidUntil.String()},
		{c.closed, was.Closed.String(), now.Closed.String()},
		{c.minimum, was.Minimum.String(), given(now.Minimum)},
		{c.keeper, was.Keeper, now.Keeper},
		{c.cause, a.Cause, b.Cause},
		{c.second, a.Second, b.Second},
		{c.note, a.Note, b.Note},
		{c.health, a.Health, b.Health},
		{c.disability, a.Disability, b.Disability},
		{c.housing, a.Housing, b.Housing},
		{c.marriage, a.Marriage, b.Marriage},
		{c.insurance, a.Insurance, b.Insurance},
		{c.income, a.Income.String(), given(b.Income)},
		{c.other, a.Other.String(), given(b.Other)},
	})
	if len(b.Costs) > 0 && !slices.Equal(a.Costs, b.Costs) {
		out = append(out, costFields()[0][0])
	}
	if len(b.Household) > 0 && !slices.Equal(a.Household, b.Household) {
		out = append(out, c.relative.title)
	}
	return out
}

// given is an amount that a table gives; nothing for none.
func given(m model.Money) string {
	if m == 0 {
		return ""
	}
	return m.String()
}

func memberText(id model.ID) string { return linked(id, id) }
