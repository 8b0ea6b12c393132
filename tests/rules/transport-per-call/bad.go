package bad

import (
	"crypto/tls"
	"net/http"
)

func fetch(req *http.Request) error {
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}} // want "^bug: each call makes a transport" @ "http.Transport{DisableCompression: true}"
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func named(req *http.Request, config *tls.Config) error {
	tr := &http.Transport{TLSClientConfig: config} // want "each call makes a transport"
	client := http.Client{Transport: tr}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

type api struct{ token string }

func (a *api) call(req *http.Request) (int, error) {
	var client = &http.Client{
		Transport: &http.Transport{}, // want "each call makes a transport"
	}
	resp, err := client.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}
