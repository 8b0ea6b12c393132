//go:build go1.22

package bad

import "time"

func poll(ready func() bool) bool {
	for range time.Tick(time.Second) { // want "^risk: this ticker can't be stopped" @ "time.Tick(time.Second)"
		if ready() {
			return true
		}
	}
	return false
}

func wait(done <-chan struct{}, work func()) {
	tick := time.Tick(time.Minute) // want "can't be stopped"
	for {
		select {
		case <-tick:
			work()
		case <-done:
			return
		}
	}
}

func once() {
	<-time.Tick(time.Millisecond) // want "can't be stopped"
}
