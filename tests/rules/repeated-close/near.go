package near

import "sync"

// Only one of them closes.
func one(n int, work func(int) bool) {
	done := make(chan bool)
	for i := range n {
		go func() {
			defer func() {
				if work(i) {
					close(done)
				}
			}()
		}()
	}
	<-done
}

// The loop ends with its first goroutine.
func first(n int, work func(int)) {
	done := make(chan bool)
	for i := range n {
		go func() {
			work(i)
			close(done)
		}()
		break
	}
	<-done
}

// There is no channel to close before a send.
func handed(in chan int) {
	for {
		in <- 1
		close(in)
	}
}

func elsewhere(in, out chan int, items []int) {
	for _, item := range items {
		out <- item
	}
	for range items {
		close(in) // want "the next iteration closes the same channel again"
	}
	for range 2 {
		in <- 1
	}
}

// Each close is of a channel of its own.
func renewed() {
	ch := make(chan int)
	close(ch)
	ch = make(chan int)
	close(ch)
}

func two(a, b chan int) {
	close(a)
	close(b)
}

func again(a chan int) {
	b := make(chan int)
	close(b)
	close(a)
	close(b) // want "^bug: the channel is closed twice on this path"
}

func counted(items []int, work func(int)) {
	var wg, other sync.WaitGroup
	done := make(chan bool)
	other.Add(1)
	defer other.Wait()
	for _, item := range items {
		wg.Add(1)
		go func() {
			work(item)
			close(done) // want "^bug: each goroutine of this loop closes the same channel / offered fix"
			wg.Done()
		}()
	}
	other.Done()
	<-done
}
