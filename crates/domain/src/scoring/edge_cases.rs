//! Test: the table of edge cases of T and A, scoring model §5.15, every row for every kind, with the table's own values.

use super::trial::Trial;
use super::{Code, NaMode};

/// Points of every kind here.
const MS: &str = "10";

/// What a cell of the table says.
#[derive(Debug, PartialEq)]
enum Cell {
    Score(&'static str),
    NotApplicable,
    Missing,
    Error(Code),
    /// A score with a message.
    Said(&'static str, Code),
}

use Cell::{Error, Missing, NotApplicable, Said, Score};

/// A leaf of a kind with values, alone in its group unless there are peers.
fn check(kind: &str, values: &str, expected: Cell) {
    let (kind, params) = kind.split_once(' ').unwrap_or((kind, "{}"));
    let trial = Trial::leaf(&format!(r#""max":"{MS}","kind":"{kind}",{}"#, fields(params))).with(values);
    let leaf = trial.only();
    let score = leaf.score.as_ref().map(ToString::to_string);
    let what = format!("{kind} {params} {values}");
    match expected {
        Score(points) => assert_eq!((score.as_deref(), leaf.warnings), (Some(points), vec![]), "{what}"),
        NotApplicable => {
            assert_eq!((leaf.na, score), (Some(NaMode::LeaveDenominator), None), "{what}");
        }
        Missing => {
            assert_eq!((score, leaf.na, leaf.warnings), (None, None, vec![]), "{what}");
            assert_eq!(trial.evaluate().units[0].not_scored, ["L"], "{what}");
        }
        Error(code) => assert_eq!((score, leaf.warnings), (None, vec![code]), "{what}"),
        Said(points, code) => assert_eq!((score.as_deref(), leaf.warnings), (Some(points), vec![code]), "{what}"),
    }
}

/// Parameters, with other fields of the leaf behind a `+`.
fn fields(params: &str) -> String {
    match params.split_once('+') {
        Some((params, more)) => format!(r#""params":{params},{more}"#),
        None => format!(r#""params":{params}"#),
    }
}

const STEP: &str = r#"step {"per_short":"1","per_over":"0.5","over_cap":"2"}"#;
const RELATIVE: &str = r#"step {"per_short":"1","relative":true}"#;
const CONSTANT: &str = r#"step {"per_short":"1","target":"5"}"#;
const COUNT: &str = r#"count {"items":[{"id":"a","per":"1"},{"id":"b","per":"-2"}]}"#;
const ADJUST: &str = r#"base_adjust {"items":[{"id":"a","per":"1"},{"id":"b","per":"-2"}]}"#;

#[test]
fn a_target_is_missing() {
    for kind in ["ratio", "ratio_inverse", STEP] {
        check(kind, "A=3", Error(Code::ENoTarget));
    }
    for kind in ["ratio", "ratio_inverse"] {
        check(&format!(r#"{kind} {{}}+"na_when":["no_target"]"#), "A=3", NotApplicable);
    }
    check(&format!(r#"{STEP}+"na_when":["no_target"]"#), "A=3", NotApplicable);
    // A constant target is never missing; without a target a unit is of group 2.
    check(CONSTANT, "A=3", Score("8"));
    check("group_leader", "A=3", Score("10"));
    check("group_max", "value=3", Score("10"));
}

#[test]
fn target_and_actual_are_nought() {
    check("ratio", "T=0 A=0", NotApplicable);
    check(r#"ratio {"zero_target":"full"}"#, "T=0 A=0", Score("10"));
    check(r#"ratio {"zero_target":"zero"}"#, "T=0 A=0", Score("0"));
    check("ratio_inverse", "T=0 A=0", Score("10"));
    check(STEP, "T=0 A=0", Score("10"));
    check(RELATIVE, "T=0 A=0", Score("10"));
    check("group_leader", "T=0 A=0", Score("0"));
    // §7: "T = 0 and A = 0" may be declared as not applicable for every kind with a target.
    for kind in ["ratio_inverse", "group_leader"] {
        check(&format!(r#"{kind} {{}}+"na_when":["zero_target"]"#), "T=0 A=0", NotApplicable);
    }
    check(&format!(r#"{STEP}+"na_when":["zero_target"]"#), "T=0 A=0", NotApplicable);
    check(&format!(r#"{STEP}+"na_when":["zero_target"]"#), "T=0 A=1", Score("10.5"));
}

#[test]
fn the_target_is_nought_and_something_was_done() {
    check("ratio", "T=0 A=3", Error(Code::ENoTarget));
    check(r#"ratio {"zero_target":"full"}"#, "T=0 A=3", Score("10"));
    check(r#"ratio {"zero_target":"zero"}"#, "T=0 A=3", Score("0"));
    check("ratio_inverse", "T=0 A=3", Score("0"));
    check(RELATIVE, "T=0 A=3", Error(Code::EDiv));
    check(STEP, "T=0 A=3", Score("11.5"));
    check("group_leader", "T=0 A=3", Score("10"));
}

#[test]
fn the_actual_is_missing() {
    for kind in ["ratio", "ratio_inverse", STEP, "group_leader"] {
        check(kind, "T=5", Missing);
    }
    check(r#"band {"band_by":[{"ge":"0","bands":[{"ge":"1","score":"3"}]}]}"#, "size=2", Missing);
    // An item that is absent was not entered; it is not 0, and the others count.
    check(COUNT, "a=3", Score("3"));
    check(ADJUST, "b=1", Score("8"));
    let nothing = Trial::leaf(&format!(r#""max":"{MS}","kind":"group_max""#)).unit("M");
    assert_eq!(nothing.only().score, None);
}

#[test]
fn nothing_was_done() {
    check("ratio", "T=5 A=0", Score("0"));
    check("ratio_inverse", "T=5 A=0", Score("10"));
    check(STEP, "T=5 A=0", Score("5"));
    check("group_leader", "T=5 A=0", Score("0"));
    check("group_max", "value=0", Score("0"));
    check(COUNT, "a=0", Score("0"));
    check(ADJUST, "a=0 b=0", Score("10"));
}

#[test]
fn the_target_was_reached_or_passed() {
    check("ratio", "T=5 A=5", Score("10"));
    check("ratio_inverse", "T=5 A=5", Score("10"));
    check(STEP, "T=5 A=5", Score("10"));
    check("group_leader", "T=5 A=5", Score("5"));
    check("ratio", "T=5 A=8", Score("10"));
    check(r#"ratio {"ceiling":"1.2"}"#, "T=5 A=8", Score("12"));
    // 10·5/8.
    check("ratio_inverse", "T=5 A=8", Score("6.25"));
    check(STEP, "T=5 A=8", Score("11.5"));
    check(STEP, "T=5 A=80", Score("12"));
    // Alone over its target, a unit leads (§14.4).
    check("group_leader", "T=5 A=8", Score("10"));
}

#[test]
fn values_are_negative() {
    for kind in ["ratio", "ratio_inverse", STEP, "group_leader"] {
        check(kind, "T=5 A=-1", Error(Code::ENeg));
        check(kind, "T=-5 A=1", Error(Code::ENeg));
    }
    check("group_max", "value=-1", Error(Code::ENeg));
    check(COUNT, "a=-1", Error(Code::ENeg));
    check(ADJUST, "b=-1", Error(Code::ENeg));
    // C3: where the fields allow it, the formula is clamped at the least score: 5 − 10 < 0; 10 − 3 steps.
    let allowed = r#""inputs":[{"field":"A","allow_negative":true},{"field":"T","allow_negative":true}]"#;
    check(&format!("{STEP}+{allowed}"), "T=5 A=-20", Score("0"));
    check(&format!("{STEP}+{allowed}"), "T=-2 A=-5", Score("7"));
    check(&format!("ratio {{}}+{allowed}"), "T=5 A=-1", Score("0"));
}

#[test]
fn points_entered_by_hand_pass_the_same_limits() {
    for kind in ["ratio", "ratio_inverse", "group_leader", "group_max", COUNT] {
        check(kind, "score=13", Said("10", Code::WOver));
        check(kind, "score=7.5", Score("7.5"));
    }
    // MS and what going over may give; no upper limit where thưởng allows more, unless the total is limited.
    check(STEP, "score=13", Said("12", Code::WOver));
    check(ADJUST, "score=13", Score("13"));
    let limited = ADJUST.replace(r#"{"items""#, r#"{"max_total":true,"items""#);
    check(&limited, "score=13", Said("10", Code::WOver));
}

#[test]
fn all_peers_have_nothing() {
    for (kind, field) in [("group_leader", "A"), ("group_max", "value")] {
        let leaf = Trial::leaf(&format!(r#""max":"{MS}","kind":"{kind}""#));
        let trial = ["M", "N"].iter().fold(leaf, |trial, unit| trial.unit(unit).values("L", &format!("{field}=0")));
        for unit in ["M", "N"] {
            assert_eq!(trial.result(unit).leaves[0].score.as_ref().unwrap().to_string(), "0", "{kind}");
        }
    }
}
