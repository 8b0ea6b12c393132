//! What functions do with their arguments, callees included: the fixpoint over the package's calls.
//!
//! "May" facts grow from nothing, "must" facts shrink from everything; both are finite sets, so the fixpoint exists and
//! does not depend on the order in which functions are visited. Functions that call each other are solved together, after
//! their callees; a change concerns its own function, and callers only as long as something changes for them.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::component;
use super::local::LocalSummary;
use super::solve::{Change, FunctionSummary, Local};
use super::touch::Function;
use crate::flow::postorder;

/// The functions that are solved.
pub(super) type Solved = FxHashMap<Function, Rc<FunctionSummary>>;

/// Brings the solution up to date. The calls are read anew only when they are others than before.
pub(super) fn update_functions(solved: &mut Solved, calls: &mut Rc<Calls>, change: &Change) {
    let same_calls = |place: &usize| {
        let (old, new) = (change.old.get(*place), &change.new[*place]);
        old.is_some_and(|old| called(&old.1) == called(&new.1))
    };
    if change.old.is_empty() || !change.places.iter().all(same_calls) {
        *calls = Rc::new(Calls::of(change.new));
    }
    let mut is_dirty = vec![false; calls.functions.len()];
    for &place in &change.places {
        if let Some(node) = calls.node_of[place] {
            is_dirty[node] = true;
        }
    }
    for together in &calls.components {
        if !together.iter().any(|&node| is_dirty[node]) {
            continue;
        }
        let before: Vec<_> = together.iter().map(|&node| solved.remove(&calls.functions[node].0)).collect();
        let members = together.iter().map(|&node| calls.functions[node]);
        component::solve(solved, members.map(|(name, place)| (name, &*change.new[place].1)));
        for (&node, before) in together.iter().zip(before) {
            let name = calls.functions[node].0;
            if solved.get(&name) != before.as_ref() {
                calls.callers[node].iter().for_each(|&caller| is_dirty[caller] = true);
            } else if let Some(before) = before {
                solved.insert(name, before);
            }
        }
    }
}

/// Who calls whom. All numbers but the places of declarations are positions in `functions`. It is shared by the summaries
/// before and after a change that left it as it was, and no part of what they say.
#[derive(Debug, Default)]
pub(super) struct Calls {
    /// Names that are declared once, with the places of their declarations: of other names nobody knows which one is meant.
    functions: Vec<(Function, usize)>,
    /// By declaration, the function that it declares.
    node_of: Vec<Option<usize>>,
    callers: Vec<Vec<usize>>,
    /// Functions that call each other, callees before their callers.
    components: Vec<Vec<usize>>,
}

impl PartialEq for Calls {
    fn eq(&self, _: &Calls) -> bool {
        true
    }
}

impl Eq for Calls {}

impl Calls {
    fn of(locals: &[Local]) -> Calls {
        let mut count: FxHashMap<Function, u32> = FxHashMap::default();
        for name in locals.iter().filter_map(|(name, _)| *name) {
            *count.entry(name).or_default() += 1;
        }
        let mut functions = Vec::with_capacity(count.len());
        let mut by_name: FxHashMap<Function, usize> = FxHashMap::default();
        let places = locals.iter().enumerate().map(|(place, (name, _))| {
            let name = name.filter(|name| count[name] == 1)?;
            by_name.insert(name, functions.len());
            functions.push((name, place));
            Some(functions.len() - 1)
        });
        let node_of: Vec<Option<usize>> = places.collect();
        let mut callers: Vec<Vec<usize>> = vec![Vec::new(); functions.len()];
        let mut callees: Vec<Vec<usize>> = Vec::with_capacity(functions.len());
        for (caller, &(_, place)) in functions.iter().enumerate() {
            let names = called(&locals[place].1).into_iter();
            let nodes: Vec<usize> = names.filter_map(|name| by_name.get(&name).copied()).collect();
            nodes.iter().for_each(|&callee| callers[callee].push(caller));
            callees.push(nodes);
        }
        let components = components(&callees, &callers);
        Calls { functions, node_of, callers, components }
    }
}

/// The functions on which the equations of one depend, each once.
fn called(local: &LocalSummary) -> Vec<Function> {
    let mut names: Vec<Function> = dependencies(local).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn dependencies(local: &LocalSummary) -> impl Iterator<Item = Function> + '_ {
    let handed = local.args.values().flat_map(|facts| facts.handed.iter().map(|handed| handed.to));
    handed.chain(local.routes.iter().flat_map(|routes| routes.callees().copied()))
}

/// The strongly connected components of a graph, each after those that its edges lead to (Kosaraju's algorithm).
fn components(to: &[Vec<usize>], from: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let all: Vec<usize> = (0..to.len()).collect();
    let order = postorder(to.len(), &all, |node: usize| from[node].iter().copied());
    let mut seen = vec![false; to.len()];
    let mut components = Vec::new();
    for &root in order.iter().rev() {
        if std::mem::replace(&mut seen[root], true) {
            continue;
        }
        let mut component = vec![root];
        let mut next = 0;
        while next < component.len() {
            for &node in &to[component[next]] {
                if !std::mem::replace(&mut seen[node], true) {
                    component.push(node);
                }
            }
            next += 1;
        }
        components.push(component);
    }
    components
}
