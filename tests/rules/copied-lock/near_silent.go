package near

import "sync"

type guarded struct {
	mu sync.Mutex
	n  int
}

// Nothing is done with the copy.
func made() *guarded {
	g := guarded{n: 1}
	_ = g
	return &g
}
