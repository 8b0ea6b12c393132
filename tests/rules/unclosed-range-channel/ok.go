package ok

import (
	"os"
	"os/signal"
	"sync"
	"time"
)

type queue struct {
	jobs chan func()
}

func closed(numbers []int, take func(int)) {
	ch := make(chan int)
	go func() {
		for n := range ch {
			take(n)
		}
	}()
	for _, n := range numbers {
		ch <- n
	}
	close(ch)
}

func deferred(numbers []int) (total int) {
	ch := make(chan int)
	go func() {
		defer close(ch)
		for _, n := range numbers {
			ch <- n
		}
	}()
	for n := range ch {
		total += n
	}
	return total
}

func closer(tasks []func() int) (total int) {
	ch := make(chan int)
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Go(func() { ch <- task() })
	}
	go func() {
		wg.Wait()
		close(ch)
	}()
	for n := range ch {
		total += n
	}
	return total
}

func helper(numbers []int) (total int) {
	ch := make(chan int)
	go feed(ch, numbers)
	for n := range ch {
		total += n
	}
	return total
}

func feed(out chan<- int, numbers []int) {
	defer close(out)
	for _, n := range numbers {
		out <- n
	}
}

func (q *queue) run(jobs []func()) {
	go func() {
		for job := range q.jobs {
			job()
		}
	}()
	for _, job := range jobs {
		q.jobs <- job
	}
}

func signals(reload func()) {
	ch := make(chan os.Signal, 1)
	signal.Notify(ch, os.Interrupt)
	go func() {
		for range ch {
			reload()
		}
	}()
}

func ticks(work func()) {
	for range time.Tick(time.Second) {
		work()
	}
}

func given(ch chan int, take func(int)) {
	go func() {
		for n := range ch {
			take(n)
		}
	}()
	ch <- 1
}

func returned(take func(int)) chan<- int {
	ch := make(chan int)
	go func() {
		for n := range ch {
			take(n)
		}
	}()
	ch <- 1
	return ch
}

// The last value ends the loop.
func marked(numbers []int, take func(int)) {
	ch := make(chan int)
	go func() {
		for n := range ch {
			if n < 0 {
				return
			}
			take(n)
		}
	}()
	for _, n := range numbers {
		ch <- n
	}
	ch <- -1
}

func counted(tasks []func() int) (total int) {
	ch := make(chan int)
	for _, task := range tasks {
		go func() { ch <- task() }()
	}
	left := len(tasks)
	for n := range ch {
		total += n
		if left--; left == 0 {
			break
		}
	}
	return total
}

// Neither of the two ends.
func forever(next func() int, take func(int)) {
	ch := make(chan int)
	go func() {
		for n := range ch {
			take(n)
		}
	}()
	for {
		ch <- next()
	}
}

func endless(next func() int, take func(int)) {
	ch := make(chan int)
	go func() {
		for {
			ch <- next()
		}
	}()
	for n := range ch {
		take(n)
	}
}
