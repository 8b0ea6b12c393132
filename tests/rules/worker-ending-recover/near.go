package near

import (
	"log"
	"os"
	"time"
)

func handle(int) {}

// The recover belongs to the branch.
func nested(jobs chan int, safe bool) {
	go func() {
		if safe {
			defer func() {
				if r := recover(); r != nil {
					log.Print(r)
				}
			}()
		}
		for job := range jobs {
			handle(job)
		}
	}()
}

// The process ends with the loop.
func final(jobs chan int) {
	go func() {
		defer func() { log.Print(recover()) }()
		for job := range jobs {
			handle(job)
			os.Exit(1)
		}
	}()
}

// It starts another one, or tells somebody.
func telling(jobs chan int, failed *bool) {
	go func() {
		defer func() {
			if r := recover(); r != nil {
				*failed = true
			}
		}()
		for job := range jobs {
			handle(job)
		}
	}()
}

func counting(jobs chan int) (panics int) {
	go func() {
		defer func() {
			if r := recover(); r != nil {
				panics++
			}
		}()
		for job := range jobs {
			handle(job)
		}
	}()
	return
}

type state struct{ panics int }

func noting(jobs chan int, s state) {
	go func() {
		defer func() {
			if r := recover(); r != nil {
				s.panics = 1
			}
		}()
		for job := range jobs {
			handle(job)
		}
	}()
}

// A recover that never recovers.
func useless(jobs chan int) {
	go func() {
		defer func() {
			func() { recover() }()
		}()
		for job := range jobs {
			handle(job)
		}
	}()
}

// Slices end.
func slices(jobs []int) {
	go func() {
		defer func() { log.Print(recover()) }()
		for job := range jobs {
			handle(job)
		}
	}()
}

func ended(jobs chan int, n int) {
	go func() {
		defer func() { log.Print(recover()) }()
		for i := 0; i < n; i++ {
			handle(<-jobs)
		}
	}()
}

func apart(jobs chan int) {
	go func() {
		defer func() { log.Print(recover()) }()
		for {
			func() { handle(<-jobs) }()
			time.Sleep(time.Second)
		}
	}()
}

// Another goroutine works.
func spread(jobs chan int) {
	go func() {
		defer func() { log.Print(recover()) }()
		for job := range jobs {
			go func() { handle(job) }()
		}
	}()
}

func plain(jobs chan int) {
	go func() {
		defer func() {
			log.Print(recover()) // want "^risk: the worker ends with the first panic"
		}()
		for job := range jobs {
			handle(job)
		}
	}()
}
