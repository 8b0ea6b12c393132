package main

import "net/http"

// The process has only one.
func main() {
	client := &http.Client{Transport: &http.Transport{}}
	client.Get("http://localhost")
}
