package unfixed

import (
	"net"
	"sync"
)

type entry struct {
	mu   sync.Mutex
	name string
}

type cache struct {
	mu      sync.RWMutex
	entries map[string]*entry
	conns   map[string]net.Conn
}

func (c *cache) compared(key string) *entry {
	c.mu.RLock()
	e := c.entries[key]
	c.mu.RUnlock()
	if e != nil {
		return e
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	e = &entry{}
	c.entries[key] = e // want "this may replace an entry"
	return e
}

func (c *cache) named(key string) string {
	c.mu.RLock()
	e, ok := c.entries[key]
	c.mu.RUnlock()
	if ok {
		return e.name
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries[key] = &entry{} // want "this may replace an entry"
	return key
}

func (c *cache) conn(key string) net.Conn {
	c.mu.RLock()
	conn, ok := c.conns[key]
	c.mu.RUnlock()
	if ok {
		return conn
	}
	conn, err := net.Dial("tcp", key)
	if err != nil {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.conns[key] = conn // want "this may replace an entry"
	return conn
}
