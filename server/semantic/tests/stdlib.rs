//! The table of the standard library: what it says, and that damage does no harm.

use gohazard_semantic::stdlib::{self, ConstValue, Object, ObjectKind, Platform, StdType, Table, TypeRef};

fn object(path: &str, name: &str) -> Object {
    stdlib::package(path).and_then(|package| package.lookup(name)).unwrap_or_else(|| panic!("{path}.{name}"))
}

/// The type of a function, variable or constant, or the underlying type.
fn type_of(object: &Object) -> TypeRef {
    match object.kind {
        ObjectKind::Const { ty, .. } | ObjectKind::Var(ty) | ObjectKind::Func(ty) => ty,
        ObjectKind::Type(decl) => decl.underlying,
        ObjectKind::Builtin => panic!("a builtin has no type"),
    }
}

fn value_of(path: &str, name: &str) -> ConstValue {
    match object(path, name).kind {
        ObjectKind::Const { value, .. } => value,
        _ => panic!("{path}.{name} is no constant"),
    }
}

#[test]
fn packages_are_those_that_programs_import() {
    let paths: Vec<_> = stdlib::packages().map(|package| package.path()).collect();
    assert!(paths.is_sorted());
    assert!(paths.len() > 170);
    for path in ["net", "net/http", "encoding/json/v2", "syscall/js", "unsafe", "testing/synctest"] {
        assert_eq!(stdlib::package(path).map(|package| package.path()), Some(path));
    }
    assert!(stdlib::package("internal/poll").is_none());
    assert!(stdlib::package("cmd/go").is_none());
    assert_eq!(stdlib::package("math/rand/v2").unwrap().name(), "rand");
    assert_eq!(stdlib::package("slices").unwrap().since(), 21);
    assert!(stdlib::package("io/ioutil").unwrap().deprecated());
    assert_eq!(stdlib::go_version(), "1.27");
}

#[test]
fn every_object_is_found_by_its_name() {
    for package in stdlib::packages() {
        let names: Vec<_> = package.objects().map(|object| object.name).collect();
        assert!(names.is_sorted(), "{package:?}");
        for name in names {
            assert_eq!(package.lookup(name).map(|object| object.name), Some(name), "{package:?}");
        }
        assert!(package.lookup("").is_none());
        assert!(package.lookup("NoSuchName").is_none());
        assert!(package.lookup("zzz").is_none());
    }
}

#[test]
fn every_type_is_known() {
    fn walk(ty: TypeRef, depth: u32, place: &str) {
        assert!(depth < 20, "{place}");
        let walk = |ty: TypeRef| walk(ty, depth + 1, place);
        match ty.decode() {
            StdType::Unknown => panic!("unknown type in {place}"),
            StdType::Basic(_) | StdType::Error | StdType::Any | StdType::Comparable => {}
            StdType::Named(named, args) => {
                let object = named.object().unwrap_or_else(|| panic!("{ty} in {place}"));
                assert_eq!(object.type_params.map_or(0, |list| list.params().len()), args.len(), "{ty} in {place}");
                args.into_iter().for_each(walk);
            }
            StdType::Pointer(elem) | StdType::Slice(elem) | StdType::Array(_, elem) | StdType::Chan(_, elem) => {
                walk(elem);
            }
            StdType::Map(key, elem) => [key, elem].into_iter().for_each(walk),
            StdType::Struct(structure) => structure.fields.into_iter().for_each(|field| walk(field.ty)),
            StdType::Func(signature) => {
                signature.params.into_iter().chain(signature.results).for_each(|param| walk(param.ty));
            }
            StdType::Interface(interface) => {
                for method in interface.methods.into_iter().filter(|method| method.is_exported()) {
                    walk(method.signature);
                }
                interface.embeds.into_iter().for_each(walk);
            }
            StdType::Union(terms) => terms.into_iter().for_each(|term| walk(term.ty)),
            StdType::TypeParam(list, index) => assert!((index as usize) < list.params().len(), "{place}"),
        }
    }
    let table = Table::builtin();
    for package in (0..table.package_count()).map(|number| table.package(number)) {
        for object in package.all_forms() {
            let place = format!("{package:?}.{}", object.name);
            if !matches!(object.kind, ObjectKind::Builtin) {
                walk(type_of(&object), 0, &place);
            }
            for param in object.type_params.map(|list| list.params()).unwrap_or_default() {
                walk(param.ty, 0, &place);
            }
            for method in object.as_type().into_iter().flat_map(|decl| decl.methods()) {
                if method.is_exported() {
                    walk(method.signature, 0, &place);
                }
            }
        }
    }
}

#[test]
fn functions_have_signatures() {
    let get = object("net/http", "Get");
    assert_eq!(type_of(&get).to_string(), "func(url string) (resp *http.Response, err error)");
    assert_eq!(get.since, 0);
    assert!(get.platforms.is_all());
    assert_eq!(
        type_of(&object("fmt", "Fprintf")).to_string(),
        "func(w io.Writer, format string, a ...any) (n int, err error)"
    );
    assert_eq!(type_of(&object("time", "Tick")).to_string(), "func(d time.Duration) <-chan time.Time");
    assert_eq!(type_of(&object("net/http", "DefaultClient")).to_string(), "*http.Client");
    assert!(matches!(object("unsafe", "Sizeof").kind, ObjectKind::Builtin));
}

#[test]
fn interfaces_have_methods() {
    let StdType::Interface(conn) = type_of(&object("net", "Conn")).decode() else { panic!("net.Conn") };
    let names: Vec<_> = conn.methods.iter().map(|method| method.name).collect();
    assert_eq!(
        names,
        ["Close", "LocalAddr", "Read", "RemoteAddr", "SetDeadline", "SetReadDeadline", "SetWriteDeadline", "Write"]
    );
    let StdType::Interface(file) = type_of(&object("io", "ReadWriteCloser")).decode() else { panic!() };
    assert_eq!(
        file.embeds.iter().map(|ty| ty.to_string()).collect::<Vec<_>>(),
        ["io.Reader", "io.Writer", "io.Closer"]
    );
    let StdType::Interface(tb) = type_of(&object("testing", "TB")).decode() else { panic!() };
    let sealing = tb.methods.iter().find(|method| method.name == "private").unwrap();
    assert!(!sealing.is_exported());
    assert!(matches!(sealing.signature.decode(), StdType::Unknown));
    // An implementation of a sealed interface tells that it has the method.
    assert!(object("go/ast", "Ident").as_type().unwrap().method("exprNode").is_some());
}

#[test]
fn methods_are_promoted_from_unexported_fields() {
    let tcp = object("net", "TCPConn");
    let StdType::Struct(structure) = type_of(&tcp).decode() else { panic!() };
    let embedded = structure.fields.first().unwrap();
    assert!(embedded.embedded && !embedded.is_exported());
    let StdType::Named(conn, _) = embedded.ty.decode() else { panic!() };
    assert_eq!((conn.package().path(), conn.name(), conn.is_alias()), ("net", "conn", false));
    let read = conn.object().unwrap().as_type().unwrap().method("Read").unwrap();
    assert!(read.pointer_receiver);
    assert_eq!(read.signature.to_string(), "func(b []uint8) (int, error)");
    // The embedded type itself is out of reach.
    assert!(stdlib::package("net").unwrap().lookup("conn").is_none());
    assert!(tcp.as_type().unwrap().method("SetKeepAlive").is_some());
    assert!(tcp.as_type().unwrap().method("Read").is_none());
}

#[test]
fn unexported_fields_are_summarised() {
    let hidden = |path, name| match type_of(&object(path, name)).decode() {
        StdType::Struct(structure) => structure.hidden,
        _ => panic!("{path}.{name}"),
    };
    assert!(hidden("sync", "WaitGroup").lock && hidden("sync", "Mutex").lock && hidden("net/http", "Server").lock);
    assert!(hidden("sync/atomic", "Int64").lock);
    assert!(!hidden("bytes", "Buffer").lock && hidden("bytes", "Buffer").incomparable);
    assert!(hidden("time", "Time").some && !hidden("time", "Time").incomparable);
    assert!(!hidden("net", "IPNet").some);
}

#[test]
fn versions_are_known() {
    let since = |path, name| object(path, name).since;
    let method = |path, ty, name| object(path, ty).as_type().unwrap().method(name).unwrap().since;
    let field = |path, ty, name| match type_of(&object(path, ty)).decode() {
        StdType::Struct(structure) => structure.fields.iter().find(|field| field.name == name).unwrap().since,
        _ => panic!("{path}.{ty}"),
    };
    assert_eq!(method("sync", "WaitGroup", "Go"), 25);
    assert_eq!(method("sync", "WaitGroup", "Wait"), 0);
    assert_eq!(since("context", "AfterFunc"), 21);
    assert_eq!(since("net", "KeepAliveConfig"), 23);
    assert_eq!(since("errors", "AsType"), 26);
    assert_eq!(field("net", "Dialer", "KeepAliveConfig"), 23);
    assert_eq!(field("net", "Dialer", "Timeout"), 1);
    assert_eq!(field("database/sql", "Null", "V"), 22);
    assert_eq!(method("net", "Dialer", "DialContext"), 7);
    assert_eq!(since("os", "ReadFile"), 16);
    assert_eq!(since("net", "Listen"), 0);
    let StdType::Interface(tb) = type_of(&object("testing", "TB")).decode() else { panic!() };
    assert_eq!(tb.methods.iter().find(|method| method.name == "Context").unwrap().since, 24);
}

#[test]
fn deprecation_is_known() {
    assert!(object("io/ioutil", "ReadAll").deprecated);
    assert!(object("math/rand", "Seed").deprecated);
    assert!(!object("math/rand", "Intn").deprecated);
    let StdType::Struct(transport) = type_of(&object("net/http", "Transport")).decode() else { panic!() };
    let deprecated: Vec<_> = transport.fields.iter().filter(|field| field.deprecated).map(|field| field.name).collect();
    assert_eq!(deprecated, ["Dial", "DialTLS"]);
    let StdType::Interface(error) = type_of(&object("net", "Error")).decode() else { panic!() };
    assert!(error.methods.iter().find(|method| method.name == "Temporary").unwrap().deprecated);
}

#[test]
fn constants_have_values() {
    assert_eq!(value_of("math", "MaxUint64"), ConstValue::Int(u64::MAX.into()));
    assert_eq!(value_of("math", "MinInt64"), ConstValue::Int(i64::MIN.into()));
    assert_eq!(value_of("math", "Pi"), ConstValue::Float(std::f64::consts::PI));
    assert_eq!(value_of("math", "SmallestNonzeroFloat64"), ConstValue::Float(5e-324));
    assert_eq!(value_of("net/http", "MethodGet"), ConstValue::Str("GET"));
    assert_eq!(value_of("time", "Second"), ConstValue::Int(1_000_000_000));
    assert_eq!(value_of("unicode/utf8", "RuneError"), ConstValue::Int(0xfffd));
    assert!(matches!(value_of("strconv", "IntSize"), ConstValue::Int(64)));
    assert_eq!(type_of(&object("time", "Second")).to_string(), "time.Duration");
    assert_eq!(type_of(&object("math", "Pi")).to_string(), "untyped float");
    assert_eq!(type_of(&object("unicode/utf8", "RuneError")).to_string(), "untyped rune");
}

#[test]
fn platforms_differ() {
    let max_int = |platform| match stdlib::package("math").unwrap().lookup_on("MaxInt", platform).unwrap().kind {
        ObjectKind::Const { value: ConstValue::Int(value), .. } => value,
        _ => panic!("math.MaxInt"),
    };
    assert_eq!(max_int(Platform::nearest("linux", "386").unwrap()), i32::MAX.into());
    assert_eq!(max_int(Platform::nearest("linux", "riscv64").unwrap()), i64::MAX.into());
    let syscall = stdlib::package("syscall").unwrap();
    let windows = Platform::nearest("windows", "arm64").unwrap();
    assert_eq!(windows.name(), "windows/amd64");
    assert!(syscall.lookup_on("Handle", windows).is_some());
    assert!(syscall.lookup_on("Handle", Platform::MAIN).is_none());
    assert!(!syscall.lookup("Handle").unwrap().platforms.is_all());
    assert_eq!(syscall.forms("Stat_t").count(), 6);
    assert_eq!(Platform::nearest("plan9", "amd64"), None);
}

#[test]
fn generics_have_type_parameters() {
    let contains = object("slices", "Contains");
    let list = contains.type_params.unwrap();
    let params: Vec<_> = list.params().iter().map(|param| format!("{} {}", param.name, param.ty)).collect();
    assert_eq!(params, ["S ~[]E", "E comparable"]);
    assert_eq!(type_of(&contains).to_string(), "func(s S, v E) bool");
    let pointer = object("sync/atomic", "Pointer");
    let load = pointer.as_type().unwrap().method("Load").unwrap();
    let StdType::Func(signature) = load.signature.decode() else { panic!() };
    let StdType::Pointer(elem) = signature.results.first().unwrap().ty.decode() else { panic!() };
    let StdType::TypeParam(owner, 0) = elem.decode() else { panic!() };
    assert_eq!(Some(owner), pointer.type_params);
    let owner = owner.owner().unwrap();
    assert_eq!((owner.package.path(), owner.object, owner.method), ("sync/atomic", "Pointer", None));
    // Go 1.27 has generic methods.
    let n = object("math/rand/v2", "Rand").as_type().unwrap().method("N").unwrap();
    let owner = n.type_params.unwrap().owner().unwrap();
    assert_eq!((owner.object, owner.method), ("Rand", Some("N")));
    assert_eq!(n.signature.to_string(), "func(n Int) Int");
}

/// Reads everything that can be reached from a table.
fn exhaust(table: Table) -> usize {
    let mut seen = 0;
    for package in (0..table.package_count().min(300)).map(|number| table.package(number)) {
        seen += package.path().len() + package.name().len() + package.lookup("Conn").is_some() as usize;
        for object in package.all_forms().take(1000) {
            seen += object.name.len();
            if let ObjectKind::Builtin = object.kind {
                continue;
            }
            seen += type_of(&object).to_string().len();
            for param in object.type_params.map(|list| list.params()).unwrap_or_default() {
                seen += param.name.len();
            }
            for method in object.as_type().into_iter().flat_map(|decl| decl.methods()).take(1000) {
                seen += method.signature.to_string().len();
            }
        }
    }
    seen
}

#[test]
fn damage_does_no_harm() {
    let bytes = include_bytes!("../data/std.bin");
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move |below: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random as usize % below
    };
    for round in 0..15 {
        let mut damaged = bytes.to_vec();
        // The header, the indexes and the bodies are hit in turn.
        let reach = [64, 20_000, bytes.len()][round % 3];
        for _ in 0..1 + next(2000) {
            let at = if round % 3 == 1 { bytes.len() - 1 - next(reach) } else { next(reach) };
            damaged[at] = next(256) as u8;
        }
        damaged[..8].copy_from_slice(&bytes[..8]);
        if round % 5 == 4 {
            damaged.truncate(next(bytes.len()));
        }
        if let Some(table) = Table::new(damaged.leak()) {
            exhaust(table);
        }
    }
    assert!(Table::new(b"not a table").is_none());
    assert!(exhaust(Table::builtin()) > 100_000);
}
