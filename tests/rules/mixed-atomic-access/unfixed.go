package unfixed

import "sync/atomic"

type gauge struct{ value int64 }

func (g *gauge) set(value int64) {
	atomic.StoreInt64(&g.value, value)
}

func (g *gauge) double() {
	g.value = g.value * 2 // want "`g.value` is accessed atomically elsewhere" @ "g.value"
}

func (g *gauge) mask(bits int64) {
	g.value &= bits // want "`g.value` is accessed"
}
