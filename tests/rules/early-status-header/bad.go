package bad

import (
	"database/sql"
	"io"
	"net/http"
	"os"
)

func download(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK) // want "^hint: the status is sent before its source is opened" @ "w.WriteHeader(http.StatusOK)"
	f, err := os.Open("report.csv")
	if err != nil {
		return
	}
	defer f.Close()
	io.Copy(w, f)
}

func number(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/csv")
	w.WriteHeader(200) // want "before its source"
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return
	}
	defer resp.Body.Close()
	io.Copy(w, resp.Body)
}

func rows(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK) // want "before its source"
		rows, err := db.QueryContext(r.Context(), "SELECT 1")
		if err != nil {
			return
		}
		rows.Close()
	}
}
