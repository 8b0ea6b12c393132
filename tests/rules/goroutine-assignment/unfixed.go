package bad

import (
	"log"
	"os"
	"sync"
	"time"
)

func lastError(names []string) error {
	var wg sync.WaitGroup
	var err error
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if e := os.Remove(name); e != nil {
				err = e // want "the goroutines of this loop all assign to `err`" @ "err"
			}
		}()
	}
	wg.Wait()
	return err
}

func count(jobs <-chan int) int {
	var wg sync.WaitGroup
	total := 0
	for range 4 {
		wg.Go(func() {
			for job := range jobs {
				total += job // want "the goroutines of this loop all assign to `total`"
			}
		})
	}
	wg.Wait()
	return total
}

func early(name string) []byte {
	var data []byte
	go func() {
		data, _ = os.ReadFile(name) // want "`data` is used outside while this goroutine assigns to it" @ "data"
	}()
	time.Sleep(time.Second)
	return data
}

func polled(name string) {
	var size int64
	done := make(chan struct{})
	go func() {
		info, err := os.Stat(name)
		if err == nil {
			size = info.Size() // want "`size` is used outside"
		}
		close(done)
	}()
	log.Print("size so far", size)
	<-done
}

func rivals(a, b string) error {
	var wg sync.WaitGroup
	var err error
	wg.Add(2)
	go func() {
		defer wg.Done()
		err = os.Remove(a) // want "another goroutine assigns to `err` at the same time"
	}()
	go func() {
		defer wg.Done()
		err = os.Remove(b)
	}()
	wg.Wait()
	return err
}
