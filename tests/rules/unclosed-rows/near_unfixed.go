package unfixed

import (
	"context"
	"database/sql"
)

func looped(db *sql.DB, ctx context.Context, names []string) error {
	for range names {
		rows, err := db.QueryContext(ctx, "SELECT 1") // want "^bug: `rows` is never closed"
		if err != nil {
			return err
		}
		println(rows != nil)
	}
	return nil
}

func header(db *sql.DB, ctx context.Context) error {
	if rows, err := db.QueryContext(ctx, "SELECT 1"); err != nil { // want "^bug: `rows` is never closed"
		return err
	} else {
		println(rows != nil)
	}
	return nil
}
