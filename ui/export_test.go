package ui

import tea "charm.land/bubbletea/v2"

// IdleMost is how many turns of the clock without a key lock a protected book.
const IdleMost = idleMost

// IdleTurn is the message of one turn; early is how many clocks ago it was sent.
func IdleTurn(m *Root, early int) tea.Msg { return idled{m.watch - early} }
