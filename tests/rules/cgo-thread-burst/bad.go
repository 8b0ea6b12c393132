package bad

// static void crunch(int n) {}
// static int pack(int n) { return n; }
import "C"

import (
	"log"
	"sync"
)

func all(jobs []int) {
	for _, job := range jobs {
		go func() {
			C.crunch(C.int(job)) // want "^hint: each of these calls that is still running holds a thread" @ "C.crunch(C.int(job))"
		}()
	}
}

func counted(jobs []int) {
	var wg sync.WaitGroup
	for i := 0; i < len(jobs); i++ {
		wg.Add(1)
		// One by one would be too slow.
		go func() {
			defer wg.Done()
			_, err := C.pack(C.int(jobs[i])) // want "^hint" @ "C.pack(C.int(jobs[i]))"
			if err != nil {
				log.Print(err)
			}
		}()
	}
	wg.Wait()
}
