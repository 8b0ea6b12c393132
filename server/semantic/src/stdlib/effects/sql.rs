//! `database/sql`.

use super::acts::*;
use super::entry::{Entry, entry};

pub(super) static ENTRIES: &[Entry] = &[
    entry("database/sql", "Open").opens(0, Resource::Closer),
    entry("database/sql", "OpenDB").arg(0, OWNS.and(WRAPS)).opens(0, Resource::Closer),
    entry("database/sql", "Register").arg(1, KEEPS.and(SERVES)),
    entry("database/sql", "Named").arg(1, WRAPS),
    entry("database/sql", "Drivers"),
    entry("database/sql", "DB.Ping DB.PingContext Conn.PingContext").waits(NETWORK),
    entry("database/sql", "DB.Exec DB.ExecContext Conn.ExecContext Tx.Exec Tx.ExecContext Stmt.Exec Stmt.ExecContext")
        .waits(NETWORK),
    // The rows end with the context.
    entry("database/sql", "DB.Query Tx.Query Stmt.Query").waits(NETWORK).opens(0, Resource::Rows),
    entry("database/sql", "DB.QueryContext Conn.QueryContext Tx.QueryContext Stmt.QueryContext")
        .waits(NETWORK)
        .arg(0, KEEPS)
        .opens(0, Resource::Rows),
    entry("database/sql", "DB.QueryRow Tx.QueryRow Stmt.QueryRow").waits(NETWORK),
    entry("database/sql", "DB.QueryRowContext Conn.QueryRowContext Tx.QueryRowContext Stmt.QueryRowContext")
        .waits(NETWORK)
        .arg(0, KEEPS),
    entry("database/sql", "DB.Begin").waits(NETWORK).opens(0, Resource::Tx),
    entry("database/sql", "DB.BeginTx Conn.BeginTx").waits(NETWORK).arg(0, KEEPS).opens(0, Resource::Tx),
    entry("database/sql", "DB.Prepare DB.PrepareContext Conn.PrepareContext Tx.Prepare Tx.PrepareContext")
        .waits(NETWORK)
        .opens(0, Resource::Closer),
    entry("database/sql", "Tx.Stmt").waits(NETWORK).arg(0, WRAPS),
    entry("database/sql", "Tx.StmtContext").waits(NETWORK).arg(1, WRAPS),
    entry("database/sql", "DB.Conn").waits(NETWORK).opens(0, Resource::Closer),
    entry("database/sql", "Conn.Raw").waits(LOCK).arg(0, CALLS),
    entry("database/sql", "DB.Close Conn.Close Stmt.Close Rows.Close").recv(CLOSES),
    entry("database/sql", "Tx.Commit Tx.Rollback").waits(NETWORK).recv(CLOSES),
    entry("database/sql", "Rows.Next Rows.NextResultSet").waits(NETWORK).recv(READS),
    entry("database/sql", "Rows.Scan Row.Scan").recv(READS).args_from(0, FILLS),
    entry("database/sql", "Rows.Columns Rows.ColumnTypes Rows.Err Row.Err"),
    entry("database/sql", "DB.Driver DB.Stats DB.SetConnMaxIdleTime DB.SetConnMaxLifetime DB.SetMaxIdleConns"),
    entry("database/sql", "DB.SetMaxOpenConns"),
];
