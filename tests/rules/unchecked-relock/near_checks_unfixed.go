package unfixed

import "sync"

type store struct {
	mu    sync.RWMutex
	conns map[string]chan int
}

func (s *store) compared(key string) chan int {
	s.mu.RLock()
	found, _ := s.conns[key]
	s.mu.RUnlock()
	if found != nil {
		return found
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	made := make(chan int)
	s.conns[key] = made // want "this may replace an entry"
	return made
}

func (s *store) forced(key string, fast bool) chan int {
	s.mu.RLock()
	found, ok := s.conns[key]
	s.mu.RUnlock()
	if fast {
		return found
	}
	println(ok)
	s.mu.Lock()
	defer s.mu.Unlock()
	made := make(chan int)
	s.conns[key] = made // want "this may replace an entry"
	return made
}
