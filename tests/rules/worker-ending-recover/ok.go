package ok

import (
	"log"
	"time"
)

func perJob(jobs <-chan string) {
	go func() {
		for job := range jobs {
			func() {
				defer func() {
					if r := recover(); r != nil {
						log.Print(r)
					}
				}()
				process(job)
			}()
		}
	}()
}

func restarting(jobs <-chan string) {
	defer func() {
		if r := recover(); r != nil {
			log.Print(r)
			go restarting(jobs)
		}
	}()
	for job := range jobs {
		process(job)
	}
}

func supervised(jobs <-chan string, failed chan<- any) {
	go func() {
		defer func() {
			if r := recover(); r != nil {
				failed <- r
			}
		}()
		for job := range jobs {
			process(job)
		}
	}()
}

func again(jobs <-chan string) {
	go func() {
		defer func() {
			if r := recover(); r != nil {
				log.Print(r)
				panic(r)
			}
		}()
		for job := range jobs {
			process(job)
		}
	}()
}

func safe(job string) {
	defer func() {
		if r := recover(); r != nil {
			log.Print(r)
		}
	}()
	process(job)
}

func careful(jobs <-chan string) {
	go func() {
		defer func() {
			if r := recover(); r != nil {
				log.Print(r)
			}
		}()
		for job := range jobs {
			safe(job)
		}
	}()
}

func synchronous(jobs <-chan string) {
	defer func() {
		if r := recover(); r != nil {
			log.Print(r)
		}
	}()
	for job := range jobs {
		process(job)
	}
}

func simple(jobs <-chan int) {
	go func() {
		total := 0
		defer func() {
			if r := recover(); r != nil {
				log.Print(r, total)
			}
		}()
		for job := range jobs {
			total += job
		}
	}()
}

func ticking(t *time.Ticker) {
	go func() {
		defer func() {
			if r := recover(); r != nil {
				log.Print(r)
			}
		}()
		for range t.C {
			process("")
		}
	}()
}

func process(job string) {
	log.Print(job[0])
}
