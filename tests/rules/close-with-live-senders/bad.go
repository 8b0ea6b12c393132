package bad

import (
	"context"
	"log"
	"sync"
)

type Pool struct {
	jobs chan func()
	wg   sync.WaitGroup
	once sync.Once
	stop context.CancelFunc
}

func (p *Pool) Submit(job func()) {
	p.jobs <- job
}

func (p *Pool) Close() {
	close(p.jobs) // want "^risk: a caller may still send on `jobs` when this closes it" @ "close(p.jobs)"
	p.wg.Wait()
}

func (p *Pool) Stop() {
	log.Print("stopping")
	p.stop()
	p.once.Do(func() {
		close(p.jobs) // want "may still send"
	})
}

type Log[T any] struct {
	lines chan T
	count int
}

func (l *Log[T]) Write(line T) {
	if l.count > 0 {
		l.lines <- line
	}
}

func (l *Log[T]) Shutdown() error {
	defer close(l.lines) // want "may still send on `lines`"
	return nil
}
