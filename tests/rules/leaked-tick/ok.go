//go:build go1.22

package ok

import "time"

var heartbeat = time.Tick(time.Second)

func endless(work func()) {
	tick := time.Tick(time.Second)
	for {
		<-tick
		work()
	}
}

func stopped(n int, work func()) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for i := 0; i < n; i++ {
		<-t.C
		work()
	}
}

type clock struct{}

func (clock) Tick(time.Duration) <-chan time.Time { return nil }

func fake(c clock) {
	<-c.Tick(time.Second)
}

// It is needed for as long as the goroutine lives.
func collect(work func()) {
	for range time.Tick(time.Minute) {
		work()
	}
}
