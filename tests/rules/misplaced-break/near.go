package near

import (
	"context"
	"log"
	"time"
)

func work() {}

// The break skips what follows it, so it ends the case alone.
func skipping(ctx context.Context, in chan int) {
	for {
		select {
		case v := <-in:
			if v == 0 {
				break
			}
			work()
		case <-ctx.Done():
			return
		}
	}
}

// Values keep coming.
func values(in chan int) {
	for {
		select {
		case <-in:
			break
		case <-time.After(time.Second):
			work()
		}
	}
}

// The condition of the loop will see it.
func flagged(ctx context.Context) {
	done := false
	for {
		if done {
			return
		}
		select {
		case <-ctx.Done():
			done = true
			break
		case <-time.After(time.Second):
			work()
		}
	}
}

func other(in chan int, ready bool) {
	for {
		select {
		case v, ok := <-in:
			if !ready {
				break
			}
			log.Print(v, ok)
		case <-time.After(time.Second):
			work()
		}
	}
}

func filled(in chan int) {
	for {
		select {
		case v, ok := <-in:
			if !ok {
				work()
			} else {
				log.Print(v)
				break
			}
		}
	}
}

// What comes after the select may leave the loop.
func after(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			break
		case <-time.After(time.Second):
			work()
		}
		if ctx.Err() != nil {
			return
		}
	}
}

func nested(ctx context.Context, twice bool) {
	for {
		if twice {
			select {
			case <-ctx.Done():
				break
			case <-time.After(time.Second):
			}
		}
	}
}

func channel(ctx context.Context, quit chan struct{}) error {
	for {
		select {
		case <-ctx.Done():
			break // want "^bug: this leaves the select, the loop goes on / offered fix"
		case <-time.After(time.Second):
			work()
		case <-quit:
			break // want "this leaves the select"
		}
	}
}

func expired() {
	for {
		select {
		case <-time.After(time.Minute):
			break // want "this leaves the select"
		}
	}
}

func goesOn(ctx context.Context) int {
	for {
		select {
		case <-ctx.Done():
			break // want "this leaves the select"
		case <-time.After(time.Second):
			work()
		}
	}
	return 1
}

func counted(ctx context.Context, n *int) {
	for {
		select {
		case <-ctx.Done():
			*n++
			break
		case <-time.After(time.Second):
		}
	}
}

var enabled bool

func disabled(in chan int) {
	for {
		select {
		case v, _ := <-in:
			if !enabled {
				break
			}
			log.Print(v)
		}
	}
}
