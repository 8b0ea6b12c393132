package bad

import (
	"context"
	"database/sql"
	"net/http"
)

func rename(ctx context.Context, db *sql.DB, id int, name string) error {
	_, err := db.Exec("UPDATE users SET name = ? WHERE id = ?", name, id) // want "^risk: `Exec` does not heed `ctx`" @ "db.Exec(\"UPDATE users SET name = ? WHERE id = ?\", name, id)"
	return err
}

func begin(ctx context.Context, db *sql.DB) (*sql.Tx, error) {
	return db.Begin() // want "`Begin` does not heed"
}

func ping(ctx context.Context, db *sql.DB) error {
	return db.Ping() // want "`Ping` does not heed"
}

func handler(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var name string
		if err := db.QueryRow("SELECT name FROM users").Scan(&name); err != nil { // want "heed `r.Context"
			return
		}
		w.Write([]byte(name))
	}
}
