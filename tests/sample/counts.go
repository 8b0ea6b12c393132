package main

import "sync"

// Counts says how often each line was seen.
type Counts struct {
	mu   sync.Mutex
	seen map[string]int
}

// NewCounts returns counts of nothing.
func NewCounts() *Counts {
	return &Counts{seen: map[string]int{}}
}

// Add counts a line.
func (c *Counts) Add(line string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.seen[line]++
	return c.seen[line]
}
