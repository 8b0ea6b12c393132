package near

import (
	"bufio"
	"net"
)

func talk(c net.Conn) {
	defer c.Close()
	r := bufio.NewReader(c)
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return
		}
		c.Write([]byte(line))
	}
}

// It serves one kind of client after the other.
func rounds(all []net.Listener) {
	for _, ln := range all {
		for {
			c, err := ln.Accept()
			if err != nil {
				break
			}
			talk(c)
		}
	}
}

func counted(ln net.Listener, turns []int) {
	for range turns {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		talk(c)
	}
}

func working(ln net.Listener, work func()) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		go work()
		talk(c)
	}
}

// When the literal runs is not known.
func later(ln net.Listener, add func(func())) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		add(func() { talk(c) })
	}
}

func deferring(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		defer talk(c)
	}
}

func last(ln net.Listener) {
	var c net.Conn
	for {
		var err error
		c, err = ln.Accept()
		if err != nil {
			break
		}
		if c.RemoteAddr() != nil {
			break
		}
	}
	talk(c)
}

func workers(ln net.Listener) {
	go pool(ln)
	go pool(ln)
}

func pool(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		talk(c)
	}
}

func start(ln net.Listener) {
	go single(ln)
	single(ln)
}

func single(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		talk(c) // want "^risk: the next client waits until this one is done / offered fix"
	}
}
