package ok

import (
	"context"

	"golang.org/x/sync/errgroup"
)

func heeded(ctx context.Context, urls []string, fetch func(context.Context, string) error) error {
	g, ctx := errgroup.WithContext(ctx)
	for _, url := range urls {
		g.Go(func() error { return fetch(ctx, url) })
	}
	return g.Wait()
}

func plain(urls []string, fetch func(string) error) error {
	var g errgroup.Group
	for _, url := range urls {
		g.Go(func() error { return fetch(url) })
	}
	return g.Wait()
}
