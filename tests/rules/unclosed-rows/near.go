package near

import (
	"context"
	"database/sql"
)

// More sets of rows follow.
func sets(db *sql.DB, ctx context.Context) error {
	rows, err := db.QueryContext(ctx, "SELECT 1; SELECT 2")
	if err != nil {
		return err
	}
	for rows.Next() {
		println("row")
	}
	if !rows.NextResultSet() {
		return nil
	}
	return rows.Close()
}

type list struct{ n int }

func (l *list) Next() bool { l.n--; return l.n > 0 }

func (l *list) Step() bool { return false }

func other(db *sql.DB, ctx context.Context, l *list) error {
	rows, err := db.QueryContext(ctx, "SELECT 1") // want "^bug: `rows` is never closed"
	if err != nil {
		return err
	}
	for l.Next() {
		println(rows != nil)
	}
	return nil
}
