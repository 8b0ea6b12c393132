package main

import (
	"log"
	"net/http"
)

// It is closed with the program only.
func main() {
	srv := &http.Server{Addr: ":8080"} // want "^hint: a client has unlimited time"
	defer srv.Close()
	if err := srv.ListenAndServe(); err != nil {
		log.Print(err)
	}
}
