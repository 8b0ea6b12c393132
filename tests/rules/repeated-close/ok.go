package ok

import (
	"sync"
	"sync/atomic"
)

type server struct {
	mu     sync.Mutex
	closed bool
	done   chan struct{}
	next   *server
}

func closer(tasks []func() int) <-chan int {
	results := make(chan int)
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Add(1)
		go func() {
			defer wg.Done()
			results <- task()
		}()
	}
	go func() {
		wg.Wait()
		close(results)
	}()
	return results
}

func own(tasks []func() int) (all []<-chan int) {
	for _, task := range tasks {
		ch := make(chan int, 1)
		all = append(all, ch)
		go func() {
			defer close(ch)
			ch <- task()
		}()
	}
	return all
}

func given(outs []chan int) {
	for i, out := range outs {
		go func() {
			defer close(out)
			out <- i
		}()
	}
	for i := range outs {
		go func(out chan<- int) {
			defer close(out)
			out <- i
		}(outs[i])
	}
}

func once(workers int, work func()) {
	done := make(chan struct{})
	var first sync.Once
	for range workers {
		go func() {
			defer first.Do(func() { close(done) })
			work()
		}()
	}
	<-done
}

func last(workers int, work func()) {
	done := make(chan struct{})
	var left atomic.Int64
	left.Store(int64(workers))
	for range workers {
		go func() {
			work()
			if left.Add(-1) == 0 {
				close(done)
			}
		}()
	}
	<-done
}

func claimed(workers int, work func()) {
	done := make(chan struct{})
	var taken atomic.Bool
	for range workers {
		go func() {
			work()
			if !taken.CompareAndSwap(false, true) {
				return
			}
			close(done)
		}()
	}
	<-done
}

func single(events <-chan int, drain func()) {
	done := make(chan struct{})
	for {
		select {
		case n := <-events:
			if n == 0 {
				go func() {
					drain()
					close(done)
				}()
			}
		case <-done:
			return
		}
	}
}

func (s *server) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	s.closed = true
	close(s.done)
}

func (s *server) closeAll(others []*server) {
	for _, other := range others {
		close(other.done)
	}
	for at := s; at != nil; {
		close(at.done)
		at = at.next
	}
}

func renewed(rounds int, wait func(<-chan struct{})) {
	gate := make(chan struct{})
	for range rounds {
		close(gate)
		gate = make(chan struct{})
		wait(gate)
	}
}

func branches(numbers []int, out chan<- int) {
	if len(numbers) == 0 {
		close(out)
		return
	}
	out <- numbers[0]
	close(out)
}

func either(numbers []int, out chan<- int) {
	if len(numbers) == 0 {
		close(out)
	} else {
		out <- numbers[0]
		close(out)
	}
}

func correlated(numbers []int, out chan<- int) {
	if len(numbers) == 0 {
		close(out)
	}
	for _, n := range numbers {
		out <- n
	}
	if len(numbers) > 0 {
		close(out)
	}
}

func flagged(numbers []int, out chan<- int) {
	open := true
	defer func() {
		if open {
			close(out)
		}
	}()
	for _, n := range numbers {
		if n < 0 {
			open = false
			close(out)
			return
		}
		out <- n
	}
}

func recovered(out chan<- int) {
	defer func() { recover() }()
	defer close(out)
	out <- 1
	close(out)
}

func leaving(numbers []int, ready chan struct{}) {
	for _, n := range numbers {
		if n == 0 {
			continue
		}
		close(ready)
		break
	}
}
