// Stdlib prints the facts of Go's standard library: what every package exports, with types, constant values, versions
// and the platforms that have it. One JSON object per line, in a stable order; gohazard-dev packs them into
// server/semantic/data/std.bin.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"strings"
)

// platforms are the worlds in which the library is looked at. Where they disagree, the first one is the main form.
var platforms = []string{
	"linux/amd64", "darwin/arm64", "windows/amd64", "freebsd/amd64", "js/wasm", "linux/arm64", "linux/386",
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "stdlib:", err)
		os.Exit(1)
	}
}

func run() error {
	goroot, err := goCommand(nil, "env", "GOROOT")
	if err != nil {
		return err
	}
	versions, err := readVersions(strings.TrimSpace(string(goroot)))
	if err != nil {
		return err
	}
	merged := newLibrary()
	sources := newSources()
	for i, platform := range platforms {
		world, err := load(platform, sources)
		if err != nil {
			return fmt.Errorf("%s: %w", platform, err)
		}
		merged.add(i, collect(world, versions))
	}
	return print(merged)
}

// print writes the header line, then each package followed by its objects.
func print(lib *library) error {
	buffer := bufio.NewWriter(os.Stdout)
	out := json.NewEncoder(buffer)
	out.SetEscapeHTML(false)
	header := struct {
		Go        string   `json:"go"`
		Platforms []string `json:"platforms"`
	}{strings.TrimPrefix(runtime.Version(), "go"), platforms}
	if err := out.Encode(header); err != nil {
		return err
	}
	for _, pkg := range lib.sorted() {
		if err := out.Encode(pkg); err != nil {
			return err
		}
	}
	return buffer.Flush()
}
