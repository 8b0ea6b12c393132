//! `context`, `time`, `errors`.

use super::acts::*;
use super::entry::{Entry, entry};

pub(super) static ENTRIES: &[Entry] = &[
    entry("context", "Background TODO").pure(),
    entry("context", "WithCancel WithCancelCause WithDeadline WithTimeout").arg(0, WRAPS).opens(1, Resource::Cancel),
    entry("context", "WithDeadlineCause WithTimeoutCause").arg(0, WRAPS).arg(2, WRAPS).opens(1, Resource::Cancel),
    entry("context", "WithValue").args_from(0, WRAPS),
    entry("context", "WithoutCancel").arg(0, WRAPS),
    entry("context", "AfterFunc").arg(0, KEEPS).arg(1, SPAWNS),
    entry("context", "Cause"),
    entry("context", "Context.Deadline Context.Done Context.Err"),
    entry("context", "Context.Value").recv(WRAPS),
    // time
    entry("time", "Sleep").waits(SLEEP),
    entry("time", "After Tick Now Since Until"),
    entry("time", "NewTimer").opens(0, Resource::Timer),
    entry("time", "NewTicker").opens(0, Resource::Ticker),
    entry("time", "AfterFunc").arg(1, SPAWNS).opens(0, Resource::Timer),
    entry("time", "Timer.Stop Ticker.Stop").recv(CLOSES),
    entry("time", "Timer.Reset Ticker.Reset").recv(STARTS),
    entry("time", "LoadLocation").waits(FILE),
    entry("time", "Date FixedZone LoadLocationFromTZData Parse ParseDuration ParseInLocation Unix UnixMicro UnixMilli")
        .pure(),
    entry("time", "Time.GobDecode Time.UnmarshalBinary Time.UnmarshalJSON Time.UnmarshalText").recv(FILLS),
    entry("time", "Time.AppendBinary Time.AppendFormat Time.AppendText").arg(0, FILLS.and(WRAPS)),
    // errors
    entry("errors", "New Is").pure(),
    entry("errors", "As").arg(0, WRAPS).arg(1, FILLS),
    entry("errors", "AsType Unwrap").arg(0, WRAPS).pure(),
    entry("errors", "Join").args_from(0, WRAPS).pure(),
];
