package main

import "net/http"

var client *http.Client

func main() {
	println(Client())
}

// Nothing of a program is for others, whatever its name.
func Client() *http.Client {
	if client == nil {
		client = &http.Client{}
	}
	return client
}
