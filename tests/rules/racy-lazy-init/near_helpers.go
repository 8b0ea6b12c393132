package near

import (
	"net/http"
	"sync"
)

var (
	mu    sync.Mutex
	table map[string]string
)

func lock() { mu.Lock() }

func unlock() { mu.Unlock() }

func handler(w http.ResponseWriter, r *http.Request) {
	lock()
	if table == nil {
		table = map[string]string{"a": "b"}
	}
	found := table[r.URL.Path]
	unlock()
	w.Write([]byte(found))
}
