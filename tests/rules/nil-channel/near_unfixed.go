package unfixed

func pair() {
	var a, b chan int
	_ = b
	<-a // want "`a` is nil here"
}

func directed(n int) {
	var out chan<- int
	out <- n // want "the send blocks forever"
}
