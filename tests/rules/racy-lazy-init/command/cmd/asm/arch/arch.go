package arch

var operands map[string]int

// Operand is called by the one goroutine of the program.
func Operand(name string) int {
	if operands == nil {
		operands = map[string]int{"CS": 2, "HS": 2}
	}
	return operands[name]
}
