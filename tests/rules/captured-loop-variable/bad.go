//go:build go1.21

package bad

import (
	"log"
	"os"
	"sync"
	"time"
)

func each(jobs []string) {
	var wg sync.WaitGroup
	for _, job := range jobs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			log.Print(job) // want "^bug: all goroutines of this loop share one `job`" @ "job"
		}()
	}
	wg.Wait()
}

func both(out []int, jobs []int) {
	var wg sync.WaitGroup
	wg.Add(len(jobs))
	for i, job := range jobs {
		// Each has a place of its own.
		go func() {
			defer wg.Done()
			out[i] = job * 2 // want "share one `i`" @ "i" "share one `job`" @ "job"
		}()
	}
	wg.Wait()
}

func nested(rows [][]string) {
	for i := 0; i < len(rows); i++ {
		for _, cell := range rows[i] {
			if cell != "" {
				go log.Print(cell)
				go func() { log.Print(i) }() // want "share one `i`" @ "i"
			}
		}
	}
}

func deferred(files []*os.File) {
	for _, f := range files {
		defer func() {
			f.Close() // want "^bug: all deferred calls of this loop see the last `f`" @ "f"
		}()
	}
}

func timers(names []string) {
	for _, name := range names {
		if name == "" {
			continue
		}
		time.AfterFunc(time.Second, func() { log.Print(name) }) // want "share one `name`"
	}
}
