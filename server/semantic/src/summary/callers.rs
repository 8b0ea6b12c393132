//! Who calls the functions of a package, and with what.

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::solve::{Callers, Change};
use super::touch::Function;

/// Brings up to date what is known of the callers of each function.
pub(super) fn update_callers(callers: &mut FxHashMap<Function, Rc<Callers>>, change: &Change) {
    let unchanged = |place: &usize| {
        let (Some((_, old)), (_, new)) = (change.old.get(*place), &change.new[*place]) else { return false };
        old.sites == new.sites && old.values == new.values
    };
    if change.places.iter().all(unchanged) {
        return;
    }
    let mut concerned: FxHashSet<Function> = FxHashSet::default();
    for local in change.both() {
        concerned.extend(local.sites.iter().map(|site| site.callee));
        concerned.extend(&local.values);
    }
    if change.old.is_empty() {
        concerned.extend(change.new.iter().filter_map(|(name, _)| *name));
    }
    let mut fresh: FxHashMap<Function, Callers> = FxHashMap::default();
    let mut values: FxHashSet<Function> = FxHashSet::default();
    for (_, local) in change.new {
        values.extend(local.values.iter().filter(|function| concerned.contains(function)));
        for site in local.sites.iter().filter(|site| concerned.contains(&site.callee)) {
            fresh.entry(site.callee).or_default().sites.push((site.run, site.args.clone()));
        }
    }
    for function in change.new.iter().filter_map(|(name, _)| *name).filter(|name| concerned.contains(name)) {
        fresh.entry(function).or_default().unseen = function.name.is_exported() || values.contains(&function);
    }
    callers.retain(|function, _| !concerned.contains(function));
    callers.extend(fresh.into_iter().map(|(function, mut callers)| {
        // The order of declarations must not show.
        callers.sites.sort();
        (function, Rc::new(callers))
    }));
}
