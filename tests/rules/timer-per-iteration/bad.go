//go:build go1.22

package bad

import "time"

func pump(in <-chan int, out func(int)) {
	for {
		select {
		case v := <-in:
			out(v)
		case <-time.After(time.Minute): // want "^risk: each iteration starts a timer" @ "time.After(time.Minute)"
			return
		}
	}
}

func watch(in <-chan int, done <-chan struct{}, idle time.Duration) {
	for {
		select {
		case <-done:
			return
		case <-in:
		case <-time.After(idle): // want "each iteration starts a timer"
			println("idle")
		}
	}
}

func send(out chan<- int, next func() int) {
	for {
		select {
		case out <- next():
		case t := <-time.After(time.Second): // want "each iteration starts a timer"
			println(t.String())
		}
	}
}

func batches(in <-chan []int, out chan<- int) {
	for batch := range in {
		for _, v := range batch {
			select {
			case out <- v:
			case <-time.After(time.Minute): // want "each iteration starts a timer"
				println("late")
			}
		}
	}
}

func relay(in <-chan int, out chan<- int) {
	for v := range in {
		select {
		case out <- v:
		case <-time.After(time.Second): // want "each iteration starts a timer"
			return
		}
	}
}
