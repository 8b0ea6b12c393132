package near

import (
	"strings"
	"sync/atomic"
	"time"
)

// Others may call it at any time.
type Exported struct{ left, accepted int32 }

func (b *Exported) Accept() {
	atomic.AddInt32(&b.accepted, 1)
	if atomic.AddInt32(&b.left, -1) == 0 {
		b.Finish()
	}
}

func (b *Exported) Finish() int32 {
	return b.accepted // want "`b.accepted` is accessed atomically"
}

type twice struct{ left, accepted int32 }

func (b *twice) accept() {
	atomic.AddInt32(&b.accepted, 1)
	if atomic.AddInt32(&b.left, -1) == 0 {
		b.finish()
	}
}

func (b *twice) cancel() { b.finish() }

func (b *twice) finish() int32 {
	return b.accepted // want "`b.accepted` is accessed atomically"
}

// No counter says that the others are done.
type named struct{ accepted int32 }

func (b *named) accept(name string) {
	atomic.AddInt32(&b.accepted, 1)
	if strings.Index(name, "end") == 0 {
		b.finish()
	}
}

func (b *named) finish() int32 {
	return b.accepted // want "`b.accepted` is accessed atomically"
}

type timed struct{ accepted int32 }

func (b *timed) accept(at time.Time) {
	atomic.AddInt32(&b.accepted, 1)
	if at.Second() == 0 {
		b.finish()
	}
}

func (b *timed) finish() int32 {
	return b.accepted // want "`b.accepted` is accessed atomically"
}

type given struct{ accepted int32 }

func (b *given) accept(n int) {
	atomic.AddInt32(&b.accepted, 1)
	if n == 0 {
		b.finish()
	}
}

func (b *given) finish() int32 {
	return b.accepted // want "`b.accepted` is accessed atomically"
}

type compared struct{ accepted int32 }

func (b *compared) accept(limit int32) {
	if atomic.AddInt32(&b.accepted, 1) > limit {
		b.finish()
	}
}

func (b *compared) finish() int32 {
	return b.accepted // want "`b.accepted` is accessed atomically"
}

type counter struct{ left, accepted int32 }

func (b *counter) accept() {
	atomic.AddInt32(&b.accepted, 1)
	if atomic.AddInt32(&b.left, -1) == 0 {
		b.finish()
	}
}

// Whoever was last is alone.
func (b *counter) finish() int32 { return b.accepted }

type typed struct {
	left     atomic.Int32
	accepted int32
}

func (b *typed) accept() {
	atomic.AddInt32(&b.accepted, 1)
	if b.left.Add(-1) == 0 {
		b.finish()
	}
}

func (b *typed) finish() int32 { return b.accepted }
