package near

import (
	"fmt"
	"net"
	"time"
)

func work() int { return 1 }

func wait(c chan int) { <-c }

func forever() {
	for {
		work()
	}
}

// The sleep is part of something else.
func polling(ready func() bool) {
	go work()
	for !ready() {
		time.Sleep(time.Second)
	}
}

func block() {
	go work()
	{
		time.Sleep(time.Second)
	}
}

func before() {
	time.Sleep(time.Second)
	go work()
}

func between() {
	go work()
	time.Sleep(time.Second)
	work()
}

func started() {
	go work()
	time.Sleep(time.Second)
	go work()
}

// The goroutine goes on, or waits for something.
func endless() {
	go forever()
	time.Sleep(time.Second)
}

func waiting(c chan int) {
	go wait(c)
	time.Sleep(time.Second)
}

func serving(ln net.Listener) {
	go func() { ln.Accept() }()
	time.Sleep(time.Second)
}

func accepted(ln net.Listener) {
	go func() { work() }()
	ln.Accept()
	time.Sleep(time.Second)
}

func function() {
	go work()
	time.Sleep(time.Second) // want "^hint: this sleep takes the place"
}

func told() {
	go work()
	time.Sleep(time.Second) // want "^hint: this sleep takes the place"
	fmt.Println("done", len("x"))
}

func assigned() (n int) {
	go work()
	time.Sleep(time.Second)
	n = 3
	return n
}

func earlier() {
	n := 0
	go func() { n = work() }()
	println(n)
	time.Sleep(time.Second)
	n = 2
}

func reads() {
	n := 0
	go func() { println(n) }()
	time.Sleep(time.Second) // want "^hint: this sleep"
	println(n)
}

func joined(done chan bool) {
	go func() {
		work()
		done <- true
	}()
	<-done
	time.Sleep(time.Second)
}
