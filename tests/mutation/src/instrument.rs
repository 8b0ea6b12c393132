//! Writes the switches into the source of a rule.

use crate::guards::{Guard, Off};

/// The text with a switch at each guard, numbered from `first` on.
pub fn instrumented(text: &str, guards: &[(usize, Guard)]) -> String {
    let mut pieces: Vec<(usize, bool, String)> = Vec::new();
    for (number, guard) in guards {
        let before = match guard.off {
            Off::True => format!("(crate::switch::off({number}) || ("),
            Off::False => format!("crate::switch::on({number}) && "),
            Off::TruePredicate => format!("|it: &_| crate::switch::off({number}) || ("),
        };
        let after = match guard.off {
            Off::True => "))",
            Off::False => "",
            Off::TruePredicate => ")(it)",
        };
        pieces.push((guard.span.start, true, before));
        pieces.push((guard.span.end, false, after.to_owned()));
    }
    // Guards come outer ones first: at one place what ends stands before what begins, and inner ends before outer ones.
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    order.sort_by_key(|&index| {
        let (at, begins, _) = pieces[index];
        (at, begins, if begins { index } else { pieces.len() - index })
    });
    let mut out = String::with_capacity(text.len() * 2);
    let mut done = 0;
    for index in order {
        let (at, _, piece) = &pieces[index];
        out.push_str(&text[done..*at]);
        out.push_str(piece);
        done = *at;
    }
    out.push_str(&text[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn switches_stand_around_conditions() {
        let text = "fn f() { if a && b(c) { return; } }";
        let guard = |from: &str, off| {
            let start = text.find(from).expect("part of the text");
            Guard { span: start..start + from.len(), off }
        };
        let guards = [(0, guard("a && b(c)", Off::False)), (1, guard("a", Off::True)), (2, guard("b(c)", Off::True))];
        let wanted = "fn f() { if crate::switch::on(0) && (crate::switch::off(1) || (a)) && (crate::switch::off(2) || (b(c))) \
                      { return; } }";
        assert_eq!(instrumented(text, &guards), wanted);
    }
}
