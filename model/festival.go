package model

import (
	"strings"
	"sync"
)

// Festival is one on which unions give presents to all members. Those that 总工办发〔2017〕32号 does not list
// (教师节, 三八, 六一, 重阳) are not Listed.
type Festival struct {
	Name   string
	Words  []string // a text that has one of them means the festival
	Listed bool
}

var festivals = sync.OnceValue(func() []Festival {
	var out []Festival
	for _, r := range table("festivals.csv") {
		out = append(out, Festival{Name: r[0], Words: strings.Split(r[1], "|"), Listed: r[2] == "yes"})
	}
	return out
})

// FestivalIn finds the festival that a text names; false for none.
func FestivalIn(s string) (Festival, bool) {
	for _, f := range festivals() {
		for _, w := range f.Words {
			if strings.Contains(s, w) {
				return f, true
			}
		}
	}
	return Festival{}, false
}
