package ok

import (
	"context"
	"database/sql"
)

func with(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, "DELETE FROM users")
	return err
}

func without(db *sql.DB) error {
	_, err := db.Exec("DELETE FROM users")
	return err
}

func cleanup(ctx context.Context, db *sql.DB) {
	defer db.Exec("DELETE FROM sessions")
	<-ctx.Done()
}

type store struct{}

func (store) Exec(query string, args ...any) error { return nil }

func own(ctx context.Context, s store) error { return s.Exec("DELETE FROM users") }

func rollback(ctx context.Context, tx *sql.Tx) error { return tx.Rollback() }

func closed(ctx context.Context, db *sql.DB) error { return db.Close() }
