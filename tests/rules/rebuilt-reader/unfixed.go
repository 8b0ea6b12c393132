package unfixed

import (
	"bufio"
	"fmt"
	"net"
)

func words(c net.Conn) {
	for {
		s := bufio.NewScanner(c) // want "ahead of `c`"
		s.Split(bufio.ScanWords)
		if !s.Scan() {
			return
		}
		fmt.Println(s.Text())
	}
}

func other(c net.Conn) {
	r := "none"
	for {
		r := bufio.NewReader(c) // want "ahead of `c`"
		if _, err := r.ReadByte(); err != nil {
			break
		}
	}
	fmt.Println(r)
}

func labeled(c net.Conn) {
loop:
	for {
		r := bufio.NewReader(c) // want "ahead of `c`"
		switch b, err := r.ReadByte(); {
		case err != nil:
			break loop
		case b == '\n':
			fmt.Println()
		}
	}
}
