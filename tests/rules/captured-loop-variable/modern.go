//go:build go1.22

package ok

import "log"

func modern(jobs []string) {
	for i, job := range jobs {
		go func() { log.Print(i, job) }()
	}
	for i := 0; i < len(jobs); i++ {
		go func() { log.Print(jobs[i]) }()
	}
}
