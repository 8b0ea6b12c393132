package near

import "sync"

type store struct {
	sync.Mutex
	dirty []string
}

func (s *store) flush() { s.dirty = nil }

// What is deferred does not unlock.
func (s *store) write(names []string) {
	for _, name := range names {
		s.Lock()
		s.dirty = append(s.dirty, name)
		s.Unlock()
		defer s.flush()
	}
}
