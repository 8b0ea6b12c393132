package unfixed

// What the comment says would be left behind.
func explained(quit <-chan struct{}) {
	for {
		select {
		case <-quit:
			return
		default: // want "spins"
			// Nothing to do.
		}
	}
}
