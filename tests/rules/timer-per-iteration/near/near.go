package near

import "time"

func both(in, out chan int) {
	for {
		for {
			select {
			case v := <-in:
				println(v)
			case <-time.After(time.Second): // want "^risk: each iteration starts a timer that nothing stops$"
				return
			}
		}
	}
}

func computed(in chan int) {
	for {
		limit := time.Second
		select {
		case v := <-in:
			println(v)
		case <-time.After(limit): // want "^risk: each iteration starts a timer that nothing stops$"
			return
		}
	}
}

func labelled(in chan int) {
loop:
	for {
		select {
		case v := <-in:
			println(v)
			continue loop
		case <-time.After(time.Second): // want "^risk: each iteration starts a timer that nothing stops$"
			break loop
		}
	}
}

func given(in chan int, limit time.Duration) {
	for {
		select {
		case v := <-in:
			println(v)
		case <-time.After(limit): // want "^risk: each iteration starts a timer .* / offered fix"
			return
		}
	}
}
