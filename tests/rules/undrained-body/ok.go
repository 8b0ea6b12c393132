package ok

import (
	"io"
	"net/http"
)

func limited(resp *http.Response) {
	io.Copy(io.Discard, io.LimitReader(resp.Body, 4<<10))
	resp.Body.Close()
}

func checked(resp *http.Response) error {
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		return err
	}
	return resp.Body.Close()
}

func request(r *http.Request) {
	io.Copy(io.Discard, r.Body)
	r.Body.Close()
}

func stored(w io.Writer, resp *http.Response) {
	io.Copy(w, resp.Body)
	resp.Body.Close()
}

func counted(resp *http.Response) int64 {
	n, _ := io.Copy(io.Discard, resp.Body)
	resp.Body.Close()
	return n
}
