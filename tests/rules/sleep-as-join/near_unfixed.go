package unfixed

import (
	"sync"
	"time"
)

func work() {}

func grouped() {
	var wg sync.WaitGroup
	wg.Go(func() { work() })
	time.Sleep(time.Second) // want "this sleep takes the place"
}

func nested(names [][]string) {
	for _, all := range names {
		for range all {
			go func() { work() }()
		}
	}
	time.Sleep(time.Second) // want "this sleep takes the place"
}

func branch(ok bool) {
	if ok {
		go func() { work() }()
	}
	time.Sleep(time.Second) // want "this sleep takes the place"
}
