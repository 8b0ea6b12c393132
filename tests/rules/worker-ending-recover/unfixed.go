package bad

import (
	"log"
	"sync"
)

func stopping(jobs <-chan string, quit <-chan bool) {
	go func() {
		defer func() {
			if r := recover(); r != nil { // want "^risk"
				log.Print(r)
			}
		}()
		for {
			select {
			case <-quit:
				return
			case job := <-jobs:
				process(job)
			}
		}
	}()
}

func counted(jobs <-chan string) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer func() {
			log.Print(recover()) // want "^risk"
			wg.Done()
		}()
		for job := range jobs {
			process(job)
		}
	}()
	wg.Wait()
}

func process(job string) {
	log.Print(job[0])
}
