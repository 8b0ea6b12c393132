package ok

import (
	"context"
	"log"
	"net/http"
	"sync"
	"time"
)

type Config struct{ Timeout time.Duration }

type Service struct {
	once   sync.Once
	config Config
	client *http.Client
	err    error
}

var (
	once   sync.Once
	client *http.Client
	level  int
)

// The receiver's own settings are the same each time.
func (s *Service) Client() *http.Client {
	s.once.Do(func() {
		s.client = &http.Client{Timeout: s.config.Timeout}
	})
	return s.client
}

func SetLevel(to int) {
	once.Do(func() { level = to })
}

// Default returns the client. The first call decides about its timeout.
func Default(timeout time.Duration) *http.Client {
	once.Do(func() {
		client = &http.Client{Timeout: timeout}
	})
	return client
}

func Open(ctx context.Context, logger *log.Logger) *http.Client {
	once.Do(func() {
		logger.Print("open", ctx.Err())
		client = &http.Client{}
	})
	return client
}

func (s *Service) Close(err error) {
	s.once.Do(func() { s.err = err })
}

func (s *Service) Fail(err error) {
	s.once.Do(func() { s.err = err })
}

func Log(message string) {
	once.Do(func() { log.Print(message) })
}

func lower(to int) {
	once.Do(func() { level = to })
}
