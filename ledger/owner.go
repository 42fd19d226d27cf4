package ledger

import (
	"fmt"
	"runtime/debug"
	"sync"
)

// owner is the one goroutine that touches the database. A fault in mapped memory (a file cut short while it is open,
// a wild pointer on a damaged page) kills a process unless the goroutine that meets it asked for a panic instead;
// here it does, and the panic becomes an error.
type owner struct {
	jobs chan job
	once sync.Once
	done chan struct{}
}

type job struct {
	run func() error
	err chan error
}

// PanicError is what became of a panic inside the database: the file is damaged, or was changed from outside.
type PanicError struct {
	Value any
	Stack []byte
}

func (e *PanicError) Error() string { return fmt.Sprintf("database panic: %v", e.Value) }

func newOwner() *owner {
	o := &owner{jobs: make(chan job), done: make(chan struct{})}
	go o.loop()
	return o
}

func (o *owner) loop() {
	debug.SetPanicOnFault(true)
	for {
		select {
		case j := <-o.jobs:
			if !o.serve(j) {
				return
			}
		case <-o.done:
			return
		}
	}
}

// serve does one job. A job that ends its goroutine (runtime.Goexit, which a failing test calls) is a panic like any
// other to whoever waits for it, and another goroutine takes over.
func (o *owner) serve(j job) (returned bool) {
	defer func() {
		if !returned {
			go o.loop()
			j.err <- &PanicError{Value: "goroutine ended", Stack: debug.Stack()}
		}
	}()
	j.err <- guarded(j.run)
	return true
}

// guarded runs fn and turns a panic into a PanicError.
func guarded(fn func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &PanicError{Value: v, Stack: debug.Stack()}
		}
	}()
	return fn()
}

// do runs fn on the owner's goroutine and waits for it.
func (o *owner) do(fn func() error) error {
	j := job{run: fn, err: make(chan error, 1)}
	select {
	case o.jobs <- j:
		return <-j.err
	case <-o.done:
		return ErrClosed
	}
}

func (o *owner) stop() { o.once.Do(func() { close(o.done) }) }
