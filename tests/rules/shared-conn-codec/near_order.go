package near

import (
	"encoding/json"
	"fmt"
	"net"
	"sync"
	"time"
)

// The deferred call comes after the wait.
func deferredAfterWait(c net.Conn) {
	var wg sync.WaitGroup
	enc := json.NewEncoder(c)
	wg.Go(func() { enc.Encode(1) })
	defer enc.Encode(2)
	wg.Wait()
}

// The literal waits before it writes.
func waitingInside(c net.Conn) {
	enc := json.NewEncoder(c)
	var once sync.Once
	done := make(chan bool)
	go func() {
		enc.Encode(1)
		close(done)
	}()
	once.Do(func() {
		<-done
		enc.Encode(2)
	})
}

func waitingInCall(c net.Conn) {
	enc := json.NewEncoder(c)
	done := make(chan bool)
	go func() {
		enc.Encode(1)
		close(done)
	}()
	func() {
		<-done
		enc.Encode(2)
	}()
}

// Either the timer sends or it has been stopped.
func timed(c net.Conn) {
	enc := json.NewEncoder(c)
	late := time.AfterFunc(time.Minute, func() { enc.Encode("late") })
	if late.Stop() {
		enc.Encode("in time")
	}
}

// The literal is done when the goroutine is.
func joinedInside(c net.Conn) {
	enc := json.NewEncoder(c)
	func() {
		done := make(chan bool)
		go func() {
			enc.Encode(1)
			close(done)
		}()
		<-done
	}()
	enc.Encode(2)
}

var turns sync.Mutex

func take() { turns.Lock() }

func leave() { turns.Unlock() }

// The goroutines take turns, whatever else the function does.
func inTurn(c net.Conn, names []string) {
	defer func() { fmt.Println("started") }()
	for _, name := range names {
		go func() {
			take()
			fmt.Fprint(c, name)
			fmt.Fprintln(c)
			leave()
		}()
	}
}
