package near

import (
	"embed"
	"encoding/binary"
	"io"
)

//go:embed *
var files embed.FS

func open(name string) (io.ReadCloser, error) {
	return files.Open(name)
}

// The file is a part of the program.
func embedded(name string) ([]byte, error) {
	f, err := open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var head [4]byte
	if _, err := io.ReadFull(f, head[:]); err != nil {
		return nil, err
	}
	data := make([]byte, binary.BigEndian.Uint32(head[:]))
	_, err = io.ReadFull(f, data)
	return data, err
}
