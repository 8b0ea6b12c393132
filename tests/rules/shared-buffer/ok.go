package ok

import (
	"bufio"
	"bytes"
	"io"
	"math/rand"
	"os/exec"
	"strings"
	"sync"
)

func locked(parts []string) string {
	var out bytes.Buffer
	var wg sync.WaitGroup
	var mu sync.Mutex
	for _, part := range parts {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			out.WriteString(part)
			mu.Unlock()
		}()
	}
	wg.Wait()
	return out.String()
}

func handedOver(r io.Reader) string {
	var out bytes.Buffer
	done := make(chan bool)
	go func() {
		out.ReadFrom(r)
		done <- true
	}()
	<-done
	return out.String()
}

func command() (string, error) {
	var out bytes.Buffer
	cmd := exec.Command("true")
	cmd.Stdout = &out
	if err := cmd.Run(); err != nil {
		return "", err
	}
	return out.String(), nil
}

func own(parts []string) {
	for _, part := range parts {
		go func() {
			var out strings.Builder
			out.WriteString(part)
			println(out.String())
		}()
	}
}

func perIteration(parts []string, use func(*bytes.Buffer)) {
	for _, part := range parts {
		out := new(bytes.Buffer)
		go func() {
			out.WriteString(part)
			use(out)
		}()
	}
}

func onlyThere(r io.Reader, lines chan<- string) {
	scanner := bufio.NewScanner(r)
	go func() {
		defer close(lines)
		for scanner.Scan() {
			lines <- scanner.Text()
		}
	}()
}

func onlyReads(out *bytes.Buffer, n int) {
	for range n {
		go func() {
			println(out.Len(), out.String())
		}()
	}
}

func seeded(n int) {
	for i := range n {
		source := rand.New(rand.NewSource(int64(i)))
		go func() {
			println(source.Intn(6))
		}()
	}
}

func joined(parts []string) string {
	var out bytes.Buffer
	var wg sync.WaitGroup
	for _, part := range parts {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out.WriteString(part)
		}()
		wg.Wait()
	}
	return out.String()
}

func before(w io.Writer, wg *sync.WaitGroup) {
	out := bufio.NewWriter(w)
	out.WriteString("a")
	wg.Add(1)
	go func() {
		defer wg.Done()
		out.WriteString("b")
	}()
	wg.Wait()
	out.Flush()
}
