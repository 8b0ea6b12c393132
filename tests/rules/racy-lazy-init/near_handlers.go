package near

import (
	"net/http"
	"sync"
)

var (
	mu            sync.Mutex
	cache, locked map[string]string
	current, last *http.Request
)

func load() map[string]string { return map[string]string{"a": "b"} }

func fill() {
	if cache == nil {
		cache = load()
	}
}

// Whoever calls it has the lock.
func cached(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	fill()
	w.Write([]byte(cache[r.URL.Path]))
}

func own(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	if locked == nil {
		locked = load()
	}
	w.Write([]byte(locked[r.URL.Path]))
}

// Nothing is made here.
func remember(w http.ResponseWriter, r *http.Request) {
	if current == last {
		last = r
	}
}
