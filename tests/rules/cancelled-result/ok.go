package ok

import (
	"context"
	"database/sql"
	"io"
	"net"
	"net/http"
	"time"
)

func connect(ctx context.Context, addr string) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	var d net.Dialer
	return d.DialContext(ctx, "tcp", addr)
}

func read(ctx context.Context, url string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func other(ctx context.Context, db *sql.DB) (*sql.Rows, error) {
	limited, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	if err := db.PingContext(limited); err != nil {
		return nil, err
	}
	return db.QueryContext(ctx, "SELECT 1")
}

func count(ctx context.Context, db *sql.DB) (n int, err error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM users").Scan(&n)
	return n, err
}

func handed(ctx context.Context, db *sql.DB) (*sql.Rows, context.CancelFunc, error) {
	ctx, cancel := context.WithCancel(ctx)
	rows, err := db.QueryContext(ctx, "SELECT 1")
	return rows, cancel, err
}
