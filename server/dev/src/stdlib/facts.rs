//! The facts as the Go program prints them (`server/dev/stdlib/facts.go`).

use anyhow::Context;
use serde::Deserialize;

/// The first line.
#[derive(Deserialize)]
pub struct Header {
    pub go: String,
    pub platforms: Vec<String>,
}

/// Everything that was printed.
pub struct Library {
    pub header: Header,
    pub packages: Vec<Package>,
}

#[derive(Deserialize)]
pub struct Package {
    pub path: String,
    pub name: String,
    pub since: u8,
    pub deprecated: bool,
    pub public: bool,
    #[serde(default, deserialize_with = "nullable")]
    pub objects: Vec<Object>,
}

#[derive(Deserialize)]
pub struct Object {
    pub name: String,
    pub kind: Kind,
    pub since: u8,
    pub deprecated: bool,
    pub on: u16,
    #[serde(default, deserialize_with = "nullable")]
    pub type_params: Vec<Param>,
    #[serde(rename = "type")]
    pub ty: Option<Type>,
    pub value: Option<Value>,
    #[serde(default, deserialize_with = "nullable")]
    pub methods: Vec<Method>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Const,
    Var,
    Func,
    Type,
    Alias,
    Builtin,
}

/// A constant's value; without any of them it is `false`, zero or empty, as its type says.
#[derive(Deserialize)]
pub struct Value {
    #[serde(default)]
    pub bool: bool,
    pub int: Option<String>,
    pub float: Option<String>,
    #[serde(default)]
    pub string: String,
}

#[derive(Deserialize)]
pub struct Method {
    pub name: String,
    pub since: u8,
    pub deprecated: bool,
    pub on: u16,
    pub pointer: bool,
    #[serde(default, deserialize_with = "nullable")]
    pub type_params: Vec<Param>,
    #[serde(rename = "type")]
    pub ty: Option<Type>,
}

/// A parameter, a result, or a type parameter with its constraint.
#[derive(Deserialize)]
pub struct Param {
    pub name: String,
    #[serde(rename = "type")]
    pub ty: Type,
}

/// A field or interface method.
#[derive(Deserialize)]
pub struct Member {
    pub name: String,
    pub since: u8,
    pub deprecated: bool,
    pub embedded: bool,
    #[serde(rename = "type")]
    pub ty: Option<Type>,
}

#[derive(Deserialize)]
pub struct Term {
    pub tilde: bool,
    #[serde(rename = "type")]
    pub ty: Type,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Type {
    Basic {
        name: String,
    },
    Named {
        package: String,
        name: String,
        #[serde(default)]
        args: Vec<Type>,
    },
    Pointer {
        elem: Box<Type>,
    },
    Slice {
        elem: Box<Type>,
    },
    Array {
        #[serde(default)]
        len: u64,
        elem: Box<Type>,
    },
    Map {
        key: Box<Type>,
        elem: Box<Type>,
    },
    Chan {
        dir: String,
        elem: Box<Type>,
    },
    Struct {
        #[serde(default)]
        members: Vec<Member>,
        #[serde(default)]
        hidden: u8,
    },
    Func {
        #[serde(default)]
        params: Vec<Param>,
        #[serde(default)]
        results: Vec<Param>,
        #[serde(default)]
        variadic: bool,
    },
    Interface {
        #[serde(default)]
        members: Vec<Member>,
        #[serde(default)]
        args: Vec<Type>,
    },
    Union {
        terms: Vec<Term>,
    },
    Param {
        #[serde(default)]
        of_func: bool,
        #[serde(default)]
        index: u32,
    },
}

impl Library {
    /// Reads the lines: the header, then a package each.
    pub fn parse(text: &str) -> anyhow::Result<Library> {
        let mut lines = text.lines();
        let header = serde_json::from_str(lines.next().context("no facts")?).context("header")?;
        let packages = lines.map(serde_json::from_str).collect::<Result<_, _>>().context("package")?;
        Ok(Library { header, packages })
    }
}

/// Go writes an empty list as null.
fn nullable<'de, D, T>(from: D) -> Result<Vec<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    Ok(Option::deserialize(from)?.unwrap_or_default())
}
