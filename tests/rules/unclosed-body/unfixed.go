package unfixed

import "net/http"

func reachable(url string) error {
	_, err := http.Get(url) // want "^bug: the response is discarded with its body open" @ "http.Get(url)"
	if err != nil {
		return err
	}
	return nil
}

func header(url string) string {
	if resp, err := http.Head(url); err != nil { // want "the body of `resp` is never closed"
		return err.Error()
	} else {
		return resp.Status
	}
}

func ignoring(url string) string {
	resp, err := http.Get(url) // want "the body of `resp` is never closed"
	if err != nil {
		println(err.Error())
	}
	return resp.Status
}
