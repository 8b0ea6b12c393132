package near

import (
	"errors"
	"sync/atomic"
)

var errMany = errors.New("too many")

func flagged(verbose bool) error {
	var err error
	go func() {
		if verbose {
			_, err = work() // want "^bug: `err` is used outside"
		}
	}()
	return err
}

func work() (int, error) { return 1, nil }

// Many of them see more than ten.
func counted(names []string) error {
	var count atomic.Int64
	var err error
	for range names {
		go func() {
			if n := count.Add(1); n > 10 {
				err = errMany // want "^bug: the goroutines of this loop all assign to `err`"
			}
		}()
	}
	return err
}
