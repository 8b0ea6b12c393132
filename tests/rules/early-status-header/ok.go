package ok

import (
	"encoding/json"
	"io"
	"log"
	"net/http"
	"os"
)

func after(w http.ResponseWriter, r *http.Request) {
	f, err := os.Open("report.csv")
	if err != nil {
		http.Error(w, "no report", http.StatusInternalServerError)
		return
	}
	defer f.Close()
	w.WriteHeader(http.StatusOK)
	io.Copy(w, f)
}

func failure(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPut {
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	f, err := os.Open("report.csv")
	if err != nil {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	f.Close()
}

func accepted(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusAccepted)
	f, err := os.Open("report.csv")
	if err != nil {
		return
	}
	f.Close()
}

func plain(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	io.WriteString(w, "ok")
}

func branch(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodHead {
		w.WriteHeader(http.StatusOK)
		return
	}
	f, err := os.Open("report.csv")
	if err != nil {
		return
	}
	f.Close()
}

func answered(w http.ResponseWriter, body []byte) {
	w.WriteHeader(http.StatusOK)
	n, err := w.Write(body)
	if err != nil {
		log.Printf("after %d bytes: %v", n, err)
		return
	}
}

func copied(w http.ResponseWriter, body io.Reader) {
	w.WriteHeader(http.StatusOK)
	n, err := io.Copy(w, body)
	if err != nil {
		log.Printf("after %d bytes: %v", n, err)
	}
}

func ready(w http.ResponseWriter, since string) {
	w.WriteHeader(http.StatusOK)
	body, err := json.Marshal(map[string]string{"status": "ready", "since": since})
	if err != nil {
		return
	}
	w.Write(body)
}
