package near

import "sync"

type entry struct {
	mu   sync.Mutex
	name string
}

type cache struct {
	mu      sync.RWMutex
	entries map[string]*entry
	others  map[string]*entry
	names   map[string]string
	last    string
}

// The literal runs elsewhere.
func (c *cache) later(key string) func() {
	c.mu.RLock()
	_, ok := c.entries[key]
	c.mu.RUnlock()
	if ok {
		return nil
	}
	return func() {
		c.mu.Lock()
		c.entries[key] = &entry{}
		c.mu.Unlock()
	}
}

// Which of two texts is kept makes no difference.
func (c *cache) name(key string) string {
	c.mu.RLock()
	name, ok := c.names[key]
	c.mu.RUnlock()
	if ok {
		return name
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.names[key] = "x"
	return "x"
}

// The lookup may not have happened, or was in another map.
func (c *cache) maybe(key string, look bool) *entry {
	c.mu.RLock()
	if look {
		if e, ok := c.entries[key]; ok {
			c.mu.RUnlock()
			return e
		}
	}
	c.mu.RUnlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	e := &entry{}
	c.entries[key] = e
	return e
}

func (c *cache) other(key string) *entry {
	c.mu.RLock()
	e, ok := c.others[key]
	c.mu.RUnlock()
	if ok {
		return e
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	e = &entry{}
	c.entries[key] = e
	return e
}

// Another key.
func (c *cache) renamed(key string) *entry {
	c.mu.RLock()
	e, ok := c.entries[key]
	c.mu.RUnlock()
	if ok {
		return e
	}
	key = key + "/new"
	c.mu.Lock()
	defer c.mu.Unlock()
	e = &entry{}
	c.entries[key] = e
	return e
}

func (c *cache) emptied(key string) *entry {
	c.mu.RLock()
	e, ok := c.entries[key]
	c.mu.RUnlock()
	if ok {
		return e
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries = make(map[string]*entry)
	e = &entry{}
	c.entries[key] = e
	return e
}

// A function that gets all of it may look again.
func (c *cache) has(key string) bool { return c.entries[key] != nil }

func (c *cache) asked(key string) *entry {
	c.mu.RLock()
	e, ok := c.entries[key]
	c.mu.RUnlock()
	if ok {
		return e
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.has(key) {
		return nil
	}
	e = &entry{}
	c.entries[key] = e
	return e
}

func (c *cache) named(key string) *entry {
	c.mu.RLock()
	e, ok := c.entries[key]
	c.mu.RUnlock()
	if ok {
		return e
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	println(key)
	e = &entry{}
	c.entries[key] = e // want "^risk: this may replace an entry that was stored since the lookup / safe fix"
	return e
}

func (c *cache) inner(key string) *entry {
	c.mu.RLock()
	e, ok := c.entries[key]
	c.mu.RUnlock()
	if ok {
		return e
	}
	reset := func() { c.entries = nil }
	c.mu.Lock()
	defer c.mu.Unlock()
	e = &entry{}
	c.entries[key] = e // want "this may replace an entry"
	defer reset()
	return e
}
