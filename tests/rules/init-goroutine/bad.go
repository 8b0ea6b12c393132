package bad

import (
	"sync"
	"time"
)

func init() {
	go func() { // want "^hint: importing this package starts a goroutine that never ends"
		for {
			time.Sleep(time.Minute)
			sweep()
		}
	}()
}

func init() {
	go refresh() // want "^hint" @ "go refresh()"
}

var ticker = time.NewTicker(time.Second)

func init() {
	var once sync.Once
	once.Do(func() {
		go func() { // want "^hint"
			for range ticker.C {
				sweep()
			}
		}()
	})
}

var started = func() bool {
	go func() { // want "^hint"
		for {
			sweep()
			time.Sleep(time.Second)
		}
	}()
	return true
}()

func refresh() {
	for {
		sweep()
		time.Sleep(time.Second)
	}
}

func sweep() {}
