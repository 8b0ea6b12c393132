package ok

import (
	"context"
	"log"
	"net/http"
	"sync"
	"sync/atomic"
)

var slots = make(chan struct{}, 8)

func bounded(w http.ResponseWriter, r *http.Request) {
	select {
	case slots <- struct{}{}:
	default:
		http.Error(w, "busy", http.StatusServiceUnavailable)
		return
	}
	go func() {
		defer func() { <-slots }()
		report("x")
	}()
}

func waited(w http.ResponseWriter, r *http.Request) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		report("x")
	}()
	wg.Wait()
}

func answered(w http.ResponseWriter, r *http.Request) {
	result := make(chan string, 1)
	go func() { result <- render("x") }()
	w.Write([]byte(<-result))
}

func logged(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	go func() { log.Print(id) }()
}

func requested(w http.ResponseWriter, r *http.Request) {
	go func() { report(r.FormValue("id")) }()
}

func heeding(ctx context.Context) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		go func() { follow(ctx) }()
	}
}

func hijacked(w http.ResponseWriter, r *http.Request) {
	c, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		return
	}
	go func() {
		defer c.Close()
		report("x")
	}()
}

var running atomic.Int32

func counted(w http.ResponseWriter, r *http.Request) {
	if running.Add(1) > 10 {
		running.Add(-1)
		return
	}
	go func() {
		report("x")
		running.Add(-1)
	}()
}

type server struct {
	mu   sync.Mutex
	busy bool
}

func (s *server) single(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.busy {
		return
	}
	s.busy = true
	go func() { report("x") }()
}

func plain(id string) {
	go func() { report(id) }()
}

func follow(ctx context.Context) {}

func render(id string) string { return id }

func report(id string) {}
