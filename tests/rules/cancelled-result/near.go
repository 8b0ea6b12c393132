package near

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

type stop struct{}

// Another function is deferred.
func other(db *sql.DB, ctx context.Context, done func()) (*sql.Rows, error) {
	ctx, finish := wrap(ctx)
	defer finish()
	return db.QueryContext(ctx, "SELECT 1")
}

func wrap(ctx context.Context) (context.Context, func()) { return ctx, func() {} }

func literal(db *sql.DB, ctx context.Context) func() (*sql.Rows, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return func() (*sql.Rows, error) { return db.QueryContext(ctx, "SELECT 1") }
}

// The request is built and not sent.
func built(ctx context.Context) (*http.Request, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return http.NewRequestWithContext(ctx, "GET", "http://example.org", nil)
}

func logged(ctx context.Context) (*http.Request, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, "GET", "http://example.org", nil)
	println(req.URL.String())
	return req, err
}

func cloned(c *http.Client, ctx context.Context) (*http.Response, error) {
	short, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	req, err := http.NewRequest("GET", "http://example.org", nil)
	if err != nil {
		return nil, err
	}
	println(short.Err() == nil, req.Clone(short).Host)
	return c.Do(req)
}

// It was read before.
func read(db *sql.DB, ctx context.Context) (*sql.Rows, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	rows, err := db.QueryContext(ctx, "SELECT 1")
	if err != nil {
		return nil, err
	}
	rows.Close()
	return rows, nil
}

func dropped(db *sql.DB, ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	rows, err := db.QueryContext(ctx, "SELECT 1")
	println(rows)
	return err
}
