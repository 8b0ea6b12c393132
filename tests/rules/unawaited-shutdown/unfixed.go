package bad

import (
	"context"
	"log"
	"net/http"
)

func sometimes(ctx context.Context, srv *http.Server, stops bool) error {
	if stops {
		go func() {
			<-ctx.Done()
			srv.Shutdown(context.Background()) // want "^bug: nobody waits"
		}()
	}
	return srv.ListenAndServe()
}

func dropped(ctx context.Context, srv *http.Server) {
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background()) // want "nobody waits"
	}()
	err := srv.ListenAndServe()
	log.Print(err)
}
