package bad

// static void crunch(int n) {}
import "C"

func direct() {
	for i := 0; i < 1000; i++ {
		go C.crunch(C.int(i)) // want "^hint" @ "C.crunch(C.int(i))"
	}
}
