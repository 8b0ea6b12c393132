package near

import (
	"net/http"
	"time"
)

func report(id string) {}

// A timer is no goroutine until it fires.
func later(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	time.AfterFunc(time.Minute, func() {
		report(id)
	})
	w.WriteHeader(http.StatusAccepted)
}
