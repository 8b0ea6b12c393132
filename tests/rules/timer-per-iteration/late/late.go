package late

import "time"

// The toolchain collects timers.
func given(in chan int, limit time.Duration) {
	for {
		select {
		case v := <-in:
			println(v)
		case <-time.After(limit):
			return
		}
	}
}
