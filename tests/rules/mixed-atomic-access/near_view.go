package near

import "sync/atomic"

type meter struct{ n int64 }

type reading struct{ n int64 }

func (m *meter) Up() { atomic.AddInt64(&m.n, 1) }

// What gets the loaded value is of another type: the meter itself is shared.
func (m *meter) Read() reading { return reading{n: atomic.LoadInt64(&m.n)} }

func (m *meter) N() int64 {
	return m.n // want "^bug: `m.n` is accessed atomically elsewhere"
}
