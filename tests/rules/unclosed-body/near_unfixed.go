package near

import "net/http"

// The request is made in the header of the check.
func header(url string) (int, error) {
	var resp *http.Response
	var err error
	if resp, err = http.Get(url); err != nil { // want "^bug: the body of `resp` is never closed"
		return 0, err
	}
	return resp.StatusCode, nil
}
