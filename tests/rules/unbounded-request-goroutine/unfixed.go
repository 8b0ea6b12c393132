package bad

import "net/http"

func register(mux *http.ServeMux) {
	mux.HandleFunc("/report", func(w http.ResponseWriter, r *http.Request) {
		id := r.FormValue("id")
		w.WriteHeader(http.StatusAccepted)
		go func() { // want "^hint"
			report(id)
		}()
	})
}

// documented has a comment that must stay with it.
func documented(w http.ResponseWriter, r *http.Request) {
	go func() { // want "^hint"
		report("all")
	}()
}

func report(id string) {}
