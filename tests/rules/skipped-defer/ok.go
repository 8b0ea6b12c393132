package main

import (
	"bufio"
	"log"
	"os"
)

func main() {
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	_, err := w.WriteString("hello\n")
	return err
}

func before(name string) {
	f, err := os.Create(name)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
}

func branch(verbose bool, done func()) {
	if verbose {
		defer done()
	}
	os.Exit(0)
}

func literal(done func()) func() {
	defer done()
	return func() { os.Exit(1) }
}

func panics(done func()) {
	defer done()
	panic("no")
}
