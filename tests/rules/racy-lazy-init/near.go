package near

import (
	"net/http"
	"sync"
)

type client struct{ n int }

var (
	shared, locked, tested, own, early *client
	local                              *client
	mu                                 sync.Mutex
	limit                              = 3
)

// The literal decides when.
func Literal() func() *client {
	return func() *client {
		if own == nil {
			own = &client{}
		}
		return own
	}
}

func Locked() *client {
	mu.Lock()
	defer mu.Unlock()
	if locked == nil {
		locked = &client{}
	}
	return locked
}

func init() {
	if early == nil {
		early = &client{}
	}
}

func TestOf() *client {
	if tested == nil {
		tested = &client{}
	}
	return tested
}

// Not a nil check, or of another package's variable.
func Limit() int {
	if limit == 3 {
		limit = 4
	}
	return limit
}

func Transport() {
	if http.DefaultClient.Transport == nil {
		http.DefaultClient = &http.Client{}
	}
	if http.DefaultTransport == nil {
		http.DefaultTransport = &http.Transport{}
	}
}

func get() *client {
	if shared == nil {
		shared = &client{} // want "^risk: two goroutines may both find `shared` nil"
	}
	return shared
}

func serve(w http.ResponseWriter, r *http.Request) { get() }

func recursive(n int) *client {
	if local == nil {
		local = &client{}
	}
	if n > 0 {
		return recursive(n - 1)
	}
	return local
}

func write(w http.ResponseWriter, n int) {
	if own == nil {
		own = &client{}
	}
}

func read(n int, r *http.Request) {
	if early == nil {
		early = &client{}
	}
}
