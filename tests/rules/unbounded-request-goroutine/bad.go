package bad

import (
	"io"
	"net/http"
)

func handle(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	go func() { // want "^hint: nothing limits how many of these goroutines run at once"
		report(id)
	}()
	w.WriteHeader(http.StatusAccepted)
}

type api struct{ send func(string) error }

func (a *api) order(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err == nil {
		go func() { // want "^hint"
			mail(a, string(body))
		}()
	}
}

func mail(a *api, text string) {}

func report(id string) {}
