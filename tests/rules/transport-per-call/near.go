package near

import "net/http"

type transport struct{ http.Transport }

var shared = &http.Client{Transport: &http.Transport{MaxIdleConns: 3}}

func other(url string) error {
	t := &transport{}
	client := &http.Client{Transport: t}
	_, err := client.Get(url)
	return err
}

func jar(url string) error {
	client := &http.Client{CheckRedirect: nil}
	_, err := client.Get(url)
	return err
}

type holder struct{ Transport http.RoundTripper }

func (h holder) Get(url string) (*http.Response, error) { return nil, nil }

func held(url string) error {
	h := holder{Transport: &http.Transport{}}
	_, err := h.Get(url)
	return err
}

func closed(url string) error {
	t := &http.Transport{}
	client := &http.Client{Transport: t}
	defer client.CloseIdleConnections()
	_, err := client.Get(url)
	return err
}

func keeping(url string, keep func(http.RoundTripper)) error {
	t := &http.Transport{}
	keep(t)
	client := &http.Client{}
	_, err := client.Get(url)
	return err
}

func valued(url string) error {
	client := http.Client{Transport: &http.Transport{}} // want "^bug: each call makes a transport .* / offered fix"
	_, err := client.Get(url)
	return err
}

func variable(url string) error {
	t := &http.Transport{} // want "^bug: each call makes a transport"
	client := &http.Client{Transport: t}
	_, err := client.Get(url)
	return err
}
