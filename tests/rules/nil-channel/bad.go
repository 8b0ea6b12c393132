package bad

type worker struct {
	jobs  chan int
	stop  chan struct{}
	ready chan bool
}

func newWorker() *worker {
	return &worker{jobs: make(chan int)}
}

func (w *worker) run(take func(int)) {
	for job := range w.jobs {
		take(job)
	}
	<-w.stop // want "^bug: nothing makes the channel `stop`: the receive blocks forever" @ "w.stop"
}

func (w *worker) begin() {
	w.ready <- true // want "`ready`: the send blocks forever"
}

func (w *worker) Close() {
	close(w.jobs)
	close(w.stop) // want "`stop`: the close panics"
}

func received(ask func() int) int {
	var answer chan int
	go func() {
		answer <- ask() // want "^bug: `answer` is nil here: the send blocks forever" @ "answer"
	}()
	return <-answer
}

func ranged(take func(string)) {
	var lines chan string
	for line := range lines { // want "the loop blocks forever"
		take(line)
	}
}

func closed(wait func(<-chan struct{})) {
	var (
		done chan struct{}
	)
	go wait(done)
	close(done) // want "`done` is nil here: the close panics"
}

func directed() int {
	var in <-chan int
	return <-in // want "the receive blocks forever"
}
