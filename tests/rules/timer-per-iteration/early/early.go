package early

import "time"

// The toolchain goes by the version in go.mod.
func given(in chan int) {
	for {
		select {
		case v := <-in:
			println(v)
		case <-time.After(time.Second): // want "^risk: each iteration starts a timer"
			return
		}
	}
}
