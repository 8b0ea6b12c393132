package bad

import (
	"context"
	"log"
	"time"
)

func cancelled(ctx context.Context, jobs <-chan func()) {
	for {
		select {
		case job := <-jobs:
			job()
		case <-ctx.Done():
			log.Print(ctx.Err())
			break // want "^bug: this leaves the select, the loop goes on" @ "break"
		}
	}
}

func counting(ctx context.Context, jobs <-chan func()) int {
	done := 0
	for {
		select {
		case job := <-jobs:
			job()
			done++
		case <-ctx.Done():
			break // want "leaves the select"
		}
	}
}

func cleaning(ctx context.Context, jobs <-chan func(), clean func()) {
	go func() {
	working:
		for {
			select {
			case job, ok := <-jobs:
				if !ok {
					break working
				}
				job()
			case <-ctx.Done():
				clean()
				break // want "leaves the select"
			}
		}
		clean()
	}()
}

func quitting(quit <-chan struct{}, jobs <-chan func()) {
	for {
		log.Print("next")
		select {
		case <-quit:
			break // want "leaves the select"
		case job := <-jobs:
			job()
		}
	}
}

func slow(answers <-chan int) int {
	for {
		select {
		case n := <-answers:
			if n > 0 {
				return n
			}
		case <-time.After(time.Second):
			log.Print("timeout")
			break // want "leaves the select"
		}
	}
}

func closed(jobs <-chan func(), tick <-chan time.Time) {
	for {
		select {
		case job, ok := <-jobs:
			if !ok {
				log.Print("closed")
				break // want "leaves the select"
			}
			job()
		case <-tick:
			log.Print("tick")
		}
	}
}

func failing(ctx context.Context, jobs <-chan func()) (int, error) {
	for {
		select {
		case job := <-jobs:
			job()
		case <-ctx.Done():
			break // want "leaves the select"
		}
	}
}

func inside(ctx context.Context, jobs <-chan func(), wait bool) error {
	if wait {
		for {
			select {
			case job := <-jobs:
				job()
			case <-ctx.Done():
				break // want "leaves the select"
			}
		}
	} else {
		return ctx.Err()
	}
}

func blocked(ctx context.Context, jobs <-chan func(), wait bool) {
	if wait {
		for {
			select {
			case job := <-jobs:
				job()
			case <-ctx.Done():
				break // want "leaves the select"
			}
		}
	}
	log.Print("done")
}

type beat struct{ quit chan bool }

func (b *beat) run(send func()) {
	t := time.NewTicker(time.Second)
	for {
		select {
		case <-t.C:
			send()
		case <-b.quit:
			t.Stop()
			break // want "leaves the select"
		}
	}
}

func (b *beat) stop() { b.quit <- true }
