package bad

import (
	"fmt"
	"sync/atomic"
)

type stats struct {
	requests int64
	failed   uint32
	state    int32
}

var total uint64

func (s *stats) count() {
	atomic.AddInt64(&s.requests, 1)
	atomic.AddUint32(&s.failed, 1)
	atomic.AddUint64(&total, 1)
	atomic.StoreInt32(&s.state, 2)
}

func (s *stats) report() string {
	return fmt.Sprintf("%d requests", s.requests) // want "^bug: `s.requests` is accessed atomically elsewhere" @ "s.requests"
}

func (s *stats) ratio() float64 {
	if s.requests == 0 { // want "`s.requests` is accessed atomically"
		return 0
	}
	return float64(atomic.LoadUint32(&s.failed)) / float64(s.requests)
}

func (s *stats) fail() {
	s.failed++   // want "`s.failed` is accessed atomically"
	s.requests-- // want "`s.requests` is accessed atomically"
	total += 2   // want "`total` is accessed atomically"
	s.state = 3  // want "`s.state` is accessed atomically"
}

func Total() uint64 {
	return total // want "`total` is accessed atomically"
}

type hub struct {
	watchers int64
}

func (h *hub) add() {
	atomic.AddInt64(&h.watchers, 1)
}

type store struct {
	hub *hub
}

func (s *store) Watchers() int64 {
	return s.hub.watchers // want "`s.hub.watchers` is accessed atomically elsewhere"
}
