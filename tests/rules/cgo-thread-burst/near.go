package near

// static void crunch(int n) {}
import "C"

import "strconv"

func work(n int) {}

// Go runs on as few threads as it needs.
func plain() {
	for i := 0; i < 1000; i++ {
		go work(i)
	}
}

func parsed(texts []string, out []int) {
	for i, text := range texts {
		go func() {
			n, err := strconv.Atoi(text)
			if err == nil {
				out[i] = n
			}
		}()
	}
}

// Conversions call nothing.
func converted(jobs []int, single, double []C.int) {
	for i, job := range jobs {
		go func() {
			single[i], double[i] = C.int(job), C.int(2*job)
		}()
	}
}

func repeated(jobs []int) {
	for _, job := range jobs {
		go func() {
			for range 3 {
				C.crunch(C.int(job)) // want "^hint: each of these calls"
			}
		}()
	}
}

func queued(jobs chan int) {
	for job := range jobs {
		go func() {
			C.crunch(C.int(job)) // want "^hint: each of these calls"
		}()
	}
}
