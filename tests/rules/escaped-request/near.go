package near

import (
	"context"
	"net/http"
)

func use(context.Context) {}

func serve(use func(string)) http.HandlerFunc {
	name := "x"
	go func() { println(name) }()
	return func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		go println(host)
	}
}

func outside(w http.ResponseWriter, r *http.Request) {
	go func() { use(r.Context()) }() // want "^risk: this context is cancelled when the handler returns / safe fix"
}

// Another request, another writer.
func both(w http.ResponseWriter, r *http.Request, other *http.Request) {
	go func() {
		use(other.Context())
		other.Body.Close()
	}()
}

// It only takes the context into a variable.
func kept(w http.ResponseWriter, r *http.Request) {
	go func() {
		ctx := r.Context()
		println(ctx.Err() == nil)
	}()
}

func wrapped(w http.ResponseWriter, r *http.Request) {
	around := func(r *http.Request) {
		go func() { use(r.Context()) }()
	}
	around(r.Clone(context.Background()))
}
