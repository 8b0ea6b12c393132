package ok

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net"
	"sync"
)

func guarded(c net.Conn, answers []string) {
	enc := json.NewEncoder(c)
	var mu sync.Mutex
	for _, answer := range answers {
		go func() {
			mu.Lock()
			defer mu.Unlock()
			enc.Encode(answer)
		}()
	}
}

func oneWriter(c net.Conn, messages <-chan string) {
	enc := json.NewEncoder(c)
	go func() {
		for message := range messages {
			enc.Encode(message)
		}
	}()
}

func readerAndWriter(c net.Conn) error {
	enc, dec := json.NewEncoder(c), json.NewDecoder(c)
	go func() {
		enc.Encode("hello")
	}()
	var v any
	return dec.Decode(&v)
}

func single(c net.Conn, messages [][]byte) {
	for _, message := range messages {
		go func() {
			c.Write(message)
		}()
	}
}

func ownEach(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		w := bufio.NewWriter(c)
		go func() {
			defer c.Close()
			w.WriteString("hello\n")
			w.Flush()
		}()
	}
}

func joined(c net.Conn) error {
	w := bufio.NewWriter(c)
	done := make(chan struct{})
	go func() {
		w.WriteString("hello\n")
		close(done)
	}()
	<-done
	return w.Flush()
}

func waited(c net.Conn) error {
	w := bufio.NewWriter(c)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		w.WriteString("hello\n")
	}()
	wg.Wait()
	return w.Flush()
}

func before(c net.Conn) {
	w := bufio.NewWriter(c)
	w.WriteString("hello\n")
	go func() {
		w.WriteString("bye\n")
		w.Flush()
	}()
}

func oneByOne(c net.Conn, answers []string) {
	enc := json.NewEncoder(c)
	for _, answer := range answers {
		done := make(chan struct{})
		go func() {
			enc.Encode(answer)
			close(done)
		}()
		<-done
	}
}

func token(c net.Conn, answers []string) {
	enc := json.NewEncoder(c)
	turn := make(chan struct{}, 1)
	for _, answer := range answers {
		go func() {
			turn <- struct{}{}
			enc.Encode(answer)
			<-turn
		}()
	}
}

func handedOver(c net.Conn, start chan struct{}) {
	w := bufio.NewWriter(c)
	go func() {
		<-start
		w.WriteString("bye\n")
		w.Flush()
	}()
	w.WriteString("hello\n")
	w.Flush()
	close(start)
}

type session struct {
	mu sync.Mutex
}

func (s *session) exclusive(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f()
}

func (s *session) byHelper(c net.Conn, answers []string) {
	enc := json.NewEncoder(c)
	for _, answer := range answers {
		go func() {
			s.exclusive(func() { enc.Encode(answer) })
		}()
	}
}

func framedAlone(c net.Conn, messages <-chan string) {
	go func() {
		for message := range messages {
			fmt.Fprintf(c, "%d\n", len(message))
			fmt.Fprint(c, message)
		}
	}()
}

func framedOwn(conns []net.Conn, message string) {
	for _, c := range conns {
		go func() {
			fmt.Fprintf(c, "%d\n", len(message))
			fmt.Fprint(c, message)
		}()
	}
}

func notAConn(w *bufio.Writer, answers []string) {
	enc := json.NewEncoder(w)
	for _, answer := range answers {
		go func() {
			enc.Encode(answer)
		}()
	}
}
