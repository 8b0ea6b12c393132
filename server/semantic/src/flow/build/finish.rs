//! From what the builder wrote down to the finished graph.

use std::cell::OnceCell;

use super::{Builder, Label, loop_stmt};
use crate::flow::cfg::{Block, BlockId, Cfg, Edge, EdgeId, EdgeKind};

pub(super) fn finish(mut builder: Builder<'_>) -> Cfg {
    let (exit, halt) = (builder.exit, builder.halt);
    builder.jump(exit, EdgeKind::End);
    for label in [exit, halt] {
        let block = builder.begin();
        builder.target(label).block = Some(block);
    }
    // Ends the ranges of the last block.
    builder.begin();
    let edges = resolve(&mut builder);
    let loops = builder.loops.iter().filter_map(|&entry| loop_stmt(entry, &builder.targets)).collect();
    builder.starts.sort_unstable();
    builder.guards.sort_unstable();
    builder.starts.shrink_to_fit();
    builder.steps.shrink_to_fit();
    builder.blocks.shrink_to_fit();
    let mut cfg = Cfg {
        func: builder.func,
        blocks: builder.blocks,
        steps: builder.steps,
        edges,
        preds: Vec::new(),
        starts: builder.starts,
        defers: builder.defers,
        loops,
        guards: builder.guards,
        broken: builder.broken,
        points: OnceCell::new(),
    };
    link(&mut cfg);
    mark_reachable(&mut cfg);
    cfg
}

/// The edges with their targets, in the order of the blocks that they leave. A jump to a label that does not exist leads
/// nowhere and makes the function one with errors.
fn resolve(builder: &mut Builder<'_>) -> Vec<Edge> {
    let mut edges = Vec::with_capacity(builder.edges.len());
    for index in 0..builder.edges.len() {
        let (from, label, kind) = builder.edges[index];
        match block_at(builder, label) {
            Some(to) => edges.push(Edge { from, to, kind }),
            None => {
                builder.broken = true;
                builder.blocks[from.index()].broken = true;
            }
        }
    }
    // Blocks are left in the order in which they are made, so that this finds them sorted but for labels bound late.
    edges.sort_by_key(|edge| edge.from);
    edges
}

fn block_at(builder: &mut Builder<'_>, label: Label) -> Option<BlockId> {
    builder.target(label).block
}

/// Fills in the ranges of edges that leave and enter each block.
fn link(cfg: &mut Cfg) {
    let count = cfg.blocks.len();
    let mut leaving = vec![0u32; count + 1];
    let mut entering = vec![0u32; count + 1];
    for edge in &cfg.edges {
        leaving[edge.from.index() + 1] += 1;
        entering[edge.to.index() + 1] += 1;
    }
    for index in 0..count {
        leaving[index + 1] += leaving[index];
        entering[index + 1] += entering[index];
        let block: &mut Block = &mut cfg.blocks[index];
        block.succs = leaving[index];
        block.preds = entering[index];
    }
    cfg.preds = vec![EdgeId(0); cfg.edges.len()];
    for (index, edge) in cfg.edges.iter().enumerate() {
        let slot = &mut entering[edge.to.index()];
        cfg.preds[*slot as usize] = EdgeId::from_index(index);
        *slot += 1;
    }
}

fn mark_reachable(cfg: &mut Cfg) {
    let mut waiting = vec![cfg.entry()];
    cfg.blocks[0].reachable = true;
    while let Some(block) = waiting.pop() {
        for id in cfg.succs(block) {
            let to = cfg.edge(id).to;
            if !cfg.blocks[to.index()].reachable {
                cfg.blocks[to.index()].reachable = true;
                waiting.push(to);
            }
        }
    }
}
