//go:build go1.21

package ok

import (
	"log"
	"sort"
)

func copied(jobs []string) {
	for _, job := range jobs {
		job := job
		go func() { log.Print(job) }()
	}
}

func passed(jobs []string) {
	for i, job := range jobs {
		go func(i int, job string) { log.Print(i, job) }(i, job)
	}
}

func joined(jobs []string) {
	for _, job := range jobs {
		done := make(chan struct{})
		go func() {
			defer close(done)
			log.Print(job)
		}()
		<-done
	}
}

func synchronous(jobs [][]string) {
	for _, job := range jobs {
		sort.Slice(job, func(i, j int) bool { return job[i] < job[j] })
		func() { log.Print(job) }()
	}
}

func last(jobs []string) {
	for _, job := range jobs {
		if job != "" {
			go func() { log.Print(job) }()
			return
		}
	}
}

func waited(jobs []string, done func(chan string)) {
	results := make(chan string)
	for _, job := range jobs {
		go func() { results <- job }()
		done(results)
	}
}

func stored(jobs []string) (all []func()) {
	for _, job := range jobs {
		all = append(all, func() { log.Print(job) })
	}
	return all
}
