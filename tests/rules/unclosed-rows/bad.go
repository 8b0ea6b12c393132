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

// One loop, one finding.
func either(ctx context.Context, db *sql.DB, all bool) (n int, err error) {
	var rows *sql.Rows
	if all {
		rows, err = db.QueryContext(ctx, "SELECT name FROM users") // want "`rows.Err..` is not checked after the loop"
	} else {
		rows, err = db.QueryContext(ctx, "SELECT name FROM users LIMIT 10")
	}
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		n++
	}
	return n, nil
}

func columns(db *sql.DB) (names []string, err error) {
	rows, err := db.Query("SELECT * FROM users") // want "`rows` is not closed before an early return"
	if err != nil {
		return nil, err
	}
	names, err = rows.Columns()
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(&names[0]); err != nil {
			return nil, err
		}
	}
	return names, rows.Err()
}
