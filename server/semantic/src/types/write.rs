//! Types as text, as go/types writes them.

use super::ty::{ChanDir, Ty, TyKind, TypeName};
use crate::intern::Symbol;

impl Ty {
    /// The type as Go writes it; `qualify` names packages, and an empty name is left out.
    pub fn to_text(self, qualify: &dyn Fn(Symbol) -> Symbol) -> String {
        let mut writer = Writer { out: String::new(), qualify };
        writer.ty(self);
        writer.out
    }
}

struct Writer<'a> {
    out: String,
    qualify: &'a dyn Fn(Symbol) -> Symbol,
}

impl Writer<'_> {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn ty(&mut self, ty: Ty) {
        match ty.kind() {
            TyKind::Unknown => self.push("?"),
            TyKind::Basic(basic) => self.push(basic.as_str()),
            TyKind::Named(name, args) => {
                self.name(*name);
                if !args.is_empty() {
                    self.push("[");
                    self.list(args);
                    self.push("]");
                }
            }
            TyKind::Pointer(elem) => {
                self.push("*");
                self.ty(*elem);
            }
            TyKind::Slice(elem) => {
                self.push("[]");
                self.ty(*elem);
            }
            TyKind::Array(len, elem) => {
                match len {
                    Some(len) => self.push(&format!("[{len}]")),
                    None => self.push("[?]"),
                }
                self.ty(*elem);
            }
            TyKind::Map(key, value) => {
                self.push("map[");
                self.ty(*key);
                self.push("]");
                self.ty(*value);
            }
            TyKind::Chan(dir, elem) => self.chan(*dir, *elem),
            TyKind::Struct(fields) => {
                self.push("struct{");
                for (position, field) in fields.iter().enumerate() {
                    self.separate(position, "; ");
                    if !field.embedded {
                        self.push(field.name.as_str());
                        self.push(" ");
                    }
                    self.ty(field.ty);
                    if field.tag != Symbol::EMPTY {
                        self.push(&format!(" {:?}", field.tag.as_str()));
                    }
                }
                self.push("}");
            }
            TyKind::Func { params, results, variadic } => {
                self.push("func");
                self.signature(params, results, *variadic);
            }
            TyKind::Interface { methods, embeds } => {
                self.push("interface{");
                let mut methods = methods.to_vec();
                methods.sort_by_key(|method| method.name.as_str());
                for (position, method) in methods.iter().enumerate() {
                    self.separate(position, "; ");
                    self.push(method.name.as_str());
                    match method.ty.kind() {
                        TyKind::Func { params, results, variadic } => self.signature(params, results, *variadic),
                        _ => self.push("?"),
                    }
                }
                for (position, embed) in embeds.iter().enumerate() {
                    self.separate(position + methods.len(), "; ");
                    self.ty(*embed);
                }
                self.push("}");
            }
            TyKind::Union(terms) => {
                for (position, term) in terms.iter().enumerate() {
                    self.separate(position, " | ");
                    self.push(if term.tilde { "~" } else { "" });
                    self.ty(term.ty);
                }
            }
            TyKind::Tuple(types) => {
                self.push("(");
                self.list(types);
                self.push(")");
            }
            TyKind::TypeParam { name, .. } => self.push(name.as_str()),
        }
    }

    fn name(&mut self, name: TypeName) {
        let package = if name.package == Symbol::EMPTY { Symbol::EMPTY } else { (self.qualify)(name.package) };
        if package != Symbol::EMPTY {
            self.push(package.as_str());
            self.push(".");
        }
        self.push(name.name.as_str());
    }

    fn chan(&mut self, dir: ChanDir, elem: Ty) {
        self.push(match dir {
            ChanDir::Both => "chan ",
            ChanDir::Send => "chan<- ",
            ChanDir::Recv => "<-chan ",
        });
        // `chan <-chan T` would be read as `chan<- chan T`.
        let enclosed = dir != ChanDir::Recv && matches!(elem.kind(), TyKind::Chan(ChanDir::Recv, _));
        self.push(if enclosed { "(" } else { "" });
        self.ty(elem);
        self.push(if enclosed { ")" } else { "" });
    }

    fn signature(&mut self, params: &[Ty], results: &[Ty], variadic: bool) {
        self.push("(");
        for (position, param) in params.iter().enumerate() {
            self.separate(position, ", ");
            let elem = match param.kind() {
                TyKind::Slice(elem) if variadic && position + 1 == params.len() => Some(*elem),
                _ => None,
            };
            if variadic && position + 1 == params.len() {
                self.push("...");
            }
            self.ty(elem.unwrap_or(*param));
        }
        self.push(")");
        match results {
            [] => {}
            [only] => {
                self.push(" ");
                self.ty(*only);
            }
            _ => {
                self.push(" (");
                self.list(results);
                self.push(")");
            }
        }
    }

    fn list(&mut self, types: &[Ty]) {
        for (position, ty) in types.iter().enumerate() {
            self.separate(position, ", ");
            self.ty(*ty);
        }
    }

    fn separate(&mut self, position: usize, separator: &str) {
        if position > 0 {
            self.push(separator);
        }
    }
}
