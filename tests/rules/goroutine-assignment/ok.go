package ok

import (
	"context"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

func awaited(ctx context.Context, name string) ([]byte, error) {
	var data []byte
	var err error
	done := make(chan struct{})
	go func() {
		data, err = os.ReadFile(name)
		close(done)
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-done:
	}
	return data, err
}

func waited(a, b string) (x, y []byte) {
	var wg sync.WaitGroup
	var first, second []byte
	wg.Go(func() { first, _ = os.ReadFile(a) })
	wg.Go(func() { second, _ = os.ReadFile(b) })
	wg.Wait()
	return first, second
}

func locked(names []string) (failed error) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	var err error
	for _, name := range names {
		wg.Go(func() {
			if e := os.Remove(name); e != nil {
				mu.Lock()
				defer mu.Unlock()
				err = e
			}
		})
	}
	wg.Wait()
	return err
}

func once(names []string) error {
	var wg sync.WaitGroup
	var first sync.Once
	var err error
	for _, name := range names {
		wg.Go(func() {
			if e := os.Remove(name); e != nil {
				first.Do(func() { err = e })
			}
		})
	}
	wg.Wait()
	return err
}

func places(names []string) []error {
	errs := make([]error, len(names))
	var wg sync.WaitGroup
	for i, name := range names {
		wg.Go(func() { errs[i] = os.Remove(name) })
	}
	wg.Wait()
	return errs
}

func perIteration(names []string) {
	for _, name := range names {
		var err error
		done := make(chan bool)
		go func() {
			err = os.Remove(name)
			done <- err == nil
		}()
		<-done
	}
}

func own(ticks <-chan int, stop chan bool) {
	next := ticks
	go func() {
		for range next {
			next = nil
		}
		close(stop)
	}()
}

type runner struct{ stopped chan bool }

func (r *runner) run()  { <-r.stopped }
func (r *runner) stop() { close(r.stopped) }

func object(r *runner, name string) error {
	var err error
	go func() {
		err = os.Remove(name)
		r.stop()
	}()
	r.run()
	return err
}

func piped(dst io.Writer, write func(io.Writer) error) error {
	var err error
	pr, pw := io.Pipe()
	go func() {
		err = write(pw)
		pw.Close()
	}()
	io.Copy(dst, pr)
	return err
}

func token(names []string) (n int) {
	turn := make(chan bool, 1)
	var wg sync.WaitGroup
	total := 0
	for range names {
		wg.Go(func() {
			turn <- true
			total++
			<-turn
		})
	}
	wg.Wait()
	return total
}

func timer(name string) {
	var fired bool
	t := time.AfterFunc(time.Second, func() { fired = true })
	if t.Stop() && !fired {
		os.Remove(name)
	}
}

// Only the goroutine that wins the exchange assigns.
func winner(names []string) (first string) {
	var wg sync.WaitGroup
	var taken atomic.Bool
	var won string
	for _, name := range names {
		wg.Go(func() {
			if taken.CompareAndSwap(false, true) {
				won = name
			}
		})
	}
	wg.Wait()
	return won
}

type turns struct {
	mu   sync.Mutex
	left int
}

func (t *turns) take() (int, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.left--
	return t.left, t.left == 0
}

func allowed(t *turns, names []string) (last string) {
	var wg sync.WaitGroup
	var found string
	for _, name := range names {
		wg.Go(func() {
			if _, ok := t.take(); ok {
				found = name
			}
		})
	}
	wg.Wait()
	return found
}
