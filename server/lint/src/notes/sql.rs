//! Package database/sql.

use super::Note;

pub(super) static NOTES: &[Note] = &[
    Note {
        symbols: &["database/sql.DB"],
        entries: &["gor-15", "net-36"],
        text: "A pool, not a connection: two calls may use two connections, so session state (SET, temporary tables, \
               BEGIN as text) gets lost. It has a goroutine and is never collected without Close: 50 that were dropped \
               left 50 goroutines. By default it opens any number of connections and keeps 2.",
    },
    Note {
        symbols: &["database/sql.Open", "database/sql.OpenDB"],
        entries: &["gor-15"],
        text: "It connects to nothing: a wrong password shows at the first query or PingContext. One for the program \
               is enough; one for each request leaks a goroutine and connections, even if the variable is overwritten.",
    },
    Note {
        symbols: &["database/sql.DB.SetMaxOpenConns"],
        entries: &["gor-30"],
        text: "At the limit calls wait in line, without context for good: a goroutine that holds Rows or a Tx and \
               queries through the DB once more can wait for itself. 0 is no limit, and the database's own becomes the \
               error.",
    },
    Note {
        symbols: &[
            "database/sql.DB.SetMaxIdleConns",
            "database/sql.DB.SetConnMaxLifetime",
            "database/sql.DB.SetConnMaxIdleTime",
        ],
        entries: &["net-36"],
        text: "2 are kept idle by default, so bursts open and close connections all the time. Without a lifetime one \
               that a firewall has forgotten fails at its next use; the pool retries only when the driver reports \
               `driver.ErrBadConn`.",
    },
    Note {
        symbols: &["database/sql.DB.Query", "database/sql.DB.QueryRow", "database/sql.DB.Exec"],
        entries: &["gor-30"],
        text: "They run with `context.Background()`: neither a lock in the database nor a full pool ends the wait. \
               Query keeps a connection until its Rows are closed, QueryRow until Scan; for a statement without rows \
               take Exec.",
    },
    Note {
        symbols: &[
            "database/sql.DB.QueryContext",
            "database/sql.Tx.QueryContext",
            "database/sql.Conn.QueryContext",
            "database/sql.Stmt.QueryContext",
        ],
        entries: &["gor-30", "x-08"],
        text: "The context holds for the whole life of the Rows: cancelled by a defer before they are read, it ends \
               the iteration, and only `rows.Err()` tells. Rows keep the connection until Close or the end; in a Tx no \
               other query can run on it meanwhile with many drivers.",
    },
    Note {
        symbols: &[
            "database/sql.DB.ExecContext",
            "database/sql.Tx.ExecContext",
            "database/sql.Conn.ExecContext",
            "database/sql.Stmt.ExecContext",
            "database/sql.DB.QueryRowContext",
        ],
        entries: &["gor-30"],
        text: "An ended context returns control, but does not tell whether the statement took effect: the database may \
               have finished it. How fast it stops is up to the driver; some close the connection for it.",
    },
    Note {
        symbols: &["database/sql.DB.Begin", "database/sql.DB.BeginTx"],
        entries: &["gor-30"],
        text: "The transaction takes one connection until Commit or Rollback, so `defer tx.Rollback()` right after it; \
               after Commit that only returns ErrTxDone. Cancelling BeginTx's context rolls back, even between two \
               statements, by a goroutine of its own.",
    },
    Note {
        symbols: &["database/sql.DB.Conn", "database/sql.Conn", "database/sql.Conn.Close"],
        entries: &["gor-30", "net-36"],
        text: "Without Close the connection is missing from the pool for good. Close gives it back with whatever was \
               SET on it, unless the driver resets sessions. It is for one user at a time: calls from two goroutines \
               wait for each other.",
    },
    Note {
        symbols: &["database/sql.DB.Prepare", "database/sql.DB.PrepareContext", "database/sql.Stmt"],
        entries: &["gor-30"],
        text: "It is prepared anew on each connection that it happens to run on, and holds memory there and in the \
               database until Close. The context of PrepareContext is for preparing only. One that a Tx made ends with \
               it.",
    },
    Note {
        symbols: &["database/sql.Rows"],
        entries: &["gor-30", "x-10"],
        text: "It holds a connection. A return in the middle of the loop without Close keeps it out of the pool; as \
               many of these as MaxOpenConns and everything stands still. `defer rows.Close()` after the error check, \
               and `rows.Err()` after the loop.",
    },
    Note {
        symbols: &["database/sql.Rows.Next"],
        entries: &["gor-30"],
        text: "False means the end or an error, a broken connection and a cancelled context included: without a look \
               at Err half a result passes for a whole one. At false it closes the rows by itself; after a break it \
               does not.",
    },
    Note {
        symbols: &["database/sql.Rows.Err", "database/sql.Rows.Close"],
        entries: &["gor-30"],
        text: "Close may be called twice and does not report errors of the iteration: those are in Err, which may be \
               asked after Close as well. Closing a large result early may have to read the rest first, or close the \
               connection, as the driver does.",
    },
    Note {
        symbols: &["database/sql.Rows.Scan"],
        entries: &["x-15"],
        text: "`[]byte` is a copy, `sql.RawBytes` is the driver's memory: valid until the next Next, Scan or Close, \
               and gone with a cancelled context, which may come from another goroutine.",
    },
    Note {
        symbols: &["database/sql.Row", "database/sql.Row.Scan"],
        entries: &["gor-30"],
        text: "Errors of the query appear here, and so does sql.ErrNoRows. Only Scan gives the connection back: a \
               QueryRow without it keeps one for good.",
    },
    Note {
        symbols: &["database/sql.Tx"],
        entries: &["gor-30"],
        text: "All on one connection, so goroutines that share it take turns at best, and with many drivers break the \
               protocol while Rows are open. Queries through the DB meanwhile see nothing of it, and may wait for its \
               locks.",
    },
    Note {
        symbols: &["database/sql.Tx.Commit", "database/sql.Tx.Rollback"],
        entries: &["gor-30"],
        text: "They take no context. When the connection breaks in Commit nobody knows whether it counted. Whoever is \
               second gets ErrTxDone, also after the context has rolled back; that makes the deferred Rollback \
               harmless.",
    },
    Note {
        symbols: &["database/sql.DB.Ping", "database/sql.DB.PingContext"],
        entries: &["gor-30"],
        text: "It proves one connection at one moment, and some drivers send nothing. It waits in the same line as \
               queries, so a health check through a full pool fails although the database is well.",
    },
    Note {
        symbols: &["database/sql.DB.Close"],
        entries: &["gor-15", "net-39"],
        text: "It waits for queries that have started on the server, and ends the goroutine that Open has started; \
               connections in use are closed when they come back. Rows that are open may break off.",
    },
];
