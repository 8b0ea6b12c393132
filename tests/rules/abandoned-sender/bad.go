package bad

import (
	"context"
	"errors"
	"time"
)

type result struct {
	n   int
	err error
}

func timeout(ask func() int) (int, error) {
	ch := make(chan int) // want "^bug: a send on `ch` blocks forever when nobody receives it" @ "make(chan int)"
	go func() {
		ch <- ask()
	}()
	select {
	case n := <-ch:
		return n, nil
	case <-time.After(time.Second):
		return 0, errors.New("timeout")
	}
}

func early(ctx context.Context, start func() error, run func() error) error {
	errc := make(chan error, 0) // want "`errc` blocks forever"
	go func() {
		err := run()
		switch {
		case err == nil:
			errc <- nil
		case ctx.Err() != nil:
			errc <- ctx.Err()
		default:
			errc <- err
		}
		close(errc)
	}()
	if err := start(); err != nil {
		return err
	}
	return <-errc
}

func parameter(ask func() int, give func() bool) int {
	var ch = make(chan int) // want "`ch` blocks forever"
	go func(out chan<- int) { out <- ask() }(ch)
	if give() {
		return 0
	}
	return <-ch
}

func looped(ctx context.Context, steps []func() error) {
	for _, step := range steps {
		done := make(chan error) // want "`done` blocks forever"
		go func() {
			done <- step()
		}()
		select {
		case <-done:
		case <-ctx.Done():
		}
	}
}

func twice(a, b func() int, stop <-chan struct{}) int {
	ch := make(chan int) // want "`ch` blocks forever"
	go func() { ch <- a() }()
	go func() { ch <- b() }()
	select {
	case n := <-ch:
		return n
	case <-stop:
		return 0
	}
}

func fastest(mirrors []func() int) int {
	first := make(chan int) // want "`first` has more senders than are received from" @ "make(chan int)"
	for _, ask := range mirrors {
		go func() {
			first <- ask()
		}()
	}
	return <-first
}

func gathered(tasks []func() result) (total int, err error) {
	results := make(chan result) // want "more senders"
	for _, task := range tasks {
		go func() { results <- task() }()
	}
	for range tasks {
		r := <-results
		if r.err != nil {
			return 0, r.err
		}
		total += r.n
	}
	return total, nil
}

func numbered(n int, task func(int) error) error {
	errs := make(chan error) // want "more senders"
	for i := range n {
		go func() { errs <- task(i) }()
	}
	for i := 0; i < n; i++ {
		if err := <-errs; err != nil {
			return err
		}
	}
	return nil
}
