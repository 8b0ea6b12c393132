package near

import (
	"database/sql"
	"log"
)

// Only the columns of each set are looked at, and not always to the end.
func columns(db *sql.DB) {
	rows, err := db.Query("SELECT * FROM a; SELECT * FROM b") // want "^bug: `rows` is never closed"
	if err != nil {
		log.Print(err)
		return
	}
	for rows.NextResultSet() {
		names, err := rows.Columns()
		if err != nil {
			break
		}
		log.Print(names)
	}
}
