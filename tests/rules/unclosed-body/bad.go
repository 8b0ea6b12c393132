package bad

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

func status(c *http.Client, req *http.Request) (int, error) {
	resp, err := c.Do(req) // want "^bug: the body of `resp` is never closed" @ "c.Do(req)"
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func decode(url string, v any) error {
	res, err := http.Get(url) // want "`res` is never closed"
	if err != nil {
		return fmt.Errorf("get: %w", err)
	}
	return json.NewDecoder(res.Body).Decode(v)
}

func body(url string) ([]byte, error) {
	resp, err := http.Post(url, "text/plain", nil) // want "never closed"
	if err != nil {
		return nil, err
	}
	return io.ReadAll(resp.Body)
}

func looped(urls []string) {
	for _, url := range urls {
		resp, err := http.Head(url) // want "never closed"
		if err != nil {
			continue
		}
		fmt.Println(resp.Status)
	}
}

func early(url string) ([]byte, error) {
	resp, err := http.Get(url) // want "the body of `resp` is not closed before an early return" @ "http.Get(url)"
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("get %s: %s", url, resp.Status)
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func opened(c *http.Client, req *http.Request) (io.ReadCloser, error) {
	resp, err := c.Do(req) // want "`resp` is not closed before an early return"
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		return nil, fmt.Errorf("status %s", resp.Status)
	}
	return resp.Body, nil
}
