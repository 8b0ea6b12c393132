package bad

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand"
	"strings"
	"sync"
)

func inLoop(parts []string) string {
	var out bytes.Buffer
	var wg sync.WaitGroup
	for _, part := range parts {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out.WriteString(part) // want "^bug: several goroutines use `out` at once" @ "out"
			out.WriteByte('\n')
		}()
	}
	wg.Wait()
	return out.String()
}

func built(parts []string) string {
	var out strings.Builder
	var wg sync.WaitGroup
	for _, part := range parts {
		wg.Go(func() {
			out.WriteString(part) // want "several goroutines use `out`"
		})
	}
	wg.Wait()
	return out.String()
}

func random(n int) {
	source := rand.New(rand.NewSource(1))
	for range n {
		go func() {
			fmt.Println(source.Intn(6)) // want "several goroutines use `source`"
		}()
	}
}

func encoded(w io.Writer, values []int) {
	encoder := json.NewEncoder(w)
	for _, value := range values {
		go func() {
			if err := encoder.Encode(value); err != nil { // want "several goroutines use `encoder`"
				fmt.Println(err)
			}
		}()
	}
}

func beside(w io.Writer) {
	out := bufio.NewWriter(w)
	done := make(chan bool)
	go func() {
		out.WriteString("a") // want "this uses `out` while it is used elsewhere" @ "out"
		close(done)
	}()
	out.WriteString("b")
	<-done
	out.Flush()
}
