// Flow writes what x/tools knows about control flow, for gohazard's flow_oracle to compare with.
//
//	flow syntax DIR...      the unreachable statements of every Go file below DIR, as vet's check reports them
//	flow types PATTERN...   for every function of these packages: can it return, which statements are live,
//	                        which calls never return, as the ctrlflow and cfg packages see it
//
// Offsets are bytes from the start of the file.
package main

import (
	"bufio"
	"fmt"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 3 {
		log.Fatal("usage: flow syntax|types ARGUMENT...")
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	var err error
	switch os.Args[1] {
	case "syntax":
		err = syntax(out, os.Args[2:])
	case "types":
		err = types(out, os.Args[2:])
	default:
		err = fmt.Errorf("no mode %s", os.Args[1])
	}
	if err != nil {
		out.Flush()
		log.Fatal(err)
	}
}
