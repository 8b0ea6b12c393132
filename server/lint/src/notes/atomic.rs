//! Package sync/atomic.

use super::Note;

pub(super) static NOTES: &[Note] = &[
    Note {
        symbols: &["sync/atomic.Int32", "sync/atomic.Int64", "sync/atomic.Uint32", "sync/atomic.Uint64"],
        entries: &["gor-14", "gor-19"],
        text: "Since Go 1.19. Unlike the functions on plain variables they cannot be read past by mistake, and the \
               64-bit ones are aligned on 32-bit systems too. A copy is another counter; vet reports it. Several of \
               them change one by one: a reader sees mixtures.",
    },
    Note {
        symbols: &["sync/atomic.Bool"],
        entries: &["gor-14", "gor-20"],
        text: "For a flag that is looked at now and then. To wait for it in a loop takes a core; a channel that is \
               closed wakes the waiter instead. `if !b.Load() { b.Store(true) }` lets two in, `CompareAndSwap(false, \
               true)` one. Since Go 1.19.",
    },
    Note {
        symbols: &["sync/atomic.Pointer", "sync/atomic.Pointer.Load", "sync/atomic.Pointer.Store"],
        entries: &["gor-14", "gor-15"],
        text: "Only the pointer is exchanged atomically. What it points to must not be changed once it is stored: make \
               a new one and store that. Everything written before Store is visible after the Load that sees it. Since \
               Go 1.19.",
    },
    Note {
        symbols: &["sync/atomic.Value", "sync/atomic.Value.Store"],
        entries: &["gor-14"],
        text: "Store panics for nil and for a type other than the first one stored, which for errors is easily met. A \
               map or slice in it is shared by all readers and must not be changed any more. `atomic.Pointer[T]` says \
               both at compile time, since Go 1.19.",
    },
    Note {
        symbols: &["sync/atomic.LoadInt32", "sync/atomic.LoadUint32", "sync/atomic.LoadPointer"],
        entries: &["gor-14"],
        text: "It protects this read only. One plain write of the variable anywhere is a race, and the compiler may \
               move or drop it. The typed `atomic.Int32` and its relatives (since Go 1.19; `go fix` rewrites) leave no \
               plain access.",
    },
    Note {
        symbols: &["sync/atomic.LoadInt64", "sync/atomic.LoadUint64"],
        entries: &["gor-14"],
        text: "On 32-bit systems the variable must lie on a multiple of 8, or it panics; that is only sure for the \
               first word of an allocated struct, array or variable. `atomic.Int64` aligns itself. A plain read of the \
               variable elsewhere is a race and may see half a value there.",
    },
    Note {
        symbols: &[
            "sync/atomic.StoreInt32",
            "sync/atomic.StoreUint32",
            "sync/atomic.StoreInt64",
            "sync/atomic.StoreUint64",
            "sync/atomic.StorePointer",
        ],
        entries: &["gor-14"],
        text: "All that this goroutine wrote before is visible to who loads the new value atomically; who reads it \
               plainly may see it and not the rest. Store after Load is not one step: use Add or CompareAndSwap.",
    },
    Note {
        symbols: &["sync/atomic.AddInt32", "sync/atomic.AddInt64", "sync/atomic.AddUint32", "sync/atomic.AddUint64"],
        entries: &["gor-14"],
        text: "Decide by what it returns: a Load after it may see the others' additions already. `x = \
               atomic.AddInt64(&x, 1)` has a plain write in it and is a race. A counter that all cores add to is a \
               bottleneck of its own.",
    },
    Note {
        symbols: &[
            "sync/atomic.Int32.Add",
            "sync/atomic.Int64.Add",
            "sync/atomic.Uint32.Add",
            "sync/atomic.Uint64.Add",
        ],
        entries: &["gor-14"],
        text: "Decide by what it returns, not by a Load after it. As a limit it lets too many through for a moment: \
               count up, compare, and count down again if it was too much. It wraps around silently.",
    },
    Note {
        symbols: &[
            "sync/atomic.CompareAndSwapInt32",
            "sync/atomic.CompareAndSwapInt64",
            "sync/atomic.CompareAndSwapUint32",
            "sync/atomic.CompareAndSwapUint64",
            "sync/atomic.CompareAndSwapPointer",
            "sync/atomic.Bool.CompareAndSwap",
            "sync/atomic.Int32.CompareAndSwap",
            "sync/atomic.Int64.CompareAndSwap",
        ],
        entries: &["gor-20", "gor-09"],
        text: "False means that somebody else made progress, so a loop around it is no busy wait. It compares values: \
               one that went away and came back is not noticed. The winner of a flag may close a channel once; that \
               does not stop others from sending to it.",
    },
];
