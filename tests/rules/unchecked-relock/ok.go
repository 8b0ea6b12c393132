package ok

import "sync"

type room struct{ members map[string]bool }

type rooms struct {
	mu     sync.RWMutex
	other  sync.Mutex
	byName map[string]*room
	count  map[string]int
	topic  map[string]string
	synced sync.Map
}

func (r *rooms) again(name string) *room {
	r.mu.RLock()
	found, ok := r.byName[name]
	r.mu.RUnlock()
	if ok {
		return found
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if found, ok := r.byName[name]; ok {
		return found
	}
	made := &room{}
	r.byName[name] = made
	return made
}

func (r *rooms) helper(name string) *room {
	r.mu.RLock()
	found := r.byName[name]
	r.mu.RUnlock()
	if found != nil {
		return found
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if found := r.lookup(name); found != nil {
		return found
	}
	made := &room{}
	r.byName[name] = made
	return made
}

func (r *rooms) lookup(name string) *room { return r.byName[name] }

func (r *rooms) counted(name string) {
	r.mu.RLock()
	n := r.count[name]
	r.mu.RUnlock()
	if n > 10 {
		return
	}
	r.mu.Lock()
	r.count[name]++
	r.mu.Unlock()
}

// Storing the same text twice loses nothing.
func (r *rooms) text(name string) string {
	r.mu.RLock()
	topic, ok := r.topic[name]
	r.mu.RUnlock()
	if ok {
		return topic
	}
	r.mu.Lock()
	r.topic[name] = "none"
	r.mu.Unlock()
	return "none"
}

func (r *rooms) load(name string) any {
	found, _ := r.synced.LoadOrStore(name, &room{})
	return found
}

func (r *rooms) elsewhere(name, next string) {
	r.mu.RLock()
	found := r.byName[name]
	r.mu.RUnlock()
	r.mu.Lock()
	r.byName[next] = found
	r.mu.Unlock()
}

func (r *rooms) held(name string) *room {
	r.mu.Lock()
	defer r.mu.Unlock()
	if found, ok := r.byName[name]; ok {
		return found
	}
	made := &room{}
	r.byName[name] = made
	return made
}

// Setting is what it is for.
func (r *rooms) set(name string, to *room) {
	r.mu.Lock()
	r.byName[name] = to
	r.mu.Unlock()
}

func (r *rooms) anotherLock(name string) {
	r.other.Lock()
	known := r.byName[name]
	r.other.Unlock()
	if known != nil {
		return
	}
	r.mu.Lock()
	r.byName[name] = &room{}
	r.mu.Unlock()
}

type info struct {
	name   string
	fields []string
}

type infos struct {
	mu     sync.RWMutex
	byName map[string]*info
	pools  map[int]*sync.Pool
	keys   map[string]error
}

// Who computes it second computes the same.
func (r *infos) of(name string) *info {
	r.mu.RLock()
	found, ok := r.byName[name]
	r.mu.RUnlock()
	if ok {
		return found
	}
	made := &info{name: name}
	r.mu.Lock()
	r.byName[name] = made
	r.mu.Unlock()
	return made
}

func (r *infos) pool(n int) *sync.Pool {
	r.mu.RLock()
	p, ok := r.pools[n]
	r.mu.RUnlock()
	if ok {
		return p
	}
	p = &sync.Pool{}
	r.mu.Lock()
	r.pools[n] = p
	r.mu.Unlock()
	return p
}

type layout struct{ fields map[string]int }

type layouts struct {
	mu     sync.RWMutex
	byName map[string]*layout
}

func (l *layouts) of(name string, names []string) *layout {
	l.mu.RLock()
	found, ok := l.byName[name]
	l.mu.RUnlock()
	if ok {
		return found
	}
	fields := make(map[string]int, len(names))
	for i, name := range names {
		fields[name] = i
	}
	found = &layout{fields: fields}
	l.mu.Lock()
	l.byName[name] = found
	l.mu.Unlock()
	return found
}
