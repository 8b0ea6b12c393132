package bad

import "testing"

func TestParallel(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range []string{"a", "b"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			seen[name] = true // want "several goroutines write to `seen`"
		})
	}
}

func BenchmarkParallel(b *testing.B) {
	counts := map[int]int{}
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			counts[0]++ // want "several goroutines write to `counts`"
		}
	})
}
