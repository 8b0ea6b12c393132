package near

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"sync"
)

// One variable, two encoders.
func replaced(a, b net.Conn) {
	enc := json.NewEncoder(a)
	go func() { enc.Encode(1) }()
	enc = json.NewEncoder(b)
	enc.Encode(2)
}

// The reader is only asked how much it holds.
func sized(c net.Conn) int {
	r := bufio.NewReader(c)
	go func() { r.ReadByte() }()
	return r.Size()
}

// It waits until it is told.
func turned(c net.Conn, next chan bool) {
	enc := json.NewEncoder(c)
	go func() {
		<-next
		enc.Encode(1)
	}()
	enc.Encode(2)
	next <- true
}

func selected(c net.Conn, next chan bool) {
	enc := json.NewEncoder(c)
	go func() {
		select {
		case <-next:
			enc.Encode(1)
		}
	}()
	enc.Encode(2)
	next <- true
}

// When the literal runs is not known.
func later(c net.Conn) func() {
	enc := json.NewEncoder(c)
	go func() { enc.Encode(1) }()
	return func() { enc.Encode(2) }
}

func inner(c net.Conn) {
	enc := json.NewEncoder(c)
	run := func() {
		go func() { enc.Encode(1) }()
	}
	enc.Encode(2)
	run()
}

func deferring(c net.Conn) {
	enc := json.NewEncoder(c)
	defer enc.Encode(2)
	go func() { enc.Encode(1) }()
}

func once(c net.Conn) {
	var once sync.Once
	enc := json.NewEncoder(c)
	once.Do(func() { enc.Encode(1) })
	enc.Encode(2)
}

// Each goroutine hands the next one its turn.
func passing(c net.Conn, turn chan bool) {
	enc := json.NewEncoder(c)
	for range 3 {
		go func() {
			<-turn
			enc.Encode(1)
			turn <- true
		}()
	}
	turn <- true
}

func telling(c net.Conn, done chan bool) {
	enc := json.NewEncoder(c)
	go func() {
		enc.Encode(1) // want "^bug: goroutines use `enc` at the same time"
		done <- true
	}()
	enc.Encode(2)
	<-done
}

func waiting(c net.Conn) {
	enc := json.NewEncoder(c)
	for range 3 {
		go func() {
			var wg sync.WaitGroup
			wg.Wait()
			enc.Encode(1) // want "^bug: goroutines use `enc` at the same time"
		}()
	}
}

func waitedFor(c net.Conn) {
	enc := json.NewEncoder(c)
	for range 3 {
		var wg sync.WaitGroup
		wg.Go(func() { enc.Encode(1) })
		wg.Wait()
	}
}

// Pieces of a message.
func pieces(c net.Conn, names []string) {
	for _, name := range names {
		go func() {
			fmt.Fprint(c, name)
			fmt.Fprintln(c) // want "^risk: other goroutines may write to `c` in between"
		}()
	}
}

func piecesOfFile(f *os.File, names []string) {
	for _, name := range names {
		go func() {
			fmt.Fprint(f, name)
			fmt.Fprintln(f)
		}()
	}
}

func whole(c net.Conn, names []string, write func(string) int) {
	for _, name := range names {
		go func() {
			fmt.Fprint(c, name, write(name))
			fmt.Fprintln(c)
		}()
	}
}

func oneByOne(c net.Conn, names []string, done chan bool) {
	for _, name := range names {
		go func() {
			fmt.Fprint(c, name)
			fmt.Fprintln(c)
			done <- true
		}()
		<-done
	}
}

func locked(c net.Conn, mu *sync.Mutex, names []string) {
	for _, name := range names {
		go func() {
			mu.Lock()
			defer mu.Unlock()
			fmt.Fprint(c, name)
			fmt.Fprintln(c)
		}()
	}
}

func taking(c net.Conn, names chan string) {
	for range 3 {
		go func() {
			for name := range names {
				fmt.Fprint(c, name)
				fmt.Fprintln(c)
			}
		}()
	}
}

func either(c net.Conn, names []string) {
	for _, name := range names {
		go func() {
			if name == "" {
				fmt.Fprint(c, "none")
			} else {
				fmt.Fprintln(c, name)
			}
		}()
	}
}

func both(a, b net.Conn, names []string) {
	for _, name := range names {
		go func() {
			fmt.Fprint(a, name)
			fmt.Fprintln(b, name)
		}()
	}
}

func header(c net.Conn, name string) (int, error) { return fmt.Fprint(c, name) }

func helped(c net.Conn, names []string) {
	for _, name := range names {
		go func() {
			header(c, name)
			fmt.Fprintln(c)
		}()
	}
}
