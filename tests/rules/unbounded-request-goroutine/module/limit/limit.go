package limit

type Slots struct{ free chan struct{} }

func (s *Slots) Acquire() { s.free <- struct{}{} }

func (s *Slots) Release() { <-s.free }
