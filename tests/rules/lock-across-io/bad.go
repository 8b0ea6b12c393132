package bad

import (
	"database/sql"
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

func (p *pages) status(url string) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if status, ok := p.known[url]; ok {
		return status, nil
	}
	resp, err := p.client.Get(url) // want "^risk: `mu` is held while this waits" @ "p.client.Get(url)"
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	p.known[url] = resp.StatusCode
	return resp.StatusCode, nil
}

type names struct {
	sync  sync.RWMutex
	db    *sql.DB
	known []string
}

func (n *names) rename(id int, name string) error {
	n.sync.Lock()
	n.known[id] = name
	_, err := n.db.Exec("UPDATE users SET name = ? WHERE id = ?", name, id) // want "`sync` is held while this waits"
	n.sync.Unlock()
	return err
}

type pool struct {
	mu    sync.Mutex
	conns map[string]net.Conn
}

func (p *pool) get(addr string) (net.Conn, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	c, ok := p.conns[addr]
	if ok {
		return c, nil
	}
	c, err := net.DialTimeout("tcp", addr, time.Second) // want "`mu` is held"
	if err != nil {
		return nil, err
	}
	p.conns[addr] = c
	return c, nil
}

type tools struct {
	mu       sync.Mutex
	versions map[string]string
}

func (t *tools) version(name string) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.versions[name] == "" {
		out, _ := exec.Command(name, "--version").Output() // want "`mu` is held"
		t.versions[name] = string(out)
	}
	return t.versions[name]
}

func (t *tools) slow(name string) {
	t.mu.Lock()
	time.Sleep(time.Second) // want "`mu` is held"
	delete(t.versions, name)
	t.versions["last"] = name
	t.mu.Unlock()
}
