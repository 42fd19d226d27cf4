package model

import (
	"errors"
	"strings"
)

// The reasons why an identity number is refused.
var (
	ErrIDLength   = errors.New("identity number has not 18 characters")
	ErrIDOld      = errors.New("identity number of 15 digits, used until 2012: the one of 18 is needed")
	ErrIDDigits   = errors.New("identity number holds other characters than digits and a final X")
	ErrIDChecksum = errors.New("check digit of the identity number is wrong")
	ErrIDBirth    = errors.New("identity number holds a day of birth that is not in the calendar")
	ErrIDProvince = errors.New("identity number begins with no known province")
)

// idProvinces holds the first two digits in use (GB/T 2260); those of a residence permit are 81 to 83.
const idProvinces = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 " +
	"50 51 52 53 54 61 62 63 64 65 71 81 82 83"

// ParseIDNumber reads an identity number: blanks are dropped, full-width digits folded, x becomes X. It
// checks length, province, day of birth and check digit (GB 11643-1999, MOD 11-2). The foreigner's card of
// the form before 2023, three letters and 12 digits, is accepted by its form alone. Errors: ErrIDOld for 15
// digits, else one of ErrID….
func ParseIDNumber(s string) (string, error) {
	id := strings.ToUpper(squeeze(s))
	if isOldForeigner(id) {
		return id, nil
	}
	if len(id) == 15 && allDigits(id) {
		return "", ErrIDOld
	}
	if len(id) != 18 {
		return "", ErrIDLength
	}
	if !allDigits(id[:17]) || !(allDigits(id[17:]) || id[17] == 'X') {
		return "", ErrIDDigits
	}
	if id[0] != '9' && !strings.Contains(idProvinces, id[:2]) {
		return "", ErrIDProvince
	}
	if checkDay(atoi(id[6:10]), atoi(id[10:12]), atoi(id[12:14])) != nil {
		return "", ErrIDBirth
	}
	if id[17] != IDCheckDigit(id[:17]) {
		return "", ErrIDChecksum
	}
	return id, nil
}

func isOldForeigner(id string) bool {
	if len(id) != 15 || !allDigits(id[3:]) {
		return false
	}
	for i := range 3 {
		if id[i] < 'A' || id[i] > 'Z' {
			return false
		}
	}
	return true
}

// IDCheckDigit is the last character for the first 17 digits (ISO 7064, MOD 11-2).
func IDCheckDigit(first17 string) byte {
	p := 0
	for i := range len(first17) {
		p = (p + int(first17[i]-'0')) * 2 % 11
	}
	return "10X98765432"[p]
}

// BirthOf is the day of birth in an identity number of 18 characters; it is false for others.
func BirthOf(id string) (Date, bool) {
	if len(id) != 18 || !allDigits(id[:17]) {
		return 0, false
	}
	d, err := NewDate(atoi(id[6:10]), atoi(id[10:12]), atoi(id[12:14]))
	return d, err == nil
}

// SexOf is the sex in an identity number of 18 characters: odd places in the row are men. It is false for
// others.
func SexOf(id string) (Sex, bool) {
	if len(id) != 18 || !allDigits(id[:17]) {
		return 0, false
	}
	if id[16]%2 == 1 {
		return SexMale, true
	}
	return SexFemale, true
}
