package near

import (
	"net/http"
	"strings"
	"sync"
)

func work() {}

// Before the handler there is no request.
func handler(mu *sync.Mutex) http.HandlerFunc {
	mu.Lock()
	mu.Unlock()
	return func(w http.ResponseWriter, r *http.Request) {
		go func() { work() }() // want "^hint: nothing limits how many"
	}
}

func grouped(w http.ResponseWriter, r *http.Request) {
	var wg sync.WaitGroup
	wg.Go(func() { work() })
}

func std(w http.ResponseWriter, r *http.Request) {
	name := strings.ToUpper("x")
	go func() { work() }() // want "^hint: nothing limits .* / offered fix"
	println(name)
}
