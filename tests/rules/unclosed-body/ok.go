package ok

import (
	"io"
	"net"
	"net/http"
)

func closed(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

func returned(url string) (*http.Response, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return resp, nil
}

func bodyReturned(url string) (io.ReadCloser, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return resp.Body, nil
}

func helped(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	defer finish(resp)
	return nil
}

func finish(resp *http.Response) {
	io.Copy(io.Discard, io.LimitReader(resp.Body, 1<<10))
	resp.Body.Close()
}

func literal(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	return nil
}

func handed(url string, use func(*http.Response) error) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	return use(resp)
}

type client struct{}

func (client) Get(string) (*http.Response, error) { return nil, nil }

func mocked(c client) int {
	resp, err := c.Get("")
	if err != nil {
		return 0
	}
	return resp.StatusCode
}

// The transport answers the request itself, to see what is sent.
func dump(req *http.Request, answer net.Conn) error {
	t := &http.Transport{
		Dial: func(network, address string) (net.Conn, error) {
			return answer, nil
		},
	}
	defer t.CloseIdleConnections()
	_, err := t.RoundTrip(req)
	return err
}

func empty(c *http.Client, req *http.Request) (io.ReadCloser, error) {
	resp, err := c.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusNoContent {
		return nil, nil
	}
	return resp.Body, nil
}

func head(url string) (http.Header, error) {
	resp, err := http.Head(url)
	if err != nil {
		return nil, err
	}
	if resp.ContentLength < 0 {
		return nil, io.ErrUnexpectedEOF
	}
	resp.Body.Close()
	return resp.Header, nil
}

func failing(c *http.Client, req *http.Request) (body io.ReadCloser, err error) {
	resp, err := c.Do(req)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			resp.Body.Close()
		}
	}()
	if resp.StatusCode != http.StatusOK {
		return nil, io.EOF
	}
	return resp.Body, nil
}

func checked(c *http.Client, req *http.Request) error {
	resp, err := c.Do(req)
	if resp == nil {
		return err
	}
	defer resp.Body.Close()
	return err
}

func closing(c *http.Client, req *http.Request) ([]byte, error) {
	resp, err := c.Do(req)
	if err != nil {
		return nil, err
	}
	if err := refused(resp); err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func refused(resp *http.Response) error {
	if resp.StatusCode == http.StatusOK {
		return nil
	}
	resp.Body.Close()
	return io.EOF
}

func present(c *http.Client, req *http.Request) (int, error) {
	resp, err := c.Do(req)
	if err != nil {
		return 0, err
	}
	if resp.Body != nil {
		defer resp.Body.Close()
	}
	if resp.StatusCode != http.StatusOK {
		return 0, io.ErrUnexpectedEOF
	}
	return resp.StatusCode, nil
}
