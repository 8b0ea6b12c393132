package bad

import (
	"sync"
	"sync/atomic"
	"time"
)

type feed struct {
	sync.Mutex
	closed  atomic.Bool
	done    chan bool
	onError func(*feed, error)
}

func (f *feed) Stop() {
	if !f.closed.CompareAndSwap(false, true) {
		return
	}
	f.Lock()
	defer f.Unlock()
	close(f.done)
}

func handler(f *feed) func(error) {
	go func() {
		for !f.closed.Load() {
			time.Sleep(time.Second)
		}
	}()
	return func(err error) {
		f.Lock()
		if err != nil {
			if f.onError != nil {
				f.onError(f, err)
			}
			f.Stop() // want "^bug: this takes `f`, which is held already" @ "f.Stop()"
		}
		f.Unlock()
	}
}
