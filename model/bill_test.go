package model

import (
	"slices"
	"testing"
)

func TestBillNumbers(t *testing.T) {
	for _, c := range []struct {
		bill string
		want []string
	}{
		{"", nil},
		{"1234567", nil},
		{"收据一二三四五六七八", nil},
		{"12345678", []string{"12345678"}},
		{"２５５１２０００００００１２３４５６７８", []string{"25512000000012345678"}},
		{"12345678、87654321，12345678；42", []string{"12345678", "87654321"}},
		{" 12345678　87654321 ", []string{"12345678", "87654321"}},
	} {
		if got := BillNumbers(c.bill); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.bill, got, c.want)
		}
	}
}
