package ok

import (
	"context"
	"log"
	"os"
	"os/signal"
	"sync"
	"time"
)

type request struct {
	reply chan int
}

func buffered(ask func() int) int {
	ch := make(chan int, 1)
	go func() { ch <- ask() }()
	select {
	case n := <-ch:
		return n
	case <-time.After(time.Second):
		return 0
	}
}

func roomy(tasks []func() int) int {
	ch := make(chan int, len(tasks))
	for _, task := range tasks {
		go func() { ch <- task() }()
	}
	return <-ch
}

// The timeout only warns, the value is received all the same.
func patient(ask func() int) int {
	ch := make(chan int)
	go func() { ch <- ask() }()
	select {
	case n := <-ch:
		return n
	case <-time.After(time.Second):
		log.Print("slow")
	}
	return <-ch
}

func stopped(ask func() int, stop func(), quit <-chan struct{}) (n int) {
	ch := make(chan int)
	go func() { ch <- ask() }()
	select {
	case n = <-ch:
	case <-quit:
		stop()
		n = <-ch
	}
	return n
}

func yielding(ctx context.Context, ask func() int) int {
	ch := make(chan int)
	go func() {
		select {
		case ch <- ask():
		case <-ctx.Done():
		}
	}()
	select {
	case n := <-ch:
		return n
	case <-ctx.Done():
		return 0
	}
}

func deferred(run func() error, check func() bool) {
	errc := make(chan error)
	go func() { errc <- run() }()
	defer func() {
		if err := <-errc; err != nil {
			log.Print(err)
		}
	}()
	if !check() {
		return
	}
	log.Print("checked")
}

func drained(tasks []func() int, enough func(int) bool) {
	ch := make(chan int)
	for _, task := range tasks {
		go func() { ch <- task() }()
	}
	for range tasks {
		if enough(<-ch) {
			go func() {
				for range ch {
				}
			}()
			return
		}
	}
}

func counted(tasks []func() int) (total int) {
	ch := make(chan int)
	for _, task := range tasks {
		go func() { ch <- task() }()
	}
	for range tasks {
		total += <-ch
	}
	return total
}

func countedInSelect(tasks []func() int, tick <-chan time.Time) (total int) {
	ch := make(chan int)
	for _, task := range tasks {
		go func() { ch <- task() }()
	}
	for done := 0; ; {
		select {
		case n := <-ch:
			total += n
			if done++; done == len(tasks) {
				return total
			}
		case <-tick:
			log.Print(done)
		}
	}
}

// The sender ends with the value that makes the reader stop.
func protocol(next func() (int, error)) (total int, err error) {
	type item struct {
		n   int
		err error
	}
	ch := make(chan item)
	go func() {
		for {
			n, err := next()
			ch <- item{n, err}
			if err != nil {
				return
			}
		}
	}()
	for it := range ch {
		if it.err != nil {
			return total, it.err
		}
		total += it.n
	}
	return total, nil
}

func correlated(ask func() int, async bool) int {
	ch := make(chan int)
	if async {
		go func() { ch <- ask() }()
	}
	if async {
		return <-ch
	}
	return ask()
}

func returned(ask func() int) <-chan int {
	ch := make(chan int)
	go func() { ch <- ask() }()
	return ch
}

func handedOver(ask func() int, requests chan<- request) {
	ch := make(chan int)
	go func() { ch <- ask() }()
	requests <- request{reply: ch}
}

func helped(ask func() int, wait bool) {
	ch := make(chan int)
	go func() { ch <- ask() }()
	show(ch)
	if wait {
		log.Print("waited")
	}
}

func show(ch <-chan int) { log.Print(<-ch) }

func waited(tasks []func() int, quick bool) {
	ch := make(chan int)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		ch <- len(tasks)
	}()
	go func() {
		log.Print(<-ch)
	}()
	if quick {
		return
	}
	wg.Wait()
}

func fatal(ask func() int, ready func() bool) int {
	ch := make(chan int)
	go func() { ch <- ask() }()
	if !ready() {
		log.Fatal("not ready")
	}
	return <-ch
}

func signalled(run func() error) error {
	stop := make(chan os.Signal)
	sigs := make(chan os.Signal, 1)
	signal.Notify(sigs, os.Interrupt)
	go func() { stop <- <-sigs }()
	if err := run(); err != nil {
		return err
	}
	<-stop
	return nil
}

func forever(ask func() int) {
	ch := make(chan int)
	go func() {
		for {
			ch <- ask()
		}
	}()
	for {
		log.Print(<-ch)
	}
}
