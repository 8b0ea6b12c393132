package unfixed

import "sync"

type room struct{ members map[string]bool }

type event struct{ members map[string]bool }

type rooms struct {
	mu     sync.RWMutex
	stats  sync.Mutex
	byName map[string]*room
	made   int
}

// The map that is filled before belongs to another struct.
func (r *rooms) announced(name string, known map[string]bool) (*room, event) {
	r.mu.RLock()
	found := r.byName[name]
	r.mu.RUnlock()
	if found != nil {
		return found, event{members: known}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	made := &room{}
	r.byName[name] = made // want "^risk: this may replace an entry that was stored since the lookup"
	return made, event{members: known}
}

// The map is new: who joins the one that is replaced is lost.
func (r *rooms) empty(name string) *room {
	r.mu.RLock()
	found := r.byName[name]
	r.mu.RUnlock()
	if found != nil {
		return found
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	made := &room{members: make(map[string]bool)}
	r.byName[name] = made // want "this may replace an entry"
	return made
}

// Taking another lock is no second look.
func (r *rooms) counted(name string) *room {
	r.mu.RLock()
	found := r.byName[name]
	r.mu.RUnlock()
	if found != nil {
		return found
	}
	made := &room{}
	r.mu.Lock()
	r.stats.Lock()
	r.byName[name] = made // want "this may replace an entry"
	r.made++
	r.stats.Unlock()
	r.mu.Unlock()
	return made
}
