package unfixed

import "sync/atomic"

type counter struct{ n int64 }

func (c *counter) Up() { atomic.AddInt64(&c.n, 1) }

func (c *counter) Set(a, b int64) {
	c.n = a + // want "`c.n` is accessed atomically"
		b
}
