package unfixed

import (
	"bufio"
	"encoding/json"
	"net"
)

func readers(c net.Conn) {
	r := bufio.NewReader(c)
	for range 2 {
		go func() {
			for {
				line, err := r.ReadString('\n') // want "goroutines use `r` at the same time"
				if err != nil {
					return
				}
				println(line)
			}
		}()
	}
}

func checked(c net.Conn, messages []string) {
	enc := json.NewEncoder(c)
	for _, message := range messages {
		go func() {
			if err := enc.Encode(message); err != nil { // want "goroutines use `enc` at the same time"
				println(err.Error())
			}
		}()
	}
}
