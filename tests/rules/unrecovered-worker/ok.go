package ok

import (
	"context"
	"io"
	"log"
	"sync"
)

func recovering(jobs <-chan func()) {
	go func() {
		for job := range jobs {
			func() {
				defer func() {
					if r := recover(); r != nil {
						log.Print(r)
					}
				}()
				job()
			}()
		}
	}()
}

func handleCrash() {
	if r := recover(); r != nil {
		log.Print(r)
	}
}

func helped(jobs <-chan func()) {
	go func() {
		defer handleCrash()
		for job := range jobs {
			job()
		}
	}()
}

func leaf(names <-chan string, out io.Writer) {
	double := func(s string) string { return s + s }
	go func() {
		for name := range names {
			io.WriteString(out, double(name))
			out.Write(nil)
			shout(name)
		}
	}()
}

func single(run func()) {
	go func() { run() }()
}

func Spawn(run func()) {
	go func() { run() }()
}

func each(in []int, f func(int)) {
	var wg sync.WaitGroup
	for _, v := range in {
		wg.Go(func() { f(v) })
	}
	wg.Wait()
}

func Cancel(cancel context.CancelFunc, stops []<-chan bool) {
	for _, stop := range stops {
		go func() {
			<-stop
			cancel()
		}()
	}
}

func shout(s string) {}

type logger interface{ print(string) }

func logged(names <-chan string, l logger) {
	go func() {
		for range names {
			l.print("another one")
		}
	}()
}

// Only this package can send jobs.
func queue(n int) chan<- func() {
	jobs := make(chan func(), n)
	for range n {
		go func() {
			for job := range jobs {
				job()
			}
		}()
	}
	return jobs
}

type store struct{ items []int }

func (s *store) ApplyAll(apply func(int)) {
	var wg sync.WaitGroup
	for _, item := range s.items {
		wg.Add(1)
		go func() {
			apply(item)
			wg.Done()
		}()
	}
	wg.Wait()
}
