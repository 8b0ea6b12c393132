package errgroup

type Group struct {
	failed chan error
}

func New() *Group { return &Group{failed: make(chan error, 1)} }

func (g *Group) Go(f func() error) {
	go func() { g.failed <- f() }()
}

func (g *Group) Wait() error { return <-g.failed }
