package main

import (
	"net/http"
	"os"
	"time"
)

func main() {
	fetch(os.Args[1])
	for _, url := range os.Args[2:] {
		check(url)
	}
	http.HandleFunc("/", relay)
}

// The program fetches once and is done.
func fetch(url string) error {
	client := &http.Client{Timeout: time.Minute, Transport: &http.Transport{Proxy: http.ProxyFromEnvironment}}
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func check(url string) error {
	client := &http.Client{Timeout: time.Minute, Transport: &http.Transport{Proxy: http.ProxyFromEnvironment}} // want "each call makes a transport"
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func relay(w http.ResponseWriter, r *http.Request) {
	client := &http.Client{Timeout: time.Minute, Transport: &http.Transport{Proxy: http.ProxyFromEnvironment}} // want "each call makes a transport"
	resp, err := client.Head("http://backend/")
	if err != nil {
		return
	}
	resp.Body.Close()
}
