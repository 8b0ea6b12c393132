package ok

import (
	"net"
	"net/http"
	"os/exec"
	"sync"
	"time"
)

type pages struct {
	mu     sync.Mutex
	client *http.Client
	known  map[string]int
}

func (p *pages) unlocked(url string) (int, error) {
	p.mu.Lock()
	status, ok := p.known[url]
	p.mu.Unlock()
	if ok {
		return status, nil
	}
	resp, err := p.client.Get(url)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.known[url] = resp.StatusCode
	return resp.StatusCode, nil
}

func (p *pages) inBetween(url string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.known[url] != 0 {
		return
	}
	p.mu.Unlock()
	_, err := p.client.Head(url)
	p.mu.Lock()
	if err == nil {
		p.known[url] = 1
	}
}

func (p *pages) started(url string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.known[url] = 1
	go p.client.Get(url)
}

// The lock keeps the messages of a connection apart.
type peer struct {
	mu      sync.Mutex
	conn    net.Conn
	pending map[int]string
}

func (p *peer) redial(addr string, id int) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	c, err := net.DialTimeout("tcp", addr, time.Second)
	if err != nil {
		return err
	}
	p.conn = c
	p.pending[id] = addr
	return nil
}

// One run at a time is what the lock is for.
type runner struct{ mu sync.Mutex }

func (r *runner) run(name string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return exec.Command(name).Run()
}

func local(names map[string]string) {
	var mu sync.Mutex
	mu.Lock()
	names["a"] = "b"
	time.Sleep(time.Second)
	mu.Unlock()
}

func (p *pages) brief(url string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.known[url] = 1
	time.Sleep(time.Millisecond)
}

func (p *pages) Close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for url := range p.known {
		p.known[url] = 0
		p.client.Head(url)
		p.client.Get(url)
	}
}

type readers struct {
	mu    sync.RWMutex
	known map[string]int
}

func (r *readers) read(url string) int {
	r.mu.RLock()
	defer r.mu.RUnlock()
	time.Sleep(time.Second)
	return r.known[url]
}

func (r *readers) udp(addr string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.known[addr] = 1
	c, err := net.DialTimeout("udp", addr, time.Second)
	if err != nil {
		return err
	}
	return c.Close()
}

func (r *readers) try(url string) {
	if r.mu.TryLock() {
		defer r.mu.Unlock()
		r.known[url] = 1
		time.Sleep(time.Second)
	}
}
