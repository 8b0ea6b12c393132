package ok

import (
	"bytes"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"os/exec"
)

func limited(c net.Conn) ([]byte, error) {
	defer c.Close()
	return io.ReadAll(io.LimitReader(c, 1<<20))
}

func reader(c net.Conn) {
	defer c.Close()
	r := &io.LimitedReader{R: c, N: 1 << 20}
	io.ReadAll(r)
}

func upload(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	if err != nil {
		return
	}
	w.Write(body)
}

func client(address string) ([]byte, error) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	return io.ReadAll(c)
}

func command(cmd *exec.Cmd) ([]byte, error) {
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return io.ReadAll(out)
}

func drained(c net.Conn) {
	defer c.Close()
	io.Copy(io.Discard, c)
}

func counted(c net.Conn) error {
	defer c.Close()
	var all []byte
	buf := make([]byte, 4096)
	for {
		n, err := c.Read(buf)
		if err != nil {
			return err
		}
		all = append(all, buf[:n]...)
		if len(all) > 1<<20 {
			return errors.New("too long")
		}
	}
}

func totalled(c net.Conn) {
	defer c.Close()
	var all bytes.Buffer
	buf, total := make([]byte, 4096), 0
	for {
		n, err := c.Read(buf)
		all.Write(buf[:n])
		if total += n; err != nil || total > 1<<20 {
			break
		}
	}
	log.Print(all.Len())
}

func consumed(c net.Conn, use func([]byte)) {
	defer c.Close()
	var line []byte
	buf := make([]byte, 4096)
	for {
		n, err := c.Read(buf)
		if err != nil {
			return
		}
		line = append(line, buf[:n]...)
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			use(line[:i])
			line = line[i+1:]
		}
	}
}

func reset(c net.Conn, use func([]byte)) {
	defer c.Close()
	var all bytes.Buffer
	buf := make([]byte, 4096)
	for {
		n, err := c.Read(buf)
		if err != nil {
			return
		}
		all.Write(buf[:n])
		use(all.Bytes())
		all.Reset()
	}
}

func rounds(c net.Conn) {
	defer c.Close()
	var all []byte
	buf := make([]byte, 4096)
	for i := 0; i < 8; i++ {
		n, err := c.Read(buf)
		if err != nil {
			return
		}
		all = append(all, buf[:n]...)
	}
	log.Printf("%q", all)
}

func fresh(c net.Conn, use func([]byte)) {
	defer c.Close()
	buf := make([]byte, 4096)
	for {
		n, err := c.Read(buf)
		if err != nil {
			return
		}
		var message []byte
		message = append(message, buf[:n]...)
		use(message)
	}
}

type transport struct{ net.Conn }

func (t transport) all() ([]byte, error) { return io.ReadAll(t.Conn) }
