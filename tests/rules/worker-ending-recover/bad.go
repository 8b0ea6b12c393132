package bad

import (
	"fmt"
	"log"
	"runtime/debug"
)

func start(jobs <-chan string) {
	go func() {
		defer func() {
			if r := recover(); r != nil { // want "^risk: the worker ends with the first panic" @ "recover()"
				log.Printf("%v\n%s", r, debug.Stack())
			}
		}()
		for job := range jobs {
			process(job)
		}
	}()
}

type pool struct{ jobs chan string }

func (p *pool) start(n int) {
	for range n {
		go p.work()
	}
}

func (p *pool) work() {
	defer func() {
		// It must go on.
		if r := recover(); r != nil { // want "^risk"
			fmt.Println("recovered", r)
		}
	}()
	for job := range p.jobs {
		name := job + "!"
		// The name is what counts.
		process(name)
	}
}

func process(job string) {
	log.Print(job[0])
}
