package bad

import (
	"context"

	"golang.org/x/sync/errgroup"
)

func discarded(ctx context.Context, urls []string, fetch func(context.Context, string) error) error {
	g, _ := errgroup.WithContext(ctx) // want "^bug: the group's context is discarded" @ "_"
	for _, url := range urls {
		g.Go(func() error { return fetch(ctx, url) })
	}
	return g.Wait()
}
