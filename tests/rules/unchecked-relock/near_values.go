package near

import "sync"

type store struct {
	mu    sync.RWMutex
	pools map[string]*sync.Pool
	conns map[string]chan int
}

// It makes no difference which of them stays.
func (s *store) pool(key string) *sync.Pool {
	s.mu.RLock()
	found, ok := s.pools[key]
	s.mu.RUnlock()
	if ok {
		return found
	}
	made := new(sync.Pool)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pools[key] = made
	return made
}

func (s *store) drop(key string) {
	s.mu.RLock()
	_, ok := s.conns[key]
	s.mu.RUnlock()
	if !ok {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, key)
}
