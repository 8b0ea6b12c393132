package unfixed

import (
	"net/http"
	"strings"
)

func register(mux *http.ServeMux) {
	var log strings.Builder
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		log.WriteString(r.URL.Path) // want "several goroutines use `log` at once"
	})
}
