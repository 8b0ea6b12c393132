package main

import (
	"bufio"
	"log"
	"net"
	"os"
	"runtime/pprof"
)

func main() {
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	if _, err := w.WriteString("hello\n"); err != nil {
		log.Fatal(err) // want "^hint: the process ends without the deferred calls" @ "log.Fatal(err)"
	}
}

func directory() {
	dir, err := os.MkdirTemp("", "work")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(dir+"/x", nil, 0o600); err != nil {
		log.Fatalf("write: %v", err) // want "without the deferred calls" @ "log.Fatalf(\"write: %v\", err)"
	}
	// One finding is enough for what one `defer` misses.
	os.Exit(0)
}

func served(path string) {
	os.Remove(path)
	ln, err := net.Listen("unix", path)
	if err != nil {
		log.Fatal(err)
	}
	defer ln.Close()
	for {
		c, err := ln.Accept()
		if err != nil {
			log.Fatalln(err) // want "without the deferred calls"
		}
		c.Close()
	}
}

func profiled(name string) {
	f, err := os.Create(name)
	if err != nil {
		log.Fatal(err)
	}
	stop := func() {
		pprof.StopCPUProfile()
		f.Close()
	}
	pprof.StartCPUProfile(f)
	defer stop()
	os.Exit(work()) // want "without the deferred calls"
}

func literal(name string) func() {
	return func() {
		defer func() { os.Remove(name) }()
		os.Exit(work()) // want "without the deferred calls"
	}
}

func helped(name string) {
	defer remove(name)
	defer os.Remove(name + ".lock")
	os.Exit(work()) // want "without the deferred calls"
}

func remove(name string) { os.Remove(name) }

func work() int { return 1 }
