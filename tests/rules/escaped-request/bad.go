package bad

import (
	"context"
	"io"
	"net/http"
)

func work(ctx context.Context, id string) {}

func writer(w http.ResponseWriter, r *http.Request) {
	go func() {
		w.Write([]byte("done")) // want "^bug: the response may be finished" @ "w"
	}()
}

func body(w http.ResponseWriter, r *http.Request) {
	go func() {
		data, err := io.ReadAll(r.Body) // want "^bug: the body may be closed" @ "r.Body"
		_, _ = data, err
	}()
	w.WriteHeader(http.StatusAccepted)
}

func ctx(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	go func() {
		work(r.Context(), id) // want "^risk: this context is cancelled"
	}()
	w.WriteHeader(http.StatusAccepted)
}

func register(mux *http.ServeMux) {
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		go func() {
			io.WriteString(w, "late") // want "the response may be finished"
		}()
	})
}
