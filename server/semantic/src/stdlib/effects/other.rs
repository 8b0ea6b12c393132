//! What fits nowhere else: reflection, system calls that wait.

use super::acts::*;
use super::entry::{Entry, entry};

pub(super) static ENTRIES: &[Entry] = &[
    entry("reflect", "DeepEqual").pure(),
    entry("reflect", "TypeOf").pure(),
    entry("reflect", "ValueOf Indirect").arg(0, WRAPS),
    entry("reflect", "Swapper").arg(0, WRAPS),
    entry("reflect", "Copy").arg(0, FILLS),
    entry("reflect", "Select").waits(SYNC).arg(0, READS.and(SENDS)),
    entry("reflect", "Value.Recv").waits(SYNC).recv(READS),
    entry("reflect", "Value.Send").waits(SYNC).recv(SENDS).arg(0, KEEPS),
    entry("reflect", "Value.TryRecv").recv(READS),
    entry("reflect", "Value.TrySend").recv(SENDS).arg(0, KEEPS),
    entry("reflect", "Value.Call Value.CallSlice").recv(CALLS).arg(0, WRAPS),
    entry("reflect", "Value.Close").recv(CLOSES),
    entry("net/url", "Values.Add Values.Del Values.Set").recv(FILLS),
    entry("net/url", "Values.Encode Values.Get Values.Has"),
    entry("plugin", "Open").waits(FILE),
    entry("syscall", "Exit").never_returns(),
    entry("syscall/js", "FuncOf").arg(0, KEEPS.and(SERVES)).opens(0, Resource::Closer),
    entry("syscall", "RawConn.Control").arg(0, CALLS),
    entry("syscall", "RawConn.Read").waits(NETWORK).recv(READS).arg(0, CALLS),
    entry("syscall", "RawConn.Write").waits(NETWORK).recv(WRITES).arg(0, CALLS),
    entry("syscall", "Conn.SyscallConn").recv(WRAPS),
];
