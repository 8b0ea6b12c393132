package older

import "net"

func again(ne net.Error) bool {
	return ne.Temporary()
}
