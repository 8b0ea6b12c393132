package near

import "errors"

func two() int {
	ch := make(chan int) // want "^bug: `ch` has more senders than are received from"
	go func() { ch <- 1 }()
	go func() { ch <- 2 }()
	return <-ch
}

// Only one of them sends.
func either(first bool) int {
	ch := make(chan int)
	go func() {
		if first {
			ch <- 1
		}
	}()
	go func() {
		if !first {
			ch <- 2
		}
	}()
	return <-ch
}

// A closed channel is another matter.
func closed(stop bool) int {
	ch := make(chan int)
	go func() { ch <- 1 }()
	if stop {
		close(ch)
		return 0
	}
	return <-ch
}

func looped(n int) (sum int) {
	for range n {
		ch := make(chan int) // want "more senders"
		go func() { ch <- 1 }()
		go func() { ch <- 2 }()
		sum += <-ch
	}
	return sum
}

func deferred() {
	ch := make(chan int)
	go func() { ch <- 1 }()
	go func() { ch <- 2 }()
	defer func() {
		<-ch
		<-ch
	}()
}

func inner(names []string) bool {
	ch := make(chan int)
	for range names {
		go func() { ch <- 1 }()
	}
	all := true
	for range names {
		v := <-ch
		all = all && func() bool { return v > 0 }()
	}
	return all
}

func oneByOne(names []string) error {
	ch := make(chan error)
	for range names {
		go func() { ch <- nil }()
		if err := <-ch; err != nil {
			return err
		}
	}
	return nil
}

func rounds(names []string) error {
	ch := make(chan error)
	for range names {
		for range names {
			go func() { ch <- errors.New("no") }()
		}
		if err := <-ch; err != nil {
			return err
		}
	}
	return nil
}

func counted() {
	ch := make(chan int)
	go func() { ch <- 1 }()
	go func() { ch <- 2 }()
	defer func() {
		for range 2 {
			<-ch
		}
	}()
}
