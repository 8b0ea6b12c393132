//! Contract notes: that they speak of what exists, are short, are found under the cursor, and leave no entry of the
//! catalogue uncovered.

use std::collections::BTreeSet;

use gohazard_lint::notes::{self, CONSTRUCTS};
use gohazard_lint::{catalogue, rules};
use gohazard_tests::symbols;
use gohazard_tests::world::World;

/// Who hovers has little time.
const MAX_CHARS: usize = 600;

#[test]
fn notes_speak_of_what_exists_and_once() {
    let mut seen = BTreeSet::new();
    for note in notes::all() {
        assert!(!note.symbols.is_empty() && !note.entries.is_empty(), "{}", note.title());
        for symbol in note.symbols {
            assert!(seen.insert(*symbol), "two notes speak of {symbol}");
            assert!(
                CONSTRUCTS.contains(symbol) || symbols::is_known(symbol),
                "a note speaks of {symbol}, which does not exist"
            );
        }
    }
    assert!(CONSTRUCTS.is_sorted());
    for construct in CONSTRUCTS {
        assert!(seen.contains(construct), "there is no note on {construct}");
    }
}

#[test]
fn notes_are_short() {
    let mut problems = Vec::new();
    for note in notes::all() {
        let (title, text, chars) = (note.title(), note.text, note.text.chars().count());
        if chars > MAX_CHARS {
            problems.push(format!("{title}: {chars} characters, {MAX_CHARS} are allowed"));
        }
        if chars < 60 || !text.ends_with(['.', '`']) || text.contains("  ") || text.matches('`').count() % 2 != 0 {
            problems.push(format!("{title}: a few sentences of Markdown are wanted: {text:?}"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_entry_of_the_catalogue_is_covered() {
    let ids: BTreeSet<&str> = catalogue::ENTRIES.iter().map(|entry| entry.id).collect();
    assert_eq!(ids.len(), catalogue::ENTRIES.len(), "an id stands for one entry");
    for entry in catalogue::ENTRIES {
        let (id, title) = (entry.id, entry.title);
        assert!(title.chars().count() <= 60 && !title.ends_with('.'), "{id}: a short title without full stop: {title}");
        let covered_by = catalogue::covered_by(id);
        assert!(!covered_by.rules.is_empty() || !covered_by.notes.is_empty(), "neither a rule nor a note covers {id}");
    }
    let of_rules = rules::all().iter().flat_map(|rule| rule.entries.iter().map(|entry| (rule.id, *entry)));
    let of_notes = notes::all().flat_map(|note| note.entries.iter().map(|entry| (note.title(), *entry)));
    for (name, entry) in of_rules.chain(of_notes) {
        assert!(ids.contains(entry), "{name}: the catalogue has no {entry}");
    }
}

/// A construct, and the statements of a function, with `|` before the place that is hovered. `ch` is a channel, `m` a map,
/// `b` bytes, `err` an error, `x` of any type, `f` a function.
const PLACES: &[(&str, &str)] = &[
    ("append", "b = |append(b, 1)"),
    ("break", "for { select { case <-ch: |break } }"),
    ("chan", "var c |chan int; _ = c"),
    ("chan", "var c |<-chan int; _ = c"),
    ("clear", "|clear(m)"),
    ("close", "|close(ch)"),
    ("copy", "|copy(b, b)"),
    ("default", "select { case <-ch: |default: }"),
    ("defer", "|defer f()"),
    ("delete", "|delete(m, 1)"),
    ("for", "|for i := 0; i < 3; i++ { f() }"),
    ("for", "|for i := range b { _ = i }"),
    ("func", "go |func() { f() }()"),
    ("go", "|go f()"),
    ("go", "g|o func() { f() }()"),
    ("len(chan)", "_ = |len(ch)"),
    ("len(chan)", "_ = |cap(ch)"),
    ("make(chan)", "ch = |make(chan int)"),
    ("make([]T)", "b = |make([]byte, 10)"),
    ("map", "m = |make(map[int]int)"),
    ("map", "m = make(|map[int]int)"),
    ("nil channel", "ch = |nil"),
    ("nil channel", "if ch != |nil { f() }"),
    ("panic", "|panic(1)"),
    ("range over a channel", "for v := |range ch { _ = v }"),
    ("range over a channel", "for |range ch { f() }"),
    ("range over a function", "for v := |range func(func(int) bool) {} { _ = v }"),
    ("range over a map", "for k := |range m { _ = k }"),
    ("receive", "v := |<-ch; _ = v"),
    ("receive", "select { case v := |<-ch: _ = v }"),
    ("recover", "defer func() { |recover() }()"),
    ("select", "|select { case <-ch: }"),
    ("select {}", "|select {}"),
    ("send", "ch |<- 1"),
    ("send", "ch<|-1"),
    ("type assertion", "v := x.|(int); _ = v"),
];

/// Places that there is nothing to be said on.
const SILENT: &[&str] = &[
    "close := func(chan int) {}; |close(ch)",
    "for { |break }",
    "for { select { case <-ch: func() { for { |break } }() } }",
    "_ = |len(b)",
    "err = |nil",
    "v, ok := x.|(int); _, _ = v, ok",
    "switch 1 { case 1: |break }",
    "|for { f() }",
    "|if err != nil { f() }",
    "for i := |range b { _ = i }",
    "go f|()",
    "select { case <-ch:| }",
];

fn in_function(body: &str) -> String {
    format!("package p\n\nfunc _(ch chan int, m map[int]int, b []byte, err error, x any, f func()) {{\n\t{body}\n}}\n")
}

#[test]
fn constructs_are_found() {
    for (construct, body) in PLACES {
        assert_eq!(title(&in_function(body)).as_deref(), Some(*construct), "{body}");
    }
    assert_eq!(title("package p\n\nfunc |init() {}\n").as_deref(), Some("init"));
    assert_eq!(title("package p\n\nimport |\"C\"\n").as_deref(), Some("import \"C\""));
    let of_places = PLACES.iter().map(|(construct, _)| *construct).chain(["init", "import \"C\""]);
    assert_eq!(of_places.collect::<BTreeSet<_>>(), CONSTRUCTS.iter().copied().collect());
    for body in SILENT {
        assert_eq!(title(&in_function(body)), None, "{body}");
    }
}

/// A name under the cursor, declarations before it with the imports, and the note that is wanted.
const NAMES: &[(&str, &str, &str)] = &[
    ("c.|Read(nil)", "c *net.TCPConn", "net.TCPConn.Read"),
    ("c.|Read(nil)", "c net.Conn", "net.Conn.Read"),
    ("c.|Read(nil)", "c *net.UDPConn", "net.UDPConn.Read"),
    ("c.|Read(nil)", "c struct{ net.Conn }", "net.Conn.Read"),
    ("c.|Close()", "c io.ReadCloser", ""),
    ("_ = c.|Timeout", "c net.Dialer", "net.Dialer.Timeout"),
    ("_ = net.Dialer{|Timeout: 1}", "c io.Reader", "net.Dialer.Timeout"),
    ("_ = net.|ErrClosed", "c io.Reader", "net.ErrClosed"),
    ("_ = c.(*net.|TCPConn)", "c net.Conn", "net.TCPConn"),
    ("other.|LoadInt64(nil)", "c io.Reader", "sync/atomic.LoadInt64"),
    ("c.|Store(nil)", "c *other.Pointer[int]", "sync/atomic.Pointer.Store"),
    ("c.|Go(nil)", "c *errgroup.Group", "golang.org/x/sync/errgroup.Group.Go"),
];

#[test]
fn names_are_found_by_their_type() {
    for (body, param, wanted) in NAMES {
        let text = format!(
            "package p\n\nimport (\n\t\"io\"\n\t\"net\"\n\tother \"sync/atomic\"\n\n\t\"golang.org/x/sync/errgroup\"\n)\n\n\
             var _ io.Reader\nvar _ net.Conn\nvar _ other.Bool\nvar _ errgroup.Group\n\nfunc _({param}) {{\n\t{body}\n}}\n"
        );
        assert_eq!(title(&text).unwrap_or_default(), *wanted, "{body} of {param}");
    }
}

/// The title of the note on the place before which `|` stands.
fn title(text: &str) -> Option<String> {
    let offset = text.find('|').expect("a cursor");
    let files = [
        ("/w/go.work", "go 1.27\n\nuse (\n\t./app\n\t./sync\n)\n"),
        ("/w/app/go.mod", "module app\n\ngo 1.27\n"),
        ("/w/app/a.go", &text.replacen('|', "", 1)),
        ("/w/sync/go.mod", "module golang.org/x/sync\n\ngo 1.27\n"),
        (
            "/w/sync/errgroup/errgroup.go",
            "package errgroup\n\ntype Group struct{}\n\nfunc (g *Group) Go(f func() error) {}\n",
        ),
    ];
    let world = World::new(files.map(|(path, text)| (path.to_owned(), text.to_owned())), Vec::new());
    world.check("/w/app/a.go");
    let hover = world.session.hover("/w/app/a.go", u32::try_from(offset).ok()?)?;
    let shown = hover.markdown.strip_prefix("**")?.split_once("**")?.0;
    Some(shown.to_owned())
}
