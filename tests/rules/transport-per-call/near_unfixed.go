package unfixed

import "net/http"

func each(urls []string) {
	for _, url := range urls {
		client := &http.Client{Transport: &http.Transport{}} // want "^bug: each call makes a transport"
		client.Get(url)
	}
}
