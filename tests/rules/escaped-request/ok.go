package ok

import (
	"context"
	"net/http"
	"sync"
)

func work(ctx context.Context, id string) {}

func waits(w http.ResponseWriter, r *http.Request) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		w.Write([]byte("done"))
	}()
	wg.Wait()
}

func receives(w http.ResponseWriter, r *http.Request) {
	done := make(chan struct{})
	go func() {
		w.Write([]byte("done"))
		close(done)
	}()
	<-done
}

func detached(w http.ResponseWriter, r *http.Request) {
	ctx := context.WithoutCancel(r.Context())
	id := r.FormValue("id")
	go work(ctx, id)
}

func copied(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	go func() {
		work(context.Background(), id)
	}()
}

func synchronous(w http.ResponseWriter, r *http.Request) {
	func() {
		w.Write([]byte("now"))
	}()
}

func hijacked(w http.ResponseWriter, r *http.Request) {
	conn, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		return
	}
	go func() {
		defer conn.Close()
		work(r.Context(), "")
	}()
}
