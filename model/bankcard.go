package model

import "strings"

// ParseCard reads a bank card number: blanks and dashes are dropped, full-width digits folded. It is false
// unless 12 to 19 digits are left, the lengths that ISO/IEC 7812 and the banks' passbooks have.
func ParseCard(s string) (string, bool) {
	card := strings.ReplaceAll(squeeze(s), "-", "")
	return card, len(card) >= 12 && len(card) <= 19 && allDigits(card)
}

// Luhn reports whether the check digit of a card number is right. Some accounts and passbooks have none, so
// that a wrong one is only worth a warning.
func Luhn(card string) bool {
	if card == "" || !allDigits(card) {
		return false
	}
	sum := 0
	for i := range len(card) {
		d := int(card[len(card)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}
