package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	go func() {
		fmt.Println("working")
	}()
	time.Sleep(time.Second) // want "^hint: this sleep takes the place" @ "time.Sleep(time.Second)"
	fmt.Println("done")
}

func several(names []string) {
	for _, name := range names {
		go func() {
			fmt.Println(name)
		}()
	}
	time.Sleep(100 * time.Millisecond) // want "^hint"
}

func read() int {
	total := 0
	go func() {
		for i := range 10 {
			total += i
		}
	}()
	// Give it some time.
	time.Sleep(time.Second) // want "^risk: this sleep is all that orders the goroutine's write of `total`"
	return total
}

func locked() {
	var mu sync.Mutex
	count := 0
	for range 10 {
		go func() {
			mu.Lock()
			defer mu.Unlock()
			count++
		}()
	}
	time.Sleep(time.Second) // want "^risk: .* write of `count`"
	fmt.Println(time.Now(), count)
}
