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
