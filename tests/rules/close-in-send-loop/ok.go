package ok

type source struct {
	out  chan int
	left int
}

func after(numbers []int, out chan<- int) {
	for _, n := range numbers {
		out <- n
	}
	close(out)
}

func leaving(numbers []int, out chan<- int) {
	for _, n := range numbers {
		if n < 0 {
			close(out)
			return
		}
		out <- n
	}
}

func breaking(numbers []int, out chan<- int) {
	for _, n := range numbers {
		out <- n
		if n == 0 {
			close(out)
			break
		}
	}
}

func last(numbers []int, out chan<- int) {
	for i, n := range numbers {
		out <- n
		if i == len(numbers)-1 {
			close(out)
		}
	}
	for i := 0; i < len(numbers); i++ {
		if i+1 == len(numbers) {
			close(out)
		}
	}
}

func counted(numbers <-chan int, count int, out chan<- int) {
	sent := 0
	for n := range numbers {
		out <- n
		sent++
		if sent == count {
			close(out)
		}
	}
}

func (s *source) field(numbers <-chan int) {
	for n := range numbers {
		s.out <- n
		if s.left--; s.left == 0 {
			close(s.out)
		}
	}
}

func own(numbers []int, take func(<-chan int)) {
	for _, n := range numbers {
		ch := make(chan int, 1)
		ch <- n
		close(ch)
		take(ch)
	}
}

func renewed(numbers []int, take func(<-chan int)) {
	ch := make(chan int, 1)
	for _, n := range numbers {
		ch <- n
		close(ch)
		take(ch)
		ch = make(chan int, 1)
	}
}

func others(outs []chan int) {
	for i, out := range outs {
		out <- i
		close(out)
	}
}

func merged(in, other <-chan int, out chan<- int) {
	open := true
	for open {
		select {
		case n, ok := <-in:
			if !ok {
				open = false
				close(out)
				continue
			}
			out <- n
		case <-other:
		}
	}
}

func inGoroutine(numbers []int, out chan<- int, wait func()) {
	for _, n := range numbers {
		out <- n
		if n == 0 {
			go func() {
				wait()
				close(out)
			}()
		}
	}
}

func deferred(numbers []int, out chan<- int) {
	for _, n := range numbers {
		out <- n
		if n == 0 {
			defer close(out)
			return
		}
	}
}
