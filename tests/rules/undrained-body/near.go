package near

import (
	"io"
	"net/http"
)

type response struct {
	*http.Response
	Rest io.ReadCloser
}

// The next statement does not close it.
func reading(resp *http.Response) {
	io.Copy(io.Discard, resp.Body)
	println(resp.Status)
}

func others(resp *http.Response, r response) {
	io.Copy(io.Discard, r.Rest)
	resp.Body.Close()
}
