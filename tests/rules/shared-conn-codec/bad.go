package bad

import (
	"bufio"
	"encoding/gob"
	"encoding/json"
	"fmt"
	"net"
	"sync"
)

func reply(c net.Conn, answers []string) {
	enc := json.NewEncoder(c)
	var wg sync.WaitGroup
	for _, answer := range answers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			enc.Encode(answer) // want "^bug: goroutines use `enc` at the same time" @ "enc.Encode(answer)"
		}()
	}
	wg.Wait()
}

func both(c net.Conn, errc chan<- error) error {
	w := bufio.NewWriter(c)
	go func() {
		fmt.Println("pinging")
		w.WriteString("ping\n") // want "goroutines use `w` at the same time" @ `w.WriteString("ping\n")`
		w.Flush()
	}()
	_, err := w.WriteString("hello\n")
	return err
}

func workers(c *net.TCPConn, jobs <-chan int) {
	enc := gob.NewEncoder(c)
	for range 4 {
		go func() {
			for job := range jobs {
				enc.Encode(job) // want "goroutines use `enc` at the same time"
			}
		}()
	}
}

func two(c net.Conn) {
	w := bufio.NewWriter(c)
	go func() { w.WriteString("a\n") }() // want "goroutines use `w` at the same time"
	go func() { w.WriteString("b\n") }()
}

func framed(c net.Conn, messages []string) {
	for _, message := range messages {
		go func() {
			fmt.Fprintf(c, "%d\n", len(message))
			fmt.Fprint(c, message) // want "^risk: other goroutines may write to `c` in between" @ "fmt.Fprint(c, message)"
		}()
	}
}
