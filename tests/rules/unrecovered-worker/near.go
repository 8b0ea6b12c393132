package near

import "context"

// A list is no queue.
func list(jobs []func()) {
	go func() {
		for _, job := range jobs {
			job()
		}
	}()
}

func indexes(jobs []int, each func(int)) {
	go func() {
		for job := range jobs {
			each(job)
		}
	}()
}

// Anybody may send.
func Queue() chan<- func() {
	jobs := make(chan func(), 3)
	go func() {
		for job := range jobs {
			job() // want "^hint: a panic in this call ends the whole program"
		}
	}()
	return jobs
}

func given(jobs chan func()) {
	go func() {
		for job := range jobs {
			job() // want "^hint: a panic in this call"
		}
	}()
}

// The values are not the callee's concern.
func ticking(ticks chan int, hook func()) {
	go func() {
		for range ticks {
			hook()
		}
	}()
}

func cancelling(cancels chan context.CancelFunc) {
	go func() {
		for cancel := range cancels {
			cancel()
		}
	}()
}

type worker struct{ n int }

func (w *worker) do(n int) { w.n = n }

// The package's own code.
func concrete(jobs chan int, w *worker) {
	go func() {
		for job := range jobs {
			w.do(job)
		}
	}()
}

type Doer interface{ Do(int) }

func abstract(jobs chan int, d Doer) {
	go func() {
		for job := range jobs {
			d.Do(job) // want "^hint: a panic in this call"
		}
	}()
}

func failing(errs chan error) {
	go func() {
		for err := range errs {
			println(err.Error())
		}
	}()
}

func Each(n int, f func(int)) {
	for i := range n {
		go func() {
			f(i) // want "^hint: a panic in this call"
		}()
	}
}

func Own(n int) {
	f := func(i int) { println(i) }
	for i := range n {
		go func() { f(i) }()
	}
}

func Literal(n int) func(func(int)) {
	return func(f func(int)) {
		for i := range n {
			go func() { f(i) }()
		}
	}
}
