//! The process-wide pool of types: interning is sharded, reading takes no lock.

use std::hash::BuildHasher;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{LazyLock, PoisonError, RwLock};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::ty::{Basic, Ty, TyKind, TypeName};
use crate::chunks::Chunks;
use crate::intern::Symbol;

/// Some part of the type is not known.
pub const HAS_UNKNOWN: u8 = 1;
/// A type parameter occurs in the type.
pub const HAS_TYPE_PARAM: u8 = 2;

/// A type with what is asked of it most.
#[derive(Debug)]
pub struct Entry {
    /// What it is made of.
    pub kind: TyKind,
    /// `HAS_…`
    pub flags: u8,
    /// Nesting depth.
    pub depth: u8,
    /// How many types it is written with.
    pub size: u32,
}

/// Deeper and larger types are not known: walking over a type stays cheap.
const MAX_DEPTH: u8 = 100;
const MAX_SIZE: u32 = 1 << 17;

const SHARDS: usize = 16;

type Shard = RwLock<FxHashMap<&'static TyKind, u32>>;

static ENTRIES: Chunks<Entry> = Chunks::new();
static NEXT: AtomicU32 = AtomicU32::new(0);
static IDS: LazyLock<[Shard; SHARDS]> = LazyLock::new(|| {
    let shards: [Shard; SHARDS] = std::array::from_fn(|_| RwLock::default());
    for kind in fixed() {
        insert(&shards, kind);
    }
    shards
});
static UNKNOWN: Entry = Entry { kind: TyKind::Unknown, flags: HAS_UNKNOWN, depth: 0, size: 1 };

/// The types that have a constant in [`Ty`], in the order of their numbers.
fn fixed() -> Vec<TyKind> {
    let predeclared = |name| TypeName { package: Symbol::EMPTY, name: Symbol::new(name), scope: 0 };
    let mut kinds = vec![
        TyKind::Unknown,
        TyKind::Tuple(Box::default()),
        TyKind::Interface { methods: Box::default(), embeds: Box::default() },
        TyKind::Named(predeclared("error"), Box::default()),
        TyKind::Named(predeclared("comparable"), Box::default()),
    ];
    kinds.extend(Basic::ALL.iter().map(|&basic| TyKind::Basic(basic)));
    kinds
}

/// The number of the type made of `kind`.
pub fn intern(kind: TyKind) -> u32 {
    insert(&IDS, kind)
}

/// The type of a number that [`intern`] gave out.
pub fn entry(id: u32) -> &'static Entry {
    if let Some(entry) = ENTRIES.get(id) {
        return entry;
    }
    // The fixed types have numbers before anything was interned.
    LazyLock::force(&IDS);
    ENTRIES.get(id).unwrap_or(&UNKNOWN)
}

fn insert(shards: &[Shard; SHARDS], kind: TyKind) -> u32 {
    let shard = &shards[(FxBuildHasher.hash_one(&kind) >> 20) as usize % SHARDS];
    if let Some(&id) = shard.read().unwrap_or_else(PoisonError::into_inner).get(&kind) {
        return id;
    }
    let mut ids = shard.write().unwrap_or_else(PoisonError::into_inner);
    if let Some(&id) = ids.get(&kind) {
        return id;
    }
    let (flags, depth, size) = describe(&kind);
    if depth > MAX_DEPTH || size > MAX_SIZE {
        return Ty::UNKNOWN.0;
    }
    let id = NEXT.fetch_add(1, Ordering::Relaxed);
    let Some(entry) = ENTRIES.set(id, Entry { kind, flags, depth, size }) else { return Ty::UNKNOWN.0 };
    ids.insert(&entry.kind, id);
    id
}

fn describe(kind: &TyKind) -> (u8, u8, u32) {
    let own = match kind {
        TyKind::Unknown | TyKind::Array(None, _) => HAS_UNKNOWN,
        TyKind::TypeParam { .. } => HAS_TYPE_PARAM,
        _ => 0,
    };
    let (mut flags, mut depth, mut size) = (own, 0u8, 1u32);
    kind.each_part(&mut |part| {
        let part = entry(part.0);
        flags |= part.flags;
        depth = depth.max(part.depth.saturating_add(1));
        size = size.saturating_add(part.size);
    });
    (flags, depth, size)
}
