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

/// Brings the solution up to date.
pub(super) fn update_functions(solved: &mut Solved, change: &Change) {
    let calls = Calls::of(change.new);
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
        component::solve(solved, together.iter().map(|&node| calls.functions[node]));
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

/// Who calls whom. All numbers are positions in `functions`.
struct Calls<'a> {
    /// Names that are declared once: of others nobody knows which one is meant.
    functions: Vec<(Function, &'a LocalSummary)>,
    /// By declaration, the function that it declares.
    node_of: Vec<Option<usize>>,
    callers: Vec<Vec<usize>>,
    /// Functions that call each other, callees before their callers.
    components: Vec<Vec<usize>>,
}

impl<'a> Calls<'a> {
    fn of(locals: &'a [Local]) -> Calls<'a> {
        let mut count: FxHashMap<Function, u32> = FxHashMap::default();
        for name in locals.iter().filter_map(|(name, _)| *name) {
            *count.entry(name).or_default() += 1;
        }
        let mut functions = Vec::with_capacity(count.len());
        let mut by_name: FxHashMap<Function, usize> = FxHashMap::default();
        let node_of: Vec<Option<usize>> = locals
            .iter()
            .map(|(name, local)| {
                let name = name.filter(|name| count[name] == 1)?;
                by_name.insert(name, functions.len());
                functions.push((name, &**local));
                Some(functions.len() - 1)
            })
            .collect();
        let mut callers: Vec<Vec<usize>> = vec![Vec::new(); functions.len()];
        let mut callees: Vec<Vec<usize>> = Vec::with_capacity(functions.len());
        for (caller, (_, local)) in functions.iter().enumerate() {
            let mut called: Vec<usize> = dependencies(local).filter_map(|name| by_name.get(&name).copied()).collect();
            called.sort_unstable();
            called.dedup();
            called.iter().for_each(|&callee| callers[callee].push(caller));
            callees.push(called);
        }
        let components = components(&callees, &callers);
        Calls { functions, node_of, callers, components }
    }
}

/// The functions on which the equations of one depend.
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
