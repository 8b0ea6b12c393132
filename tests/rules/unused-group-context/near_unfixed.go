package unfixed

import (
	"context"

	"golang.org/x/sync/errgroup"
)

func plain(ctx context.Context, work func() error) error {
	g, _ := errgroup.WithContext(ctx) // want "^bug: the group's context is discarded"
	g.Go(work)
	return g.Wait()
}

func outside(ctx context.Context, work func(context.Context) error) error {
	g, _ := errgroup.WithContext(ctx) // want "^bug: the group's context is discarded"
	g.Go(func() error { return work(ctx) })
	if err := g.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}

func rounds(ctx context.Context, work func(context.Context) error) error {
	for range 3 {
		g, _ := errgroup.WithContext(ctx) // want "^bug: the group's context is discarded"
		g.Go(func() error { return work(ctx) })
		if err := g.Wait(); err != nil {
			return err
		}
	}
	return nil
}

func declared(ctx context.Context, work func(context.Context) error) error {
	var g *errgroup.Group
	g, _ = errgroup.WithContext(ctx) // want "^bug: the group's context is discarded"
	g.Go(func() error { return work(ctx) })
	return g.Wait()
}
