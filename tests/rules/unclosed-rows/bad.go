package bad

import (
	"context"
	"database/sql"
)

func first(ctx context.Context, db *sql.DB) (name string, err error) {
	rows, err := db.QueryContext(ctx, "SELECT name FROM users") // want "^bug: `rows` is never closed" @ "db.QueryContext(ctx, \"SELECT name FROM users\")"
	if err != nil {
		return "", err
	}
	if rows.Next() {
		err = rows.Scan(&name)
	}
	return name, err
}

func find(db *sql.DB, wanted string) (bool, error) {
	rows, err := db.Query("SELECT name FROM users") // want "^bug: `rows` is not closed when the loop is left early"
	if err != nil {
		return false, err
	}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return false, err
		}
		if name == wanted {
			return true, nil
		}
	}
	return false, rows.Err()
}

func names(ctx context.Context, tx *sql.Tx) (names []string, err error) {
	rows, err := tx.QueryContext(ctx, "SELECT name FROM users") // want "^risk: `rows.Err.*` is not checked"
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, nil
}
