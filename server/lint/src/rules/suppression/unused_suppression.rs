//! The engine reports this itself, when it has seen everything that a comment might have silenced. It says nothing about
//! `nolint`, which speaks to other tools as well, nor while the file has a syntax error or its package is not known.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unused-suppression",
    tiers: &[Tier::Hint],
    fixes: Fixes::Safe,
    in_tests: true,
    docs: Docs {
        summary: "A `gohazard:ignore` comment silences nothing",
        effect: "Nothing happens when the program runs. The comment claims that a known hazard stands here, and it \
                 would silence the next one of its kind that somebody writes on this line.",
        why: "The hazard was repaired or moved away, or the comment names a rule that does not exist.",
        repair: "Delete the comment, or correct the rule's name.",
        bad: r#"package p

import "time"

// Wait waits for a second.
func Wait() {
	//gohazard:ignore lost-cancel nothing is cancelled here
	time.Sleep(time.Second)
}
"#,
        good: r#"package p

import "time"

// Wait waits for a second.
func Wait() {
	time.Sleep(time.Second)
}
"#,
        references: &[],
    },
    ..Rule::NEW
};
