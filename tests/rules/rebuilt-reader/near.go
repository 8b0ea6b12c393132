package near

import (
	"bufio"
	"encoding/json"
	"io"
	"net"
	"os"
	"strings"
	"time"
)

// Nothing is lost of a text.
func text(r *strings.Reader, n int) {
	for range n {
		b := bufio.NewReader(r)
		b.ReadString('\n')
	}
}

// Another source each time.
func replaced(r io.Reader, next func() io.Reader) {
	for {
		b := bufio.NewReader(r)
		if _, err := b.ReadString('\n'); err != nil {
			return
		}
		r = next()
	}
}

func reset(r *os.File, n int) {
	for range n {
		r.Seek(0, io.SeekStart)
		b := bufio.NewReader(r)
		b.ReadString('\n')
	}
}

func limited(c net.Conn, n int) {
	for range n {
		c.SetReadDeadline(time.Now().Add(time.Second))
		b := bufio.NewReader(c) // want "^bug: what this reads ahead of `c` is lost"
		b.ReadString('\n')
	}
}

func skipped(c net.Conn, n int, head []byte) {
	for range n {
		c.Read(head)
		b := bufio.NewReader(c)
		b.ReadString('\n')
	}
}

func handed(c net.Conn, n int, use func(net.Conn)) {
	for range n {
		use(c)
		b := bufio.NewReader(c)
		b.ReadString('\n')
	}
}

// The reader is known outside, or read to its end.
func outer(c net.Conn, n int) *bufio.Reader {
	var b *bufio.Reader
	for range n {
		b = bufio.NewReader(c)
		b.ReadString('\n')
	}
	return b
}

func whole(c net.Conn, n int) {
	for range n {
		b := bufio.NewReader(c)
		b.WriteTo(io.Discard)
	}
}

func given(c net.Conn, n int, use func(*bufio.Reader)) {
	for range n {
		b := bufio.NewReader(c)
		b.ReadString('\n')
		use(b)
	}
}

func decoded(c net.Conn, n int, v *any) {
	for range n {
		json.NewDecoder(c).Decode(v) // want "^bug: what this reads ahead of `c` is lost .* / safe fix"
	}
}

func lengths(c net.Conn, dec []*json.Decoder) {
	for range dec {
		dec[0].Decode(json.NewDecoder(c))
	}
}
