package ok

import (
	"os"
	"os/signal"
	"time"
)

func init() {
	go load()
}

func init() {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt)
	go func() {
		for {
			<-signals
			load()
		}
	}()
}

var quit = make(chan struct{})

func init() {
	go func() {
		for {
			select {
			case <-quit:
				return
			case <-time.After(time.Minute):
				load()
			}
		}
	}()
}

var tasks []func()

func init() {
	tasks = append(tasks, func() {
		go forever()
	})
}

var run = func() {
	go forever()
}

var described = describe("it works", func() {
	go forever()
})

func describe(name string, body func()) bool { return name != "" }

type loader struct{}

func (loader) init() {
	go forever()
}

func Start() {
	go forever()
}

func load() {}

func forever() {
	for {
		load()
		time.Sleep(time.Second)
	}
}
