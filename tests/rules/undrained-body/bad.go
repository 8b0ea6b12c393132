package bad

import (
	"io"
	"net/http"
)

func finish(resp *http.Response) {
	io.Copy(io.Discard, resp.Body) // want "^hint: the rest of the body is read without a limit" @ "io.Copy(io.Discard, resp.Body)"
	resp.Body.Close()
}

func deferred(resp *http.Response) {
	defer func() {
		io.Copy(io.Discard, resp.Body) // want "without a limit"
		_ = resp.Body.Close()
	}()
}

func status(c *http.Client, req *http.Request) int {
	resp, err := c.Do(req)
	if err != nil {
		return 0
	}
	io.Copy(io.Discard, (resp.Body)) // want "without a limit"
	resp.Body.Close()
	return resp.StatusCode
}
