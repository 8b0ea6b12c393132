package shop

import (
	"net/http"

	"example.org/limit"
)

type shop struct {
	slots limit.Slots
	name  string
}

func (s *shop) title() string { return s.name }

func (s *shop) bill(name string) {}

// A method of its own package limits nothing.
func (s *shop) order(w http.ResponseWriter, r *http.Request) {
	name := s.title()
	go func() { s.bill(name) }() // want "^hint: nothing limits how many"
}

// What another module does is not known.
func (s *shop) limited(w http.ResponseWriter, r *http.Request) {
	s.slots.Acquire()
	go func() {
		s.bill("limited")
		s.slots.Release()
	}()
}
