package near

const lastKind = 3

type item struct{ kind int }

func constant(items []item, out chan item) {
	for _, it := range items {
		if it.kind == lastKind {
			close(out) // want "next iteration"
		}
		out <- it
	}
}
