//! Votes, quorums and ceilings (law §5).

use domain::law::{ceiling, tally};
use serde_json::{Value, json};

use crate::case::{answer, offered, with_setting};

fn vote(regime: &str, award: &str, members: u32, agree: u32) -> (bool, u32) {
    let votes = json!({ "regime": regime, "award": award, "total_members": members, "present_agree": agree,
        "no_reply": members - agree });
    let tally = tally(offered(), &serde_json::from_value(votes).unwrap()).unwrap();
    assert_eq!((tally.agree, tally.denominator), (agree, members));
    (tally.passed, tally.needed)
}

#[test]
fn ninety_percent_of_all_members() {
    // NĐ 98/2023 Điều 30.7. 90% of 20 is 18; of 27 is 24,3, so 25.
    assert_eq!(vote("r2024", "cstd_tinh", 20, 18), (true, 18));
    assert_eq!(vote("r2024", "cstd_tinh", 20, 17), (false, 18));
    assert_eq!(vote("r2024", "cstd_toan_quoc", 27, 24), (false, 25));
    assert_eq!(vote("r2017", "cstd_tinh", 10, 9), (true, 9));
    assert_eq!(vote("r2025", "ah_ld", 11, 10), (true, 10));
}

#[test]
fn eighty_percent_since_2024_and_a_majority_before() {
    // 80% of 15 is 12; of 16 is 12,8, so 13.
    assert_eq!(vote("r2024", "cstd_co_so", 15, 12), (true, 12));
    assert_eq!(vote("r2024", "co_tinh", 15, 11), (false, 12));
    assert_eq!(vote("r2025", "co_chinh_phu", 16, 12), (false, 13));
    // More than half: of 16 it takes 9, of 15 it takes 8.
    assert_eq!(vote("r2017", "cstd_co_so", 16, 8), (false, 9));
    assert_eq!(vote("r2017", "cstd_co_so", 16, 9), (true, 9));
    assert_eq!(vote("r2024", "bk_tinh", 15, 8), (true, 8));
    // An award that no rule names is voted on by majority.
    assert_eq!(vote("r2017", "ldtt", 15, 7), (false, 8));
    assert_eq!(vote("r2025", "hcdl_1", 15, 8), (true, 8));
}

#[test]
fn written_opinions_are_votes_and_no_presence() {
    // 20 members: 15 present and 3 in writing agree. 18 reach 90%; two thirds (13,3) are present, 80% (16) are not.
    let input = json!({ "regime": "r2025", "award": "cstd_tinh", "total_members": 20, "present": 15,
        "present_agree": 15, "present_disagree": 0, "written_agree": 3, "written_disagree": 0, "no_reply": 2 });
    let answer = answer("quorum_vote", &input);
    assert_eq!(
        [&answer["passed"], &answer["agree"], &answer["needed"], &answer["quorum_2_3"], &answer["quorum_80"]],
        [&json!(true), &json!(18), &json!(18), &json!(true), &json!(false)]
    );
}

#[test]
fn quorums_are_exact_fractions() {
    let quorum = |present: u32, members: u32| {
        let input = json!({ "regime": "r2025", "award": "bk_tinh", "total_members": members, "present": present });
        let answer = answer("quorum_vote", &input);
        (answer["quorum_2_3"].as_bool().unwrap(), answer["quorum_80"].as_bool().unwrap())
    };
    // Two thirds of 15 are 10, of 16 are 10,7; 80% of 15 are 12, of 16 are 12,8.
    assert_eq!(quorum(10, 15), (true, false));
    assert_eq!(quorum(9, 15), (false, false));
    assert_eq!(quorum(12, 15), (true, true));
    assert_eq!(quorum(10, 16), (false, false));
    assert_eq!(quorum(12, 16), (true, false));
    assert_eq!(quorum(13, 16), (true, true));
}

#[test]
fn a_rule_of_the_catalogue_tells_whether_enough_are_present() {
    let rule = offered().quorum.iter().find(|rule| rule.id == "qr_award").unwrap();
    assert!(rule.is_reached(offered(), "r2025", 12, 15));
    assert!(!rule.is_reached(offered(), "r2025", 11, 15));
    let two_thirds = with_setting("quorum_award", &json!("2/3"));
    assert!(rule.is_reached(&two_thirds, "r2025", 10, 15));
}

#[test]
fn votes_that_cannot_be_are_refused() {
    let refused = |input: &Value| crate::case::refusals("vote", input)[0].0.clone();
    let base = |members: u32, agree: u32| json!({ "regime": "r2024", "award": "bk_tinh", "total_members": members, "present_agree": agree });
    assert_eq!(refused(&base(10, 11)), "law.vote_too_many");
    assert_eq!(refused(&base(0, 0)), "law.vote_no_members");
    assert_eq!(refused(&json!({ "regime": "r1999", "award": "bk_tinh", "total_members": 3 })), "law.vote_no_rule");
}

#[test]
fn ceilings_are_rounded_down_and_may_be_absent() {
    let max = |regime: &str, award: &str, whole: u64| ceiling(offered(), regime, award, whole, None);
    // NĐ 91/2017 Điều 9.3: 15% of Lao động tiên tiến: of 33 4,95; of 20 3; of 6 0,9.
    assert_eq!(max("r2017", "cstd_co_so", 33), Some(4));
    assert_eq!(max("r2017", "cstd_co_so", 20), Some(3));
    assert_eq!(max("r2017", "cstd_co_so", 6), Some(0));
    // No ceiling since 2024.
    assert_eq!(max("r2024", "cstd_co_so", 33), None);
    assert_eq!(max("r2025", "tt_ldxs", 33), None);
    assert_eq!(max("r2025", "bk_tinh", 33), None);
    // 20% of the leaders: of 9 1,8.
    assert_eq!(max("r2025", "co_chinh_phu", 9), Some(1));
    assert_eq!(max("r2017", "co_chinh_phu", 4), Some(0));
    // Another share is tried.
    assert_eq!(ceiling(offered(), "r2025", "cstd_co_so", 33, Some(15)), Some(4));
}

#[test]
fn a_province_may_set_a_ceiling_within_the_law() {
    let twenty = with_setting("quota_cstd_co_so_percent", &json!(20));
    assert_eq!(ceiling(&twenty, "r2024", "cstd_co_so", 33, None), Some(6));
    // Not above 15% under the old law.
    assert_eq!(ceiling(&twenty, "r2017", "cstd_co_so", 33, None), Some(4));
    // 20% of 4 is 0,8: less than one, and one is allowed (min_one).
    let excellent = with_setting("quota_tt_ldxs_percent", &json!(20));
    assert_eq!(ceiling(&excellent, "r2025", "tt_ldxs", 4, None), Some(1));
    assert_eq!(ceiling(&excellent, "r2025", "tt_ldxs", 0, None), Some(0));
    let up = with_setting("quota_rounding", &json!("ceil"));
    assert_eq!(ceiling(&up, "r2017", "cstd_co_so", 33, None), Some(5));
}

#[test]
fn a_file_asks_for_several_ceilings_at_once() {
    let input = json!({ "items": [
        { "regime": "r2017", "award": "cstd_co_so", "denominator": 100 },
        { "regime": "r2024", "award": "cstd_co_so", "denominator": 100 },
    ] });
    assert_eq!(answer("quota", &input)["max"], json!([15, null]));
}
