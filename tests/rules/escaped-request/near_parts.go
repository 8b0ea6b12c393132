package near

import (
	"fmt"
	"log"
	"net/http"
	"sync"
)

// What the request says of the client stays as it is.
func logged(w http.ResponseWriter, r *http.Request) {
	go func() {
		log.Print(r.UserAgent())
	}()
	w.WriteHeader(http.StatusNoContent)
}

// The goroutine is a handler itself, and the one around it waits.
func parallel(w http.ResponseWriter, r *http.Request) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func(w http.ResponseWriter, r *http.Request) {
		defer wg.Done()
		fmt.Fprintln(w, r.URL.Path)
	}(w, r)
	wg.Wait()
}
