//! Package time.

use super::Note;

pub(super) static NOTES: &[Note] = &[
    Note {
        symbols: &["time.After"],
        entries: &["gor-11"],
        text: "In a select in a loop it starts anew in each round: an idle time, never a limit for the whole. Since Go \
               1.23 an unused timer is collected (300 000 left nothing behind); before, it stayed until it fired. What \
               counts until Go 1.26 is the go line of the main module, from 1.27 on it is always so.",
    },
    Note {
        symbols: &["time.Tick"],
        entries: &["gor-22"],
        text: "Since Go 1.23 the ticker is collected when nobody refers to it, and there is no reason left to avoid \
               this; before, it ticked for the life of the program. It never had a goroutine of its own. For a \
               duration of 0 or less it returns nil, and the receive waits forever.",
    },
    Note {
        symbols: &["time.NewTimer"],
        entries: &["gor-11"],
        text: "Since Go 1.23 the channel holds nothing back: after Stop or Reset no old value can be received, and \
               `cap` of it is 0. Until Go 1.22 the value of a timer that had fired lay in the channel. Either way only \
               one goroutine gets it.",
    },
    Note {
        symbols: &["time.NewTicker", "time.Ticker"],
        entries: &["gor-22"],
        text: "It panics for a duration of 0 or less, where Tick returns nil. A slow receiver misses ticks; they are \
               dropped, not queued. The first one comes after a full period. Unstopped tickers are collected since Go \
               1.23.",
    },
    Note {
        symbols: &["time.Ticker.Stop"],
        entries: &["gor-22", "gor-06"],
        text: "The channel stays open, so a `for range t.C` waits for good after it: end the goroutine through a \
               channel of its own. Since Go 1.23 no tick of before can be received after it.",
    },
    Note {
        symbols: &["time.Ticker.Reset"],
        entries: &["gor-22"],
        text: "The next tick comes a full period after the call, so a call in each round of a busy loop keeps it from \
               ever ticking. It restarts a ticker that was stopped, and panics for a duration of 0 or less.",
    },
    Note {
        symbols: &["time.AfterFunc"],
        entries: &["gor-10", "gor-04"],
        text: "The function runs in a goroutine of its own: a panic in it ends the program, and it may overlap with \
               itself after a Reset. What it captures stays alive until it fires, also from Go 1.23 on. The channel C \
               of the timer is nil.",
    },
    Note {
        symbols: &["time.Timer", "time.Timer.C"],
        entries: &["gor-11", "gor-06"],
        text: "Stop does not close the channel, so a receive outside of a select may wait for good. The value arrives \
               once, for one receiver. A zero Timer panics on Stop and Reset; one of AfterFunc has no channel.",
    },
    Note {
        symbols: &["time.Timer.Stop"],
        entries: &["gor-11", "ctr-03"],
        text: "For AfterFunc false means that the function has started, and Stop does not wait for it. With a channel, \
               since Go 1.23 nothing can be received after it. Until 1.22 a bare `<-t.C` as a drain hangs if the value \
               was received before: drain in a select with default.",
    },
    Note {
        symbols: &["time.Timer.Reset"],
        entries: &["gor-11"],
        text: "Since Go 1.23 it is enough by itself. Until 1.22 a value of before may still lie in the channel and end \
               the new wait at once: Stop, drain in a select with default, then Reset. For AfterFunc the old and the \
               new run may overlap.",
    },
    Note {
        symbols: &["time.Sleep"],
        entries: &["gor-03", "net-17", "gor-13"],
        text: "Nothing wakes it: for a wait that ends with a context select on `time.After` and `ctx.Done()`. It \
               orders nothing: data that another goroutine wrote meanwhile is still a race. In a `testing/synctest` \
               bubble it takes no real time.",
    },
    Note {
        symbols: &["time.Now"],
        entries: &["net-16", "ctr-02"],
        text: "`time.Now().Add(d)` is what a deadline wants, taken right before it is set: work in between counts \
               against it. The monotonic clock in it stops on some systems while the machine sleeps, so timeouts last \
               longer then. `==` compares that too; use Equal.",
    },
];
