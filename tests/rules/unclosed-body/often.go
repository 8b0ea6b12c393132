package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
)

func main() {
	for _, url := range os.Args[1:] {
		if err := show(url); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
}

func show(url string) error {
	res, err := http.Get(url) // want "the body of `res` is not closed before an early return"
	if err != nil {
		return err
	}
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("bad status: %s", res.Status)
	}
	defer res.Body.Close()
	_, err = io.Copy(os.Stdout, res.Body)
	return err
}
