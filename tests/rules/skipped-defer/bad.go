package main

import (
	"bufio"
	"log"
	"os"
)

func main() {
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	if _, err := w.WriteString("hello\n"); err != nil {
		log.Fatal(err) // want "^hint: the process ends without the deferred calls" @ "log.Fatal(err)"
	}
}

func file(name string) {
	f, err := os.Create(name)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteString("x"); err != nil {
		log.Fatalf("write: %v", err) // want "without the deferred calls"
	}
}

func exit(done func()) {
	defer done()
	os.Exit(1) // want "without the deferred calls"
}
