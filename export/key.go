package export

import "gonghui/model"

// Key is what a row of a Table stands for, so that a screen can open it. At most one field is set.
type Key struct {
	Account string
	Ref     model.Ref
}
