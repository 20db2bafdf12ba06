//! What a person confirms: each answer counts for the question that it was given to, and no further.

use domain::law::{Missing, Wanted};
use serde_json::{Value, json};

use crate::case::{Case, offered, person, said, unit};

fn sudden(award: &str, attested: Value) -> Case {
    let case = unit(award, 2025, "2025-12-01").with("proposal.award_type", "dot_xuat");
    case.with("attested", attested)
}

#[test]
fn an_achievement_is_confirmed_for_the_reach_that_an_award_asks_for() {
    // BK tỉnh asks for effect in a field of the province, HCLĐ hạng Nhất for effect in the whole country.
    let confirmed = || json!({ "chap_hanh_tot": true, "sudden_achievement:linh_vuc_tinh": true });
    let told = |award: &str| said(&sudden(award, confirmed()).assess_in_data_file(|_| {}));
    assert_eq!(told("bk_tinh"), "du");
    assert_eq!(told("hcld_3"), "du");
    assert_eq!(told("bk_ttg"), "can_xac_nhan ?n.2");
    assert_eq!(told("hcld_2"), "can_xac_nhan ?n.1");
    assert_eq!(told("hcld_1"), "can_xac_nhan ?n.1");
    let first = sudden("hcld_1", confirmed()).assess_in_data_file(|_| {});
    let key = "sudden_achievement:toan_quoc".to_owned();
    assert_eq!(first.unknown[0].wanted, [Wanted::Confirmation { key: key.clone() }]);
    assert_eq!(said(&sudden("hcld_1", json!({ key: true })).assess_in_data_file(|_| {})), "du");
}

#[test]
fn an_answer_without_a_reach_holds_for_the_narrowest_and_in_a_file_of_cases_for_all() {
    let bare = || json!({ "chap_hanh_tot": true, "sudden_achievement": true });
    let told = |award: &str| said(&sudden(award, bare()).assess_in_data_file(|_| {}));
    assert_eq!([told("bk_tinh"), told("bk_ttg")], ["du", "can_xac_nhan ?n.2"]);
    assert_eq!(told("hcld_1"), "can_xac_nhan ?n.1");
    assert_eq!([sudden("bk_ttg", bare()).answer(), sudden("hcld_1", bare()).answer()], ["du", "du"]);
}

#[test]
fn each_reach_is_a_question_with_words_of_its_own() {
    let questions = offered().questions();
    let asked = |reach: &str| {
        let key = format!("sudden_achievement:{reach}");
        questions.iter().find(|question| question.key == key).unwrap()
    };
    assert_eq!(asked("toan_quoc").awards, ["hcld_1"]);
    assert_eq!(asked("tinh").awards, ["bk_ttg", "hcld_2"]);
    let (province, field) = (&asked("tinh").text, &asked("linh_vuc_tinh").text);
    assert!(
        province.ends_with("(phạm vi: trong tỉnh)") && field.ends_with("(phạm vi: lĩnh vực thuộc tỉnh)"),
        "{field}"
    );
}

/// Hoàn thành tốt, no initiative: only "mưu trí, sáng tạo trong chiến đấu" is left of Điều 23.2.
fn good_year() -> Case {
    person("cstd_co_so", 2025, "2025-12-20").grades("2025 HTT")
}

#[test]
fn an_answer_to_everything_does_not_answer_one_of_several_ways() {
    let told = said(&good_year().assess_in_data_file(|_| {}));
    assert_eq!(told, "can_xac_nhan n.2.1, n.2.2 0/1, n.2.3 0/1, ?n.2.4");
    // Of what has to hold in any case it does.
    let ldtt = person("ldtt", 2025, "2025-12-20").grades("2025 HTT");
    assert_eq!(said(&ldtt.assess_in_data_file(|_| {})), "du");
    // Nor does it answer a sudden achievement.
    assert_eq!(said(&sudden("hcld_3", json!({ "*": true })).assess_in_data_file(|_| {})), "can_xac_nhan ?n.1");
}

#[test]
fn what_has_to_hold_in_any_case_is_told_from_one_of_several_ways() {
    let required = |missing: &[Missing]| -> Vec<(String, bool)> {
        missing.iter().map(|one| (one.node_id.clone(), one.required)).collect()
    };
    let nobody = |case: Case| case.with("attested", json!({})).assess_in_data_file(|_| {});
    let told = nobody(good_year());
    // n.1 is the standard of Lao động tiên tiến, of which "tinh thần, phong trào" has to hold in any case.
    assert_eq!(required(&told.unknown), [("n.1".to_owned(), true), ("n.2.4".to_owned(), false)]);
    assert_eq!(told.unknown[0].wanted, [Wanted::Confirmation { key: "tinh_than_phong_trao".to_owned() }]);
    let told = nobody(sudden("bk_tinh", json!({})));
    assert_eq!(required(&told.unknown), [("n.1".to_owned(), false), ("n.2".to_owned(), false)]);
}

#[test]
fn a_result_that_nobody_entered_may_be_confirmed_beside_its_place() {
    let certificate = unit("bk_tinh", 2024, "2024-12-01").with("proposal.award_type", "phong_trao");
    let told = certificate.assess_in_data_file(|_| {});
    let key = |key: &str| Wanted::Confirmation { key: key.to_owned() };
    assert_eq!(told.unknown[0].wanted, [Wanted::Movement, key("movement_result:tinh:0:xuat_sac")]);
    let flag = unit("co_chinh_phu", 2024, "2025-02-01").assess_in_data_file(|_| {});
    let of = |node: &str| flag.unknown.iter().find(|one| one.node_id == node).unwrap().wanted.clone();
    // The province's own clusters are scored here, those of the centre are not.
    assert_eq!(of("n.1.1"), [Wanted::Cluster { year: 2024 }]);
    assert_eq!(of("n.2"), [Wanted::Cluster { year: 2024 }, key("cluster_rank:trung_uong:1")]);
}
