package export

import (
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// giftTable is 签领表: who gets what, with room for a signature.
func giftTable(d *desk, g model.Gift) Table {
	t := Table{
		Name: giftSheet, Title: g.Name + giftSheet,
		Heading: []string{labelUnit + d.branch.Name, g.Date.Chinese(), labelYuan},
		Columns: []Column{
			{Name: colOrder, Kind: Number},
			{Name: colNumber},
			{Name: colPerson},
			{Name: colDepartment},
			{Name: colGroup},
			{Name: colAmount, Kind: Money},
			{Name: colSigned, Width: 16},
			{Name: colRemark},
		},
	}
	var out []string
	for _, l := range g.Lines {
		m := d.members[l.Member]
		if l.Left != "" {
			out = append(out, fmt.Sprintf(giftWhy, m.Name, l.Left))
			continue
		}
		t.Rows = append(t.Rows, []string{
			fmt.Sprint(len(t.Rows) + 1), m.Number, m.Name, m.Department, m.Group, l.Amount.String(), "", "",
		})
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 5)}
		t.Foot[0][0], t.Foot[0][1] = "", colTotal
	}
	if g.Goods != "" {
		t.Notes = append(t.Notes, giftGoods+g.Goods)
	}
	t.Notes = append(t.Notes, giftCapital+g.Total().Capital())
	if len(out) > 0 {
		t.Notes = append(t.Notes, giftLeft+strings.Join(out, nameSep))
	}
	t.Notes = append(t.Notes, giftSigns)
	return settled(t)
}

// WriteGift writes the list that members sign for a gift to a new file in the form that its name ends with: .xlsx,
// .html or .csv. Errors are those of WriteList, and ledger.ErrNotFound.
func WriteGift(b *ledger.Book, id model.ID, out string, force bool) error {
	l := List{Kind: "gift", Title: giftSheet}
	return writeMade(b, l, out, force, func(d *desk) (int, []Table, error) {
		g, err := d.v.Gift(id)
		return g.Date.Year(), []Table{giftTable(d, g)}, err
	})
}
