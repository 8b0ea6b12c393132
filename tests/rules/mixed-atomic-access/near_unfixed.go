package unfixed

import "sync/atomic"

type counter struct {
	n uint32
	m int64
}

func (c *counter) Up() {
	atomic.AddUint32(&c.n, 1)
	atomic.AddInt64(&c.m, 1)
}

func (c *counter) Down() {
	c.n-- // want "`c.n` is accessed atomically"
}

func (c *counter) Double() {
	c.m = c.m * 2 // want "`c.m` is accessed atomically"
}
