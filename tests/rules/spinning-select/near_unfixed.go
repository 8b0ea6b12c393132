package unfixed

func explained(quit chan struct{}) {
	for {
		select {
		case <-quit:
			return
		default: // want "this loop spins"
			// Try again.
			continue
		}
	}
}

func above(quit chan struct{}) {
	for {
		select {
		default: // want "this loop spins"
		// The end.
		case <-quit:
			return
		}
	}
}
