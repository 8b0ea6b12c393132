package bad

import "sync"

type room struct{ members map[string]bool }

type rooms struct {
	mu     sync.RWMutex
	byName map[string]*room
}

func (r *rooms) get(name string) *room {
	r.mu.RLock()
	found, ok := r.byName[name]
	r.mu.RUnlock()
	if ok {
		return found
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	made := &room{}
	r.byName[name] = made // want "^risk: this may replace an entry that was stored since the lookup" @ "r.byName[name]"
	return made
}

func (r *rooms) find(name string) (*room, error) {
	r.mu.RLock()
	if found, ok := r.byName[name]; ok {
		r.mu.RUnlock()
		return found, nil
	}
	r.mu.RUnlock()
	made := &room{members: map[string]bool{"me": true}}
	r.mu.Lock()
	r.byName[name] = made // want "may replace an entry"
	r.mu.Unlock()
	return made, nil
}

type topics struct {
	sync.RWMutex
	subscribers map[int]chan string
}

func (t *topics) channel(id int) chan string {
	t.RLock()
	c, ok := t.subscribers[id]
	t.RUnlock()
	if !ok {
		t.Lock()
		c = make(chan string)
		t.subscribers[id] = c // want "may replace an entry"
		t.Unlock()
	}
	return c
}
