//go:build go1.22

package ok

import "time"

func once(in <-chan int) int {
	select {
	case v := <-in:
		return v
	case <-time.After(time.Minute):
		return 0
	}
}

func outside(in <-chan int, out func(int)) {
	deadline := time.After(time.Minute)
	for {
		select {
		case v := <-in:
			out(v)
		case <-deadline:
			return
		}
	}
}

func alone(work func()) {
	for {
		select {
		case <-time.After(time.Second):
			work()
		}
	}
}

func bounded(in <-chan int, n int) {
	for i := 0; i < n; i++ {
		select {
		case <-in:
		case <-time.After(time.Second):
		}
	}
}

func body(in <-chan int) {
	for {
		select {
		case <-in:
			<-time.After(time.Millisecond)
		case <-in:
		}
	}
}

// Only the timer goes on, when it has fired.
func keepalive(ping func() error, stop <-chan bool) {
	for {
		select {
		case <-time.After(time.Minute):
			if ping() != nil {
				return
			}
		case <-stop:
			return
		}
	}
}

func keepaliveOrLog(ping func() error, stop <-chan bool, log func(string)) {
	for {
		select {
		case <-time.After(time.Minute):
			ping()
		case <-stop:
			log("stopped")
			return
		}
	}
}

func list(all []int, out chan<- int) {
	for _, v := range all {
		select {
		case out <- v:
		case <-time.After(time.Second):
			return
		}
	}
}
