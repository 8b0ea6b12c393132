package bad

import "fmt"

func first(names []string) string {
	found := make(chan string)
	for _, name := range names {
		if name != "" {
			found <- name // want "^bug: only this goroutine receives from `found`, so this send never ends"
			break
		}
	}
	return <-found
}

func signal(work func()) {
	done := make(chan bool)
	go func() {
		work()
		done <- true // want "nobody receives from `done`, so this send never ends"
	}()
}

func cleanUp(work, clean func()) {
	stop := make(chan struct{})
	go func() {
		<-stop // want "nobody sends on or closes `stop`, so this receive never ends" @ "<-stop"
		clean()
	}()
	work()
}

func answer() int {
	answers := make(chan int, 1)
	return <-answers // want "nobody sends on or closes `answers`"
}

func collect(n int) {
	squares := make(chan int)
	for i := range n {
		squares <- i * i // want "only this goroutine receives from `squares`"
	}
	close(squares)
	for square := range squares {
		fmt.Println(square)
	}
}
