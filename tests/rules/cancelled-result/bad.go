package bad

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

func users(ctx context.Context, db *sql.DB) (*sql.Rows, error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel() // want "^bug: this cancels what the function returns" @ "defer cancel()"
	return db.QueryContext(ctx, "SELECT name FROM users")
}

func fetch(ctx context.Context, url string) (*http.Response, error) {
	limited, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel() // want "this cancels what"
	req, err := http.NewRequestWithContext(limited, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	return resp, nil
}

func direct(ctx context.Context, c *http.Client, url string) (*http.Response, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // want "this cancels what"
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	return c.Do(req)
}
