package old

import (
	"context"
	"net/http"
)

func use(context.Context) {}

func serve(w http.ResponseWriter, r *http.Request) {
	go func() { use(r.Context()) }() // want "^risk: this context is cancelled when the handler returns$"
}
