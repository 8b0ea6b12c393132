package main

// What is printed. gohazard-dev reads the same shapes (server/dev/src/stdlib/facts.rs).

type packageFacts struct {
	Path       string         `json:"path"`
	Name       string         `json:"name"`
	Since      uint8          `json:"since"`
	Deprecated bool           `json:"deprecated"`
	Public     bool           `json:"public"`
	Objects    []*objectFacts `json:"objects"`
}

// objectFacts is one form of a package-level object; an object that differs between platforms has several.
type objectFacts struct {
	Name       string         `json:"name"`
	Kind       string         `json:"kind"` // const, var, func, type, alias, builtin
	Since      uint8          `json:"since"`
	Deprecated bool           `json:"deprecated"`
	On         uint16         `json:"on"` // bit i: platforms[i] has this form
	TypeParams []*paramFacts  `json:"type_params"`
	Type       *typeFacts     `json:"type"`
	Value      *valueFacts    `json:"value"`
	Methods    []*methodFacts `json:"methods"`
}

type methodFacts struct {
	Name       string        `json:"name"`
	Since      uint8         `json:"since"`
	Deprecated bool          `json:"deprecated"`
	On         uint16        `json:"on"`
	Pointer    bool          `json:"pointer"`
	TypeParams []*paramFacts `json:"type_params"`
	Type       *typeFacts    `json:"type"`
}

// paramFacts is a parameter, a result or (with the constraint as its type) a type parameter.
type paramFacts struct {
	Name string     `json:"name"`
	Type *typeFacts `json:"type"`
}

// memberFacts is a struct field or an interface method; an unexported method has no type.
type memberFacts struct {
	Name       string     `json:"name"`
	Since      uint8      `json:"since"`
	Deprecated bool       `json:"deprecated"`
	Embedded   bool       `json:"embedded"`
	Type       *typeFacts `json:"type"`
}

type termFacts struct {
	Tilde bool       `json:"tilde"`
	Type  *typeFacts `json:"type"`
}

// valueFacts is the value of a constant; which of the fields counts follows from the constant's type.
type valueFacts struct {
	Bool   bool   `json:"bool,omitempty"`
	Int    string `json:"int,omitempty"`
	Float  string `json:"float,omitempty"`
	String string `json:"string,omitempty"`
}

type typeFacts struct {
	Kind string `json:"kind"`

	Name    string `json:"name,omitempty"`    // basic, named
	Package string `json:"package,omitempty"` // named

	Key  *typeFacts   `json:"key,omitempty"`  // map
	Elem *typeFacts   `json:"elem,omitempty"` // pointer, slice, array, map, chan
	Args []*typeFacts `json:"args,omitempty"` // named; the embedded types of an interface
	Len  int64        `json:"len,omitempty"`  // array
	Dir  string       `json:"dir,omitempty"`  // chan: both, send, recv

	Members []*memberFacts `json:"members,omitempty"` // struct, interface
	Hidden  uint8          `json:"hidden,omitempty"`  // struct: what its unexported fields amount to

	Params   []*paramFacts `json:"params,omitempty"` // func
	Results  []*paramFacts `json:"results,omitempty"`
	Variadic bool          `json:"variadic,omitempty"`

	Terms []*termFacts `json:"terms,omitempty"` // union

	OfFunc bool `json:"of_func,omitempty"` // param: declared by the function or method, not by the type
	Index  int  `json:"index,omitempty"`
}

// What the unexported, not embedded fields of a struct amount to.
const (
	hiddenFields       = 1 << iota // there are some
	hiddenIncomparable             // one of them cannot be compared
	hiddenLock                     // one of them must not be copied, in the sense of vet's copylocks
)
