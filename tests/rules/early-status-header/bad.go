package bad

import (
	"database/sql"
	"encoding/json"
	"io"
	"net/http"
	"os"
)

func download(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK) // want "^hint: the status is sent before it is known whether there is a body" @ "w.WriteHeader(http.StatusOK)"
	f, err := os.Open("report.csv")
	if err != nil {
		return
	}
	defer f.Close()
	io.Copy(w, f)
}

func number(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/csv")
	w.WriteHeader(200) // want "before it is known"
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return
	}
	defer resp.Body.Close()
	io.Copy(w, resp.Body)
}

func rows(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK) // want "before it is known"
		rows, err := db.QueryContext(r.Context(), "SELECT 1")
		if err != nil {
			return
		}
		rows.Close()
	}
}

func state(w http.ResponseWriter, r *http.Request, state any) {
	w.WriteHeader(http.StatusOK) // want "before it is known"
	body, err := json.Marshal(state)
	if err != nil {
		return
	}
	w.Write(body)
}
