package unfixed

import "log"

func handle(int) {}

func quoted(jobs chan int) {
	go func() {
		defer func() {
			log.Printf(`panic: %v`, recover()) // want "^risk: the worker ends with the first panic"
		}()
		for job := range jobs {
			handle(job)
		}
	}()
}
