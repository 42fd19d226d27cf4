package model

// String is the standing's Chinese name; "" for no standing.
func (s Status) String() string { return wordOf("status", s) }

// ParseStatus reads a standing by its name or a usual other one (在籍, 退休, 调出 …).
func ParseStatus(word string) (Status, bool) { return valueOf[Status]("status", word) }

// Statuses are all standings.
func Statuses() []Status { return valuesOf[Status]("status") }

// String is the Chinese name; "" when not recorded.
func (s Sex) String() string { return wordOf("sex", s) }

// ParseSex reads 男 or 女.
func ParseSex(word string) (Sex, bool) { return valueOf[Sex]("sex", word) }

// String is the relation's Chinese name.
func (r Relation) String() string { return wordOf("relation", r) }

// ParseRelation reads a relation by its name or a nearer one: 岳父 is 配偶父母.
func ParseRelation(word string) (Relation, bool) { return valueOf[Relation]("relation", word) }

// Relations are all relations, the member first.
func Relations() []Relation { return valuesOf[Relation]("relation") }

// String is the move's Chinese name.
func (m Move) String() string { return wordOf("move", m) }

// ParseMove reads a move by its name or a usual other one (调入, 退休 …).
func ParseMove(word string) (Move, bool) { return valueOf[Move]("move", word) }

// Moves are all moves.
func Moves() []Move { return valuesOf[Move]("move") }

// String is the form's Chinese name.
func (f Form) String() string { return wordOf("form", f) }

// Forms are all forms.
func Forms() []Form { return valuesOf[Form]("form") }

// String is the basis's Chinese name.
func (b Basis) String() string { return wordOf("basis", b) }

// Bases are all bases.
func Bases() []Basis { return valuesOf[Basis]("basis") }

// String is the mode's Chinese name; "" when not chosen.
func (l LevyMode) String() string { return wordOf("levy", l) }

// LevyModes are all modes.
func LevyModes() []LevyMode { return valuesOf[LevyMode]("levy") }

// String is 借 or 贷.
func (s Side) String() string { return wordOf("side", s) }

// ParseSide reads 借, 贷, 借方, 贷方.
func ParseSide(word string) (Side, bool) { return valueOf[Side]("side", word) }

// Other is the other side.
func (s Side) Other() Side {
	if s == Debit {
		return Credit
	}
	return Debit
}

// String is the kind's Chinese name.
func (k AccountKind) String() string { return wordOf("account-kind", k) }

// String says in Chinese who uses the account.
func (u AccountUse) String() string { return wordOf("account-use", u) }

// String is the kind's Chinese name.
func (k VoucherKind) String() string { return wordOf("voucher-kind", k) }

// Sources are the names of where grants are paid from (资金来源).
func Sources() []string { return wordsOf("source") }

// ParseSource gives the name that Sources lists for a word; it is false for an unknown one.
func ParseSource(word string) (string, bool) { return canonical("source", word) }

// CurrentHardships are the categories of hardship (困难类别) in use since about 2020: 深度困难, 相对困难,
// 意外致困. The older names that old files still carry stand after them in the table.
func CurrentHardships() []string { return wordsOf("hardship")[:3] }

// ParseHardship gives the category, of those in use or an older one, for a word; it is false for an unknown one.
func ParseHardship(word string) (string, bool) { return canonical("hardship", word) }

// Payments are the ways to pay (支付方式).
func Payments() []string { return wordsOf("payment") }

// ParsePayment gives the name that Payments lists for a word; it is false for an unknown one.
func ParsePayment(word string) (string, bool) { return canonical("payment", word) }
