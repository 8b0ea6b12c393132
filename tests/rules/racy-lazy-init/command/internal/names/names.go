package names

var names map[string]int

// Only this module can call it, and its parts know which goroutine they run in.
func Names() map[string]int {
	if names == nil {
		names = map[string]int{"a": 1}
	}
	return names
}
