package bad

import (
	"bufio"
	"net"
	"sync"
	"time"
)

type pool struct {
	mu   sync.Mutex
	idle []net.Conn
	free chan net.Conn
}

func (p *pool) put(c net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, c)
}

func (p *pool) putOrClose(c net.Conn) {
	select {
	case p.free <- c:
	default:
		c.Close()
	}
}

func (p *pool) send(c net.Conn, message []byte) error {
	if _, err := c.Write(message); err != nil {
		c.Close()
		p.put(c) // want "^bug: `c` is closed and goes back into the pool" @ "p.put(c)"
		return err
	}
	p.put(c)
	return nil
}

func (p *pool) ask(c net.Conn, question []byte) (string, error) {
	defer p.putOrClose(c) // want "^risk: `c` goes back into the pool although it failed" @ "p.putOrClose(c)"
	if _, err := c.Write(question); err != nil {
		return "", err
	}
	answer, err := bufio.NewReader(c).ReadString('\n')
	if err != nil {
		return "", err
	}
	return answer, nil
}

func (p *pool) ping(c *net.TCPConn) error {
	c.SetDeadline(time.Now().Add(time.Second))
	_, err := c.Write([]byte("ping"))
	if err != nil {
		// Next time.
		p.free <- c // want "^risk: `c` goes back into the pool although it failed" @ "p.free <- c"
		return err
	}
	p.free <- c
	return nil
}
