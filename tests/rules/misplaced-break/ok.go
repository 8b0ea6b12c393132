package ok

import (
	"context"
	"log"
	"time"
)

func returning(ctx context.Context, jobs <-chan func()) {
	for {
		select {
		case job := <-jobs:
			job()
		case <-ctx.Done():
			return
		}
	}
}

func labelled(ctx context.Context, jobs <-chan func()) {
loop:
	for {
		select {
		case job := <-jobs:
			job()
		case <-ctx.Done():
			break loop
		}
	}
	log.Print("done")
}

func conditional(ctx context.Context, jobs <-chan func()) {
	for ctx.Err() == nil {
		select {
		case job := <-jobs:
			job()
		case <-ctx.Done():
			break
		}
	}
}

func followed(ctx context.Context, jobs <-chan func()) error {
	for {
		select {
		case job := <-jobs:
			job()
			continue
		case <-ctx.Done():
			break
		}
		return ctx.Err()
	}
}

func flagged(quit <-chan struct{}, jobs <-chan func()) {
	stop := false
	for {
		if stop {
			return
		}
		select {
		case job := <-jobs:
			job()
		case <-quit:
			stop = true
			break
		}
	}
}

// The condition is looked at again.
func woken(wake <-chan struct{}, tick <-chan time.Time, ready func() bool) {
	for {
		if ready() {
			return
		}
		select {
		case <-wake:
			break
		case <-tick:
		}
	}
}

func switchedOff(jobs <-chan func(), tick <-chan time.Time) {
	for {
		select {
		case job, ok := <-jobs:
			if !ok {
				jobs = nil
				break
			}
			job()
		case <-tick:
		}
	}
}

func early(jobs <-chan int, take func(int)) {
	for {
		select {
		case n := <-jobs:
			if n < 0 {
				break
			}
			take(n)
		}
	}
}

func ranged(ctx context.Context, batches [][]int, out chan<- int) {
	for _, batch := range batches {
		select {
		case out <- len(batch):
		case <-ctx.Done():
			break
		}
	}
}

func once(ctx context.Context, jobs <-chan func()) {
	select {
	case job := <-jobs:
		job()
	case <-ctx.Done():
		break
	}
}

func told(quit <-chan struct{}, jobs <-chan func(), stop func()) {
	for {
		select {
		case job := <-jobs:
			job()
		case <-quit:
			stop()
			break
		}
	}
}

func inner(ctx context.Context, names []string, found func(string) bool) {
	for {
		select {
		case <-ctx.Done():
			for _, name := range names {
				if found(name) {
					break
				}
			}
			return
		}
	}
}

type feed struct{ values chan int }

func (f *feed) skip(tick <-chan time.Time, show func()) {
	for {
		select {
		case <-tick:
			show()
		case <-f.values:
			break
		}
	}
}

func (f *feed) add(n int) { f.values <- n }
