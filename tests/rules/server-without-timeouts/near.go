package near

import "net/http"

type options struct{ ReadTimeout int }

func get(url string) {
	http.Get(url) // want "^hint: the request has no time limit"
	http.Get("http://localhost:8080/ready")
}

func renamed(addr string) *http.Server {
	srv := &http.Server{} // want "^risk: a client has unlimited time"
	srv.Addr = addr
	return srv
}

func two(addr string, o options) *http.Server {
	srv := &http.Server{Addr: addr} // want "^risk: a client has unlimited time"
	other := &http.Server{Addr: addr, ReadTimeout: 1}
	other.ReadTimeout = 3
	o.ReadTimeout = 3
	return srv
}

func valued(addr string) error {
	srv := http.Server{Addr: addr} // want "^risk: a client has unlimited time"
	return srv.ListenAndServe()
}

func client(url string) {
	c := &http.Client{}
	c.Timeout = 3
	c.Get(url)
}
