package unfixed

import "os"

func block(all []string, ok func(string) bool) {
	for _, name := range all {
		f, err := os.Open(name)
		if err != nil {
			continue
		}
		if ok(name) {
			defer f.Close() // want "^risk: this runs when the function returns"
			println(f.Name())
		}
		println(name)
	}
}

func last(all []string) {
	for _, name := range all {
		f, err := os.Open(name)
		if err != nil {
			continue
		}
		println(f.Name())
		defer f.Close() // want "^risk: this runs when the function returns"
	}
}

func leaving(all []string) {
	for _, name := range all {
		f, err := os.Open(name)
		if err != nil {
			continue
		}
		defer f.Close() // want "^risk: this runs when the function returns"
		if f.Name() == "" {
			return
		}
		println(f.Name())
	}
}

func fatal(all []string) {
	for _, name := range all {
		f, err := os.Open(name)
		if err != nil {
			os.Exit(1)
		}
		defer f.Close() // want "^risk: this runs when the function returns"
		println(f.Name())
	}
}
