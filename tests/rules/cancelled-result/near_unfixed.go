package unfixed

import (
	"context"
	"database/sql"
	"time"
)

func early(db *sql.DB, ctx context.Context, skip bool) (*sql.Rows, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel() // want "this cancels what the function returns"
	if skip {
		cancel()
		return nil, nil
	}
	return db.QueryContext(ctx, "SELECT 1")
}

type server struct{ ctx context.Context }

func (s *server) query(db *sql.DB) (*sql.Rows, error) {
	ctx, cancel := context.WithTimeout(s.ctx, time.Second)
	defer cancel() // want "this cancels what the function returns"
	return db.QueryContext(ctx, "SELECT 1")
}
