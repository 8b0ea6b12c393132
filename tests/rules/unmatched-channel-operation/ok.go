package ok

import "time"

func buffered(name string) string {
	found := make(chan string, 1)
	found <- name
	return <-found
}

func worker(get func() string) string {
	found := make(chan string)
	go func() { found <- get() }()
	return <-found
}

// It stays for ever, and means it.
func forever(serve func()) {
	go serve()
	wait := make(chan struct{})
	<-wait
}

// The other arms may be ready.
func choice(other <-chan int) int {
	never := make(chan int)
	select {
	case n := <-never:
		return n
	case n := <-other:
		return n
	}
}

func offered() bool {
	found := make(chan int)
	select {
	case found <- 1:
		return true
	case <-time.After(time.Millisecond):
		return false
	}
}

// Who has it can't be seen.
func handed(register func(chan<- string)) string {
	names := make(chan string)
	register(names)
	return <-names
}

func returned() <-chan int {
	numbers := make(chan int)
	go func() { numbers <- 1 }()
	return numbers
}

func send(numbers chan<- int) {
	numbers <- 1
}

func helped() int {
	numbers := make(chan int)
	go send(numbers)
	return <-numbers
}

type box struct{ names chan string }

func stored(b *box) string {
	names := make(chan string)
	b.names = names
	return <-names
}

// The variable gets another channel.
func replaced(other chan string) string {
	names := make(chan string)
	if other != nil {
		names = other
	}
	return <-names
}

func closed(work func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		work()
	}()
	<-done
}

// The literal runs in a goroutine of somebody else.
func called(run func(func())) int {
	numbers := make(chan int)
	run(func() { numbers <- 1 })
	return <-numbers
}
