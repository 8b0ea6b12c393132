package bad

import (
	"database/sql"
	"net/http"
)

var (
	db      *sql.DB
	routes  map[string]int
	client  *http.Client
	handler http.Handler
)

func DB() (*sql.DB, error) {
	if db == nil {
		var err error
		db, err = sql.Open("postgres", "") // want "^risk: two goroutines may both find `db` nil and set it" @ "db"
		if err != nil {
			return nil, err
		}
	}
	return db, nil
}

func serve(w http.ResponseWriter, r *http.Request) {
	if nil == routes {
		routes = map[string]int{"/": 1} // want "find `routes` nil"
	}
	println(routes[r.URL.Path])
}

func getClient() *http.Client {
	if client == nil {
		client = &http.Client{} // want "find `client` nil"
	}
	return client
}

func fetchAll(urls []string) {
	for _, url := range urls {
		go fetch(url)
	}
}

func fetch(url string) {
	println(getClient(), url)
}

type Site struct{}

func (s *Site) Handler() http.Handler {
	if handler == nil {
		handler = http.NotFoundHandler() // want "find `handler` nil"
	}
	return handler
}
