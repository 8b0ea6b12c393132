package near

import (
	"context"
	"net/http"
	"sync"
)

// The literal waits for the requests before the function goes on.
func drained(srv *http.Server, stop <-chan bool, requests *sync.WaitGroup) error {
	go func() {
		<-stop
		srv.Shutdown(context.Background())
	}()
	err := func() error {
		defer requests.Wait()
		return srv.ListenAndServe()
	}()
	return err
}
