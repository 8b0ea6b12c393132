package ok

import (
	"net/http"
	"time"
)

var shared = &http.Client{Transport: &http.Transport{DisableCompression: true}}

func constructor() *http.Client {
	return &http.Client{Transport: &http.Transport{}}
}

func kept() *http.Client {
	client := &http.Client{Transport: &http.Transport{}}
	return client
}

type api struct{ client *http.Client }

func stored(a *api) {
	client := &http.Client{Transport: &http.Transport{}}
	a.client = client
}

func closed(req *http.Request) error {
	tr := &http.Transport{}
	defer tr.CloseIdleConnections()
	client := &http.Client{Transport: tr}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func idle(req *http.Request) error {
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func noKeepAlive(req *http.Request) error {
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func plain(req *http.Request) error {
	client := &http.Client{}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Idle connections are given back after a while.
func limited(req *http.Request) error {
	client := &http.Client{Transport: &http.Transport{IdleConnTimeout: time.Minute}}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// One transport for as long as the loop runs.
func watch(req *http.Request, ticks <-chan time.Time) {
	client := &http.Client{Transport: &http.Transport{}}
	for range ticks {
		resp, err := client.Do(req)
		if err != nil {
			return
		}
		resp.Body.Close()
	}
}

func command(req *http.Request) error {
	// One request per process: reuse is not of particular concern here.
	client := http.Client{
		Transport: &http.Transport{},
	}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
