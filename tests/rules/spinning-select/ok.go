package ok

import (
	"context"
	"runtime"
	"time"
)

func waiting(ctx context.Context, jobs <-chan func()) {
	for {
		select {
		case job := <-jobs:
			job()
		case <-ctx.Done():
			return
		}
	}
}

func working(ctx context.Context, work func()) {
	for {
		select {
		case <-ctx.Done():
			return
		default:
			work()
		}
	}
}

func polled(ctx context.Context, work func()) {
	for {
		select {
		case <-ctx.Done():
			return
		default:
		}
		work()
	}
}

func sleeping(quit <-chan struct{}) {
	for {
		select {
		case <-quit:
			return
		default:
			time.Sleep(time.Millisecond)
		}
	}
}

func yielding(quit <-chan struct{}) {
	for {
		select {
		case <-quit:
			return
		default:
			runtime.Gosched()
		}
	}
}

func draining(jobs <-chan func()) {
	for {
		select {
		case <-jobs:
		default:
			return
		}
	}
}

func leaving(jobs <-chan func()) {
drain:
	for {
		select {
		case <-jobs:
		default:
			break drain
		}
	}
}

func notify(changed chan<- struct{}) {
	select {
	case changed <- struct{}{}:
	default:
	}
}

func bounded(ready <-chan struct{}) bool {
	for range 100 {
		select {
		case <-ready:
			return true
		default:
		}
	}
	return false
}

func conditional(ready <-chan struct{}, more func() bool) {
	for more() {
		select {
		case <-ready:
			return
		default:
		}
	}
}

// The newest value, for whoever asks.
func newest(measure func() int, out chan<- int) {
	for {
		select {
		case out <- measure():
		default:
		}
	}
}

// Each question is work.
func asked(ask func() <-chan int, show func(int)) {
	for {
		select {
		case n := <-ask():
			show(n)
		default:
		}
	}
}

func ranged(jobs <-chan int, quit chan<- int) {
	for n := range jobs {
		select {
		case quit <- n:
		default:
		}
	}
}

func blocked() {
	for {
		select {
		default:
		}
	}
}
