package model

// LevyMode says how the union gets its share of the 2 % (拨缴经费).
type LevyMode uint8

// The modes. 自主拨缴: the school pays the union all of it and the union remits upward. 上级转拨: the upper union
// passes the own share back.
const (
	LevySelf   LevyMode = 1
	LevyPassed LevyMode = 2
)

// Branch is the union that keeps the book, and its settings.
type Branch struct {
	ID          ID         `cbor:"1,keyasint"`
	Name        string     `cbor:"2,keyasint"`            // 工会全称
	Short       string     `cbor:"3,keyasint,omitempty"`  // 工会简称, used in names of files
	CreditCode  string     `cbor:"4,keyasint,omitempty"`  // 统一社会信用代码
	Bank        string     `cbor:"5,keyasint,omitempty"`  // 开户行
	BankAccount string     `cbor:"6,keyasint,omitempty"`  // 账号 of the union itself
	Chair       string     `cbor:"7,keyasint,omitempty"`  // 主席
	Treasurer   string     `cbor:"8,keyasint,omitempty"`  // 财务
	Cashier     string     `cbor:"9,keyasint,omitempty"`  // 出纳
	Auditor     string     `cbor:"10,keyasint,omitempty"` // 经审主任
	TermFrom    Date       `cbor:"11,keyasint,omitempty"` // 届期
	TermTo      Date       `cbor:"12,keyasint,omitempty"`
	Region      string     `cbor:"13,keyasint,omitempty"` // key into the ceilings; empty: no ceilings
	Levy        LevyMode   `cbor:"14,keyasint,omitempty"`
	OwnShare    int        `cbor:"15,keyasint,omitempty"` // own share of the 2 % in 0.01 %: 6000 = 60 %
	FirstYear   int        `cbor:"16,keyasint"`           // the first year kept in this book
	Categories  []Category `cbor:"17,keyasint"`           // 4 to 8 occasions for a visit
	Limits      []Ceiling  `cbor:"18,keyasint,omitempty"` // the unit's own, stricter rules
	Demo        Date       `cbor:"19,keyasint,omitempty"` // 演示日期: a demonstration book lives on this day
	// CloseMonthly has income and expense closed to 32103 and 32203 with every month instead of once a year.
	CloseMonthly bool `cbor:"20,keyasint,omitempty"`
	// ReviewFirst refuses to post a draft that nobody has reviewed.
	ReviewFirst     bool        `cbor:"21,keyasint,omitempty"`
	CollectiveAbove Money       `cbor:"22,keyasint,omitempty"` // 集体研究 is needed from this sum on; 0: no rule
	CashLimit       Money       `cbor:"23,keyasint,omitempty"` // 库存现金限额; 0: no rule
	ChargesAccount  string      `cbor:"24,keyasint,omitempty"` // account of bank charges; empty: 50504
	FinanceLead     string      `cbor:"25,keyasint,omitempty"` // 主管会计工作负责人
	AccountingHead  string      `cbor:"26,keyasint,omitempty"` // 会计主管人员
	Shares          []YearShare `cbor:"27,keyasint,omitempty"` // own shares of years that differ from OwnShare
	Classes         bool        `cbor:"28,keyasint,omitempty"` // 经济分类 is asked for on expense lines
}

// YearShare is the own share of the 2 % in one year and those after it, in 0.01 %.
type YearShare struct {
	Year  int `cbor:"1,keyasint"`
	Share int `cbor:"2,keyasint"`
}

// ShareOf is the own share of the 2 % that holds in a year, in 0.01 %.
func (b Branch) ShareOf(year int) int {
	share, from := b.OwnShare, 0
	for _, s := range b.Shares {
		if s.Year <= year && s.Year > from {
			share, from = s.Share, s.Year
		}
	}
	return share
}

// OwnPart is what of a sum of the 2 % stays with the union in a year, rounded to the fen, half up.
func (b Branch) OwnPart(sum Money, year int) Money { return shareOf(sum, b.ShareOf(year)) }

// Category is one of the occasions the union always visits (六必访; the list is each union's own).
type Category struct {
	Name     string `cbor:"1,keyasint"`
	Item     string `cbor:"2,keyasint,omitempty"` // key into the ceilings when it befell the member
	Relative string `cbor:"3,keyasint,omitempty"` // the same when it befell a relative; empty: as Item
	Form     Form   `cbor:"4,keyasint,omitempty"` // what may be given
	Evidence string `cbor:"5,keyasint,omitempty"` // papers that prove it
	Days     int    `cbor:"6,keyasint,omitempty"` // days from hearing of it within which somebody goes
	Account  string `cbor:"7,keyasint,omitempty"` // account that bears the cost
	// Claim is how many months after the event it can be claimed for; unit rules say 6. 0: no such rule.
	Claim int `cbor:"8,keyasint,omitempty"`
}

// Form is what a ceiling or a category allows to be given.
type Form uint8

// The forms. The values are stored.
const (
	FormAny      Form = 0
	FormMoney    Form = 1 // 慰问金
	FormGoods    Form = 2 // 慰问品
	FormSouvenir Form = 3 // 纪念品
)

// Basis is what a ceiling's amount is counted over.
type Basis uint8

// The bases. The values are stored.
const (
	BasisEvent      Basis = 1 // per event
	BasisPersonYear Basis = 2 // per person and calendar year
)

// Ceiling is the highest sum a rule allows for one item. It is data, per region and date, never code; all
// shipped values are marked 待核 until the branch has checked them against its own province's rules.
type Ceiling struct {
	Region  string `cbor:"1,keyasint,omitempty"`
	Item    string `cbor:"2,keyasint"`
	Name    string `cbor:"3,keyasint,omitempty"`
	Basis   Basis  `cbor:"4,keyasint"`
	Form    Form   `cbor:"5,keyasint,omitempty"`
	Amount  Money  `cbor:"6,keyasint"`
	From    Date   `cbor:"7,keyasint,omitempty"`
	To      Date   `cbor:"8,keyasint,omitempty"` // last day in force; 0: still in force
	Checked bool   `cbor:"9,keyasint,omitempty"` // false: 待核
	Source  string `cbor:"10,keyasint,omitempty"`
}
