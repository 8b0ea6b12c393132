package main

import (
	"log"
	"net/http"
)

// The program serves others, and makes one transport before that.
func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusNoContent)
	})
	client := &http.Client{Transport: &http.Transport{}}
	resp, err := client.Get("http://localhost/ready")
	if err != nil {
		log.Print(err)
		return
	}
	resp.Body.Close()
	log.Print(http.ListenAndServe("localhost:8080", nil))
}
