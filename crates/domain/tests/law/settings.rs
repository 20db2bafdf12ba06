//! What a province may set changes the tree or the count.

use serde_json::json;

use crate::case::{changed, offered, person, said, with_setting};

#[test]
fn a_province_may_ask_for_initiatives_beside_two_titles() {
    let strict = with_setting("bk_tinh_cstd_needs_initiative", &json!(true));
    let case = || person("bk_tinh", 2024, "2025-03-01").grades("2022-2024 HTT").titles("cstd_co_so", &[2023, 2024]);
    assert_eq!(said(&case().assess_by(offered())), "du");
    assert_eq!(said(&case().assess_by(&strict)), "khong_du n.2.1.2 0/2, n.2.2 0/2");
    let with = case().initiative("co_so", 2023, &[]).initiative("co_so", 2024, &[]);
    assert_eq!(said(&with.assess_by(&strict)), "du");
}

#[test]
fn a_province_may_count_the_five_years_from_the_certificate() {
    let strict = with_setting("bkttg_run_after_bk_tinh", &json!(true));
    let case =
        person("bk_ttg", 2024, "2025-03-01").grades("2018-2024 HTT").granted("bk_tinh", 2019, 2020, "2021-03-01");
    let case = case.titles("cstd_co_so", &[2021, 2022, 2023]);
    assert_eq!(said(&case.assess_by(offered())), "du");
    assert_eq!(said(&case.assess_by(&strict)), "khong_du n.3 4/5");
}

#[test]
fn the_old_regime_may_be_read_the_milder_way() {
    let mild = with_setting("bkttg_run_after_bk_tinh", &json!(false));
    let case = |certificate: bool| {
        let case = person("bk_ttg", 2022, "2023-03-01").grades("2018-2022 HTXS");
        let case = (2018..=2022).fold(case, |case, year| case.initiative("co_so", year, &[]));
        if certificate { case.granted("bk_tinh", 2019, 2020, "2021-03-01") } else { case }
    };
    assert_eq!(said(&case(true).assess_by(offered())), "khong_du n.2 2/5");
    assert_eq!(said(&case(true).assess_by(&mild)), "du");
    assert_eq!(said(&case(false).assess_by(&mild)), "khong_du n.3 0/1");
}

#[test]
fn the_year_of_issue_may_be_counted() {
    let mild = with_setting("period_missing_policy", &json!("issue_year"));
    let case = person("hcld_3", 2023, "2024-03-10").granted_without_years("bk_ttg", "2019-05-19");
    let case = case.titles("cstd_co_so", &[2020, 2021, 2022]).grades("2015-2023 HTXS");
    assert_eq!(said(&case.assess_by(offered())), "khong_du n.2 4/5");
    assert_eq!(said(&case.assess_by(&mild)), "du");
}

#[test]
fn a_waiting_rule_that_a_province_adds_is_understood() {
    // years_since: the year proposed for less the last year of the award before.
    let waits = changed(|body| {
        let conditions = body["conditions"].as_array_mut().unwrap();
        let tree = conditions.iter_mut().find(|one| one["id"] == "bk_tinh.ca_nhan.cong_trang.r2024").unwrap();
        let parts = tree["tree"]["of"].as_array_mut().unwrap();
        let mut rule = parts[0].clone();
        let object = rule.as_object_mut().unwrap();
        object.remove("key");
        object.insert("op".to_owned(), json!("years_since"));
        object.insert("node_id".to_owned(), json!("n.9"));
        object.insert("awards".to_owned(), json!(["bk_tinh", "bk_bo"]));
        object.insert("min_years".to_owned(), json!(3));
        parts.push(rule);
    });
    let case = |first: i32, last: i32| {
        let case = person("bk_tinh", 2024, "2025-03-01").grades("2023-2024 HTT").titles("cstd_co_so", &[2023, 2024]);
        said(&case.granted("bk_bo", first, last, "2022-12-01").assess_by(&waits))
    };
    assert_eq!(case(2020, 2021), "du");
    assert_eq!(case(2021, 2022), "khong_du n.9 2/3");
    let never = person("bk_tinh", 2024, "2025-03-01").grades("2023-2024 HTT").titles("cstd_co_so", &[2023, 2024]);
    assert_eq!(said(&never.assess_by(&waits)), "du");
}

#[test]
fn not_turns_a_condition_round() {
    let turned = changed(|body| {
        let conditions = body["conditions"].as_array_mut().unwrap();
        let tree = conditions.iter_mut().find(|one| one["id"] == "ldtt.ca_nhan.cong_trang.r2024").unwrap();
        let parts = tree["tree"]["of"].as_array_mut().unwrap();
        let mut inner = parts[1].clone();
        inner["node_id"] = json!("n.9.1");
        inner["key"] = json!("vi_pham");
        let mut rule = parts[1].clone();
        let object = rule.as_object_mut().unwrap();
        object.remove("key");
        object.insert("op".to_owned(), json!("not"));
        object.insert("node_id".to_owned(), json!("n.9"));
        object.insert("of".to_owned(), json!([inner]));
        parts.push(rule);
    });
    let case = |attested: serde_json::Value| {
        let case = person("ldtt", 2024, "2024-12-20").grades("2024 HTT").with("attested", attested);
        said(&case.assess_by(&turned))
    };
    assert_eq!(case(json!({ "*": true, "vi_pham": false })), "du");
    assert_eq!(case(json!({ "*": true, "vi_pham": true })), "khong_du n.9");
    assert_eq!(case(json!({ "tinh_than_phong_trao": true })), "can_xac_nhan ?n.9");
}
