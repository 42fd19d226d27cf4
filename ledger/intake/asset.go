package intake

import (
	"strconv"
	"strings"

	"gonghui/ledger/intake/sheet"
	"gonghui/model"
)

// The names of the fields of cards of fixed assets.
const (
	fCardNumber = "卡片编号"
	fAsset      = "资产名称"
	fAssetClass = "资产类别"
	fSpec       = "规格型号"
	fQuantity   = "数量"
	fUnit       = "单位"
	fCost       = "原值"
	fAcquired   = "取得日期"
	fLife       = "折旧月数"
	fYears      = "折旧年限"
	fWorn       = "累计折旧"
	fWornTo     = "折旧至"
	fWhere      = "存放地点"
	fKeeper     = "保管人"
	fOrigin     = "来源"
	fMemo       = "备查"
)

func assetFields() []sheet.Field {
	return []sheet.Field{
		field(fCardNumber, "资产编号", "固定资产编号", "卡片号", "资产卡片编号", "资产代码"),
		must(field(fAsset, "名称", "固定资产名称", "品名", "设备名称", "物品名称")),
		must(field(fAssetClass, "类别", "固定资产类别", "分类", "资产分类")),
		field(fSpec, "规格", "型号", "规格及型号", "品牌型号"),
		field(fQuantity, "件数", "资产数量"),
		field(fUnit, "计量单位"),
		must(field(fCost, "资产原值", "金额", "账面原值", "购置金额", "价值", "购置价")),
		must(field(fAcquired, "购置日期", "入账日期", "购入日期", "启用日期", "购置时间", "取得时间")),
		field(fLife, "使用月数", "使用月限", "预计使用月数"),
		field(fYears, "使用年限", "预计使用年限", "年限"),
		field(fWorn, "已提折旧", "累计已提折旧", "期初累计折旧", "账前折旧"),
		field(fWornTo, "已提至", "累计折旧至", "账前折旧至"),
		field(fWhere, "地点", "使用地点", "放置地点", "使用部门"),
		field(fKeeper, "使用人", "责任人", "领用人", "管理人"),
		field(fOrigin, "取得方式", "资产来源"),
		field(fVoucher, "购置凭证号", "凭证字号", "入账凭证号"),
		field(fMemo, "是否备查"),
		field(fNote, "说明", "附注"),
	}
}

// assets imports cards of fixed assets.
type assets struct {
	run      *run
	c        assetColumns
	byNumber map[string]*known[model.AssetCard]
	byThing  map[assetKey]*known[model.AssetCard]
}

type assetColumns struct {
	number, name, class, spec, quantity, unit, cost, acquired, life, years, worn, wornTo column
	place, keeper, origin, voucher, memo, note                                           column
}

// assetKey is what a card without a number is recognised by.
type assetKey struct {
	name, spec string
	acquired   model.Date
	cost       model.Money
}

func keyOfAsset(a model.AssetCard) assetKey { return assetKey{a.Name, a.Spec, a.Acquired, a.Cost} }

func newAssets(r *run, t *table) (importer, error) {
	a := &assets{
		run: r, byNumber: map[string]*known[model.AssetCard]{}, byThing: map[assetKey]*known[model.AssetCard]{},
		c: assetColumns{
			number: t.col(fCardNumber), name: t.col(fAsset), class: t.col(fAssetClass), spec: t.col(fSpec),
			quantity: t.col(fQuantity), unit: t.col(fUnit), cost: t.col(fCost), acquired: t.col(fAcquired),
			life: t.col(fLife), years: t.col(fYears), worn: t.col(fWorn), wornTo: t.col(fWornTo), place: t.col(fWhere),
			keeper: t.col(fKeeper), origin: t.col(fOrigin), voucher: t.col(fVoucher), memo: t.col(fMemo),
			note: t.col(fNote),
		},
	}
	cards, err := r.view.Assets()
	for _, x := range cards {
		k := &known[model.AssetCard]{record: x}
		a.byNumber[x.Number], a.byThing[keyOfAsset(x)] = k, k
	}
	return a, err
}

// row reads one card and writes it when the book does not have it.
func (a *assets) row(l *line) error {
	a.run.result.Read++
	x, err := a.read(l)
	if err != nil {
		return err
	}
	check := x
	if check.Number == "" {
		check.Number = "?" // the book gives one
	}
	if l.check(model.CheckAsset(check), a.column); l.bad {
		return nil
	}
	what := a.compare(l, &x)
	if l.bad {
		return nil
	}
	a.run.count(l.Line, what, strings.TrimSpace(x.Number+" "+x.Name+" "+x.Cost.Grouped()))
	if what == EffectSame || !a.run.writing() {
		return nil
	}
	_, err = a.run.tx.SaveAsset(x)
	return err
}

// read takes the cells of a row. A life that is not given is the least of the class; depreciation that was booked
// before runs to the month before the book's first year unless the file says to which.
func (a *assets) read(l *line) (model.AssetCard, error) {
	c := a.c
	class := word(l, c.class, model.AssetClassOf, assetClassNames())
	x := model.AssetCard{
		Number: l.code(c.number), Name: l.text(c.name, model.MaxSummary), Class: class.Class, Months: class.Months,
		Spec: l.text(c.spec, model.MaxSummary), Quantity: l.count(c.quantity), Unit: l.text(c.unit, model.MaxName),
		Cost: l.money(c.cost), Acquired: l.dateOrMonth(c.acquired), Before: l.money(c.worn),
		Place: l.text(c.place, model.MaxSummary), Keeper: l.name(c.keeper), Origin: l.text(c.origin, model.MaxName),
		Note: l.text(c.note, model.MaxSummary),
		Memo: word(l, c.memo, yes, []string{"是", "否"}),
	}
	for _, need := range []column{c.name, c.class, c.acquired} {
		l.need(need)
	}
	if !x.Memo {
		l.need(c.cost)
	}
	if x.Acquired.IsMonth() {
		x.Acquired = x.Acquired.Period().First()
	}
	if l.given(c.life) {
		x.Months = l.count(c.life)
	} else if l.given(c.years) {
		x.Months = 12 * l.count(column{c.years.at, c.years.title})
	}
	if x.Quantity == 0 {
		x.Quantity = 1
	}
	if x.Before != 0 {
		x.BeforeTo = l.month(c.wornTo, 0)
		if x.BeforeTo == 0 && !l.given(c.wornTo) {
			x.BeforeTo = model.NewPeriod(a.run.branch.FirstYear, 1).Prev()
		}
	}
	if paper := l.text(c.voucher, model.MaxName); paper != "" && x.Acquired != 0 {
		id, err := a.run.sources.link(paper, x.Acquired)
		if err != nil {
			return x, err
		}
		x.Voucher = id
	}
	return x, nil
}

func yes(s string) (bool, bool) {
	switch s {
	case "是", "备查", "1", "√", "Y", "y":
		return true, true
	case "否", "0", "N", "n":
		return false, true
	}
	return false, false
}

func assetClassNames() []string {
	var out []string
	for _, c := range model.AssetClasses() {
		out = append(out, c.Name)
	}
	return out
}

// compare looks for the card among those of the book and the rows above: by its number, else by what it is.
func (a *assets) compare(l *line, x *model.AssetCard) Effect {
	old := a.byNumber[x.Number]
	if x.Number == "" {
		if old = a.byThing[keyOfAsset(*x)]; old != nil && old.row > 0 {
			old = nil // several of a kind, each on a row of its own
		}
	}
	if old == nil {
		k := &known[model.AssetCard]{record: *x, row: l.Line}
		if x.Number != "" {
			a.byNumber[x.Number] = k
		}
		return EffectNew
	}
	if old.row > 0 {
		l.fail(a.c.number, CodeTwice, x.Number, a.run.rowText(old.row))
		return EffectRefused
	}
	old.row = l.Line
	if diff := a.differences(old.record, *x); len(diff) > 0 {
		l.fail(a.c.number, CodeDiffers, x.Number, strings.Join(diff, "、"))
		return EffectRefused
	}
	x.Number = old.record.Number
	return EffectSame
}

// differences lists the headers by which a card of the file is not the one that the book has.
func (a *assets) differences(was, now model.AssetCard) []string {
	c := a.c
	months := func(x model.AssetCard) string { return strconv.Itoa(x.Months) }
	life := c.life
	if life.at < 0 {
		life = c.years
	}
	return differing([]said{
		{c.name, was.Name, now.Name},
		{c.class, string(was.Class), string(now.Class)},
		{c.spec, was.Spec, now.Spec},
		{c.quantity, strconv.Itoa(max(was.Quantity, 1)), strconv.Itoa(now.Quantity)},
		{c.unit, was.Unit, now.Unit},
		{c.cost, was.Cost.String(), now.Cost.String()},
		{c.acquired, was.Acquired.String(), now.Acquired.String()},
		{life, months(was), months(now)},
		{c.worn, was.Before.String(), now.Before.String()},
		{c.place, was.Place, now.Place},
		{c.keeper, was.Keeper, now.Keeper},
		{c.origin, was.Origin, now.Origin},
		{c.note, was.Note, now.Note},
		{c.voucher, linked(was.Voucher, now.Voucher), linked(now.Voucher, was.Voucher)},
	})
}

// column finds the column that a rule's field stands in.
func (a *assets) column(field string) column {
	c := a.c
	life := c.life
	if life.at < 0 {
		life = c.years
	}
	columns := map[string]column{
		"Number": c.number, "Name": c.name, "Class": c.class, "Spec": c.spec, "Quantity": c.quantity, "Unit": c.unit,
		"Cost": c.cost, "Acquired": c.acquired, "Months": life, "Before": c.worn, "Place": c.place, "Keeper": c.keeper,
		"Origin": c.origin, "Memo": c.memo, "Note": c.note, "Disposed": c.acquired,
	}
	if at, ok := columns[field]; ok {
		return at
	}
	return c.name
}

func (a *assets) finish() error { return nil }
