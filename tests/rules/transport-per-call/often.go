package main

import (
	"log"
	"net/http"
	"os"
	"time"
)

func main() {
	for range time.Tick(time.Minute) {
		req, err := http.NewRequest("GET", os.Args[1], nil)
		if err != nil {
			os.Exit(1)
		}
		log.Print(fetch(req))
	}
}

func fetch(req *http.Request) error {
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}} // want "each call makes a transport"
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
