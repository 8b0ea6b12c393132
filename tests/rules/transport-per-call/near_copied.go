package near

import "net/http"

var shared = &http.Transport{}

func withShared(client http.Client) *http.Client {
	client.Transport = shared
	return &client
}

// The transport is not the one that makes the request.
func Replaced(url string) error {
	client := withShared(http.Client{Transport: &http.Transport{}})
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
