//! Sizes of types, as the gc compiler lays them out.

use super::facts::{Facts, Home};
use super::ty::{Basic, StructField, Ty, TyKind, TypeName};

/// Deeper types have no size here.
const MAX_DEPTH: u32 = 32;

/// Size and alignment in bytes.
#[derive(Clone, Copy, Debug)]
struct Layout {
    size: u64,
    align: u64,
}

impl Facts {
    /// The size of a type on the package's platform; `None` if it is not known.
    pub(super) fn size_of(&self, ty: Ty) -> Option<u64> {
        self.layout(ty, 0).map(|layout| layout.size)
    }

    /// The alignment of a type.
    pub(super) fn align_of(&self, ty: Ty) -> Option<u64> {
        self.layout(ty, 0).map(|layout| layout.align)
    }

    /// The offset of a field in a struct type.
    pub(super) fn offset_of(&self, ty: Ty, field: crate::intern::Symbol) -> Option<u64> {
        let TyKind::Struct(fields) = self.underlying(ty).kind() else { return None };
        if ty.name().is_some_and(|name| self.has_hidden_fields(name)) {
            return None;
        }
        let position = fields.iter().position(|own| own.name == field)?;
        let before = self.struct_layout(&fields[..position], 0)?.0;
        Some(before.next_multiple_of(self.layout(fields[position].ty, 0)?.align))
    }

    fn word(&self) -> u64 {
        match self.package.world.platform.goarch {
            "386" | "arm" | "mips" | "mipsle" | "amd64p32" => 4,
            _ => 8,
        }
    }

    fn layout(&self, ty: Ty, depth: u32) -> Option<Layout> {
        if depth > MAX_DEPTH {
            return None;
        }
        if let Some(name) = ty.name() {
            if self.has_hidden_fields(name) {
                return None;
            }
            // 64-bit atomics are aligned even where words are smaller.
            if matches!(name.name.as_str(), "align64" | "Int64" | "Uint64")
                && matches!(name.package.as_str(), "sync/atomic" | "internal/runtime/atomic")
            {
                return Some(Layout { size: if name.name == "align64" { 0 } else { 8 }, align: 8 });
            }
        }
        let word = self.word();
        let words = |count| Some(Layout { size: count * word, align: word });
        match self.underlying(ty).kind() {
            TyKind::Basic(basic) => basic_layout(*basic, word),
            TyKind::Pointer(_) | TyKind::Map(..) | TyKind::Chan(..) | TyKind::Func { .. } => words(1),
            TyKind::Interface { .. } if !ty.is_type_param() => words(2),
            TyKind::Slice(_) => words(3),
            TyKind::Array(len, elem) => {
                let elem = self.layout(*elem, depth + 1)?;
                Some(Layout { size: elem.size.checked_mul((*len)?)?, align: elem.align })
            }
            TyKind::Struct(fields) => {
                let (end, align, last_is_empty) = self.struct_layout(fields, depth)?;
                // A pointer to a last field without size must not point behind the struct.
                let end = if last_is_empty && end > 0 { end + 1 } else { end };
                Some(Layout { size: end.next_multiple_of(align), align })
            }
            _ => None,
        }
    }

    /// Where the last field ends, the alignment, and whether the last field has no size.
    fn struct_layout(&self, fields: &[StructField], depth: u32) -> Option<(u64, u64, bool)> {
        let (mut end, mut align, mut last_is_empty) = (0u64, 1u64, false);
        for field in fields {
            let layout = self.layout(field.ty, depth + 1)?;
            end = end.checked_next_multiple_of(layout.align)?.checked_add(layout.size)?;
            align = align.max(layout.align);
            last_is_empty = layout.size == 0;
        }
        Some((end, align, last_is_empty))
    }

    /// The table of the standard library leaves out unexported fields.
    fn has_hidden_fields(&self, name: TypeName) -> bool {
        match self.home(name.package) {
            Home::Std(package) if name.scope == 0 => {
                super::std::has_hidden_fields(package, name.name, self.package.world.platform)
            }
            _ => false,
        }
    }
}

fn basic_layout(basic: Basic, word: u64) -> Option<Layout> {
    let size = match basic {
        Basic::Bool | Basic::Int8 | Basic::Uint8 => 1,
        Basic::Int16 | Basic::Uint16 => 2,
        Basic::Int32 | Basic::Uint32 | Basic::Float32 => 4,
        Basic::Int64 | Basic::Uint64 | Basic::Float64 => 8,
        Basic::Int | Basic::Uint | Basic::Uintptr | Basic::UnsafePointer => word,
        Basic::Complex64 => return Some(Layout { size: 8, align: 4 }),
        Basic::Complex128 => return Some(Layout { size: 16, align: word }),
        Basic::String => return Some(Layout { size: 2 * word, align: word }),
        _ => return None,
    };
    Some(Layout { size, align: size.min(word) })
}
