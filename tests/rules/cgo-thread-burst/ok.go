package ok

// #include <stdlib.h>
// static void crunch(int n) {}
import "C"

import (
	"runtime"
	"sync"
	"unsafe"
)

func limited(jobs []int) {
	slots := make(chan struct{}, runtime.NumCPU())
	for _, job := range jobs {
		slots <- struct{}{}
		go func() {
			defer func() { <-slots }()
			C.crunch(C.int(job))
		}()
	}
}

func workers(jobs chan int, n int) {
	for i := 0; i < n; i++ {
		go func() {
			for job := range jobs {
				C.crunch(C.int(job))
			}
		}()
	}
}

func few() {
	for i := range 4 {
		go func() { C.crunch(C.int(i)) }()
	}
}

func one(job int) {
	go func() { C.crunch(C.int(job)) }()
}

func freed(texts []unsafe.Pointer) {
	for _, text := range texts {
		go func() { C.free(text) }()
	}
}

func converted(jobs []int, out []C.int) {
	for i, job := range jobs {
		go func() { out[i] = C.int(job) }()
	}
}

func exclusive(mu *sync.Mutex, jobs []int) {
	for _, job := range jobs {
		go func() {
			mu.Lock()
			defer mu.Unlock()
			C.crunch(C.int(job))
		}()
	}
}

func inline(jobs []int) {
	for _, job := range jobs {
		C.crunch(C.int(job))
	}
}
