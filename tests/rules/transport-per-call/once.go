package main

import (
	"net/http"
	"os"
)

func main() {
	req, err := http.NewRequest("GET", os.Args[1], nil)
	if err != nil {
		os.Exit(1)
	}
	if fetch(req) != nil {
		os.Exit(1)
	}
}

// The program ends after its only request.
func fetch(req *http.Request) error {
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
