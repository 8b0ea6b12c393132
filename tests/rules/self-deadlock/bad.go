package bad

import (
	"log"
	"sync"
)

type counter struct {
	mu sync.Mutex
	n  int
}

func (c *counter) value() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n
}

func (c *counter) reset() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	old := c.value() // want "^bug: this takes `c.mu`, which is held already" @ "c.value()"
	c.n = 0
	return old
}

func (c *counter) twice() {
	c.mu.Lock()
	c.n++
	c.mu.Lock() // want "`c.mu` is held already" @ "c.mu.Lock()"
	c.n++
	c.mu.Unlock()
}

func (c *counter) through() {
	c.mu.Lock()
	c.log() // want "this takes `c.mu`" @ "c.log()"
	c.mu.Unlock()
}

func (c *counter) log() {
	log.Print("counter")
	print(c)
}

type monitor struct {
	mu     sync.Mutex
	failed func(error)
	err    error
}

func (m *monitor) fail(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.failed(err)
	m.stop(err) // want "this takes `m.mu`, which is held already"
}

func (m *monitor) stop(err error) {
	m.mu.Lock()
	m.err = err
	m.mu.Unlock()
}

func print(c *counter) {
	c.mu.Lock()
	log.Print(c.n)
	c.mu.Unlock()
}

type table struct {
	sync.RWMutex
	rows map[string]int
}

func (t *table) upgrade(key string) {
	t.RLock()
	if t.rows[key] == 0 {
		t.Lock() // want "`t` is held for reading already" @ "t.Lock()"
		t.rows[key] = 1
		t.Unlock()
	}
	t.RUnlock()
}

func (t *table) get(key string) int {
	t.RLock()
	defer t.RUnlock()
	return t.rows[key]
}

func (t *table) double(key string) {
	t.Lock()
	defer t.Unlock()
	t.rows[key] = 2 * t.get(key) // want "this takes `t`, which is held already" @ "t.get(key)"
}

func (t *table) sum(a, b string) int {
	t.RLock()
	defer t.RUnlock()
	return t.get(a) + // want "^hint: this takes `t`, which is held for reading already" @ "t.get(a)"
		t.rows[b]
}

var mu sync.Mutex

func global(n int) {
	mu.Lock()
	defer mu.Unlock()
	if n > 0 {
		mu.Lock() // want "`mu` is held already"
	}
}

func (c *counter) add() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
}

func (c *counter) several(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for range n {
		c.add() // want "this takes `c.mu`, which is held already" @ "c.add()"
	}
}
