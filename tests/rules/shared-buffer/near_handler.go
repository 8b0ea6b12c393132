package near

import (
	"bytes"
	"net/http"
)

// Each request has its own.
func register(mux *http.ServeMux) {
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		var page bytes.Buffer
		page.WriteString(r.URL.Path)
		page.WriteTo(w)
	})
}
