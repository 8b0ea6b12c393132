package ok

import "sync/atomic"

type file struct {
	blocking uint32
}

func (f *file) block() {
	atomic.StoreUint32(&f.blocking, 1)
}

// All goroutines share one thread here.
func (f *file) isBlocking() bool {
	return f.blocking != 0
}
