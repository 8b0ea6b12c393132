package bad

import (
	"net/http"
	"sync"
	"time"
)

type Config struct{ Timeout time.Duration }

type Service struct {
	once sync.Once
	url  string
}

var (
	once   sync.Once
	client *http.Client
	level  int
)

func Client(config Config) *http.Client {
	once.Do(func() {
		client = &http.Client{Timeout: config.Timeout} // want "^hint: only the first call's `config` takes effect" @ "config"
	})
	return client
}

// Configure makes everything ready.
func Configure(verbosity int) {
	once.Do(func() {
		level = verbosity // want "only the first call's `verbosity`" @ "verbosity"
	})
}

func (s *Service) Connect(url string) string {
	s.once.Do(func() {
		s.url = url // want "only the first call's `url`"
	})
	return s.url
}
