package bad

import (
	"errors"
	"log"
)

type source struct {
	out chan int
}

func plain(numbers []int, out chan<- int) {
	for _, n := range numbers {
		out <- n
		close(out) // want "^bug: the next iteration sends on the closed channel" @ "close(out)"
	}
}

func marker(words []string) <-chan string {
	ch := make(chan string, len(words))
	go func() {
		for _, word := range words {
			ch <- word
			if word == "end" {
				close(ch) // want "next iteration"
			}
		}
	}()
	return ch
}

func failing(next func() (int, error), out chan<- int) {
	for {
		n, err := next()
		if err != nil {
			log.Print(err)
			close(out) // want "next iteration"
			continue
		}
		out <- n
	}
}

func (s *source) run(numbers <-chan int, quit <-chan struct{}) error {
	for n := range numbers {
		select {
		case s.out <- n:
		case <-quit:
			return errors.New("quit")
		}
		if n < 0 {
			close(s.out) // want "next iteration"
		}
	}
	return nil
}

func batches(all [][]int, out chan<- int) {
	for _, batch := range all {
		for _, n := range batch {
			out <- n
		}
		close(out) // want "next iteration"
	}
}

func endless(next func() (int, error), out chan<- int) int {
	for {
		n, err := next()
		if err != nil {
			close(out) // want "next iteration"
		}
		out <- n
	}
}
