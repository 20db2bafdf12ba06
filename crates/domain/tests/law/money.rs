//! Reward money and deadlines (law §6).

use domain::law::bonus;
use serde_json::{Value, json};

use crate::case::{answer, offered};

fn amount(award: &str, kind: &str, decided: &str) -> Option<u64> {
    bonus(offered(), award, kind, decided.parse().unwrap()).map(|bonus| bonus.amount)
}

#[test]
fn the_base_salary_of_the_day_of_the_decision_counts() {
    // 0,3 × base, rounded up to ten thousand: 390 000 (1 300 000); 417 000 → 420 000 (1 390 000); 447 000 → 450 000
    // (1 490 000); 540 000 (1 800 000); 702 000 → 710 000 (2 340 000); 759 000 → 760 000 (2 530 000).
    for (decided, expected) in [
        ("2018-06-30", 390_000),
        ("2018-07-01", 420_000),
        ("2019-07-01", 450_000),
        ("2023-07-01", 540_000),
        ("2024-06-30", 540_000),
        ("2024-07-01", 710_000),
        ("2026-06-30", 710_000),
        ("2026-07-01", 760_000),
    ] {
        assert_eq!(amount("ldtt", "ca_nhan", decided), Some(expected), "{decided}");
    }
}

#[test]
fn the_provincial_certificate_rose_in_2024() {
    // 1,0 under NĐ 91: 1 800 000. 1,5 since: 1,5 × 1 800 000 = 2 700 000; collectives twice: 3,0 × 2 340 000 = 7 020 000.
    assert_eq!(amount("bk_tinh", "ca_nhan", "2023-12-31"), Some(1_800_000));
    assert_eq!(amount("bk_tinh", "ca_nhan", "2024-01-01"), Some(2_700_000));
    assert_eq!(amount("bk_tinh", "tap_the", "2025-12-20"), Some(7_020_000));
    // Households: 1,5 × 1,5 = 2,25 × 2 340 000 = 5 265 000 → 5 270 000, rounded once at the end.
    assert_eq!(amount("bk_tinh", "ho_gia_dinh", "2025-12-20"), Some(5_270_000));
}

#[test]
fn what_the_catalogue_does_not_know_is_not_nothing() {
    assert_eq!(amount("hcg_quan_ky", "ca_nhan", "2025-12-20"), None);
    assert_eq!(amount("ldtt", "tap_the", "2025-12-20"), None);
    assert_eq!(amount("ldtt", "ca_nhan", "2017-06-30"), None);
    let answer =
        answer("bonus", &json!({ "award": "hcg_quan_ky", "subject_kind": "ca_nhan", "decision_date": "2025-12-20" }));
    assert_eq!(answer["amount"], Value::Null);
}

#[test]
fn several_amounts_at_once() {
    let item = |award: &str, kind: &str| json!({ "award": award, "subject_kind": kind, "decision_date": "2025-12-20" });
    let input = json!({ "items": [item("tt_ldtt", "tap_the"), item("hcg_quan_ky", "ca_nhan")] });
    assert_eq!(answer("bonus", &input)["amounts"], json!([1_880_000, null]));
}

fn several(grants: Value) -> Value {
    answer("bonus_multi", &json!({ "decision_date": "2025-12-20", "subject_kind": "ca_nhan", "grants": grants }))
}

#[test]
fn of_titles_of_the_same_years_the_highest_is_paid() {
    // NĐ 152/2025 Điều 49.5. ldtt 0,3 → 710 000, cstd_co_so 1,0 → 2 340 000, cstd_tinh 3,0 → 7 020 000.
    let same = several(
        json!([{ "award": "ldtt", "period": [2025, 2025] }, { "award": "cstd_co_so", "period": [2025, 2025] }]),
    );
    assert_eq!((&same["paid"], &same["total"]), (&json!({ "cstd_co_so": 2_340_000 }), &json!(2_340_000)));
    assert_eq!(same["not_paid"], json!(["ldtt"]));
    // Other years: each.
    let other = several(json!([
        { "award": "cstd_co_so", "period": [2025, 2025] }, { "award": "cstd_tinh", "period": [2023, 2025] },
        { "award": "ldtt", "period": [2025, 2025] },
    ]));
    assert_eq!(
        (&other["paid"], &other["total"]),
        (&json!({ "cstd_co_so": 2_340_000, "cstd_tinh": 7_020_000 }), &json!(9_360_000))
    );
}

#[test]
fn a_title_and_a_form_are_both_paid() {
    // Điều 49.7. bk_tinh 1,5 → 3 510 000.
    let both = several(
        json!([{ "award": "cstd_co_so", "period": [2024, 2025] }, { "award": "bk_tinh", "period": [2024, 2025] }]),
    );
    assert_eq!(
        (&both["paid"], &both["total"]),
        (&json!({ "cstd_co_so": 2_340_000, "bk_tinh": 3_510_000 }), &json!(5_850_000))
    );
}

#[test]
fn the_last_day_for_the_national_title_is_the_end_of_the_year_after() {
    // NĐ 98/2023 Điều 32.1.a, as the fifth worked example says: decided 20-02-2024, until 31-12-2025.
    let input = json!({ "decision_date": "2024-02-20", "subject_kind": "ca_nhan", "grants": [], "deadline": {
        "award": "cstd_toan_quoc", "second_cstd_tinh_decision": "2024-02-20", "received": ["2025-12-31", "2026-01-01"] } });
    let answer = answer("bonus_multi", &input);
    assert_eq!((&answer["deadline"], &answer["on_time"]), (&json!("2025-12-31"), &json!([true, false])));
}

#[test]
fn other_deadlines_follow_the_year_of_achievement() {
    let deadline = |award: &str, sector: Option<&str>, regime: &str| {
        let input = json!({ "decision_date": "2025-12-20", "subject_kind": "tap_the", "deadline": {
            "award": award, "ending_year": 2025, "sector": sector, "regime": regime } });
        answer("bonus_multi", &input)["deadline"].clone()
    };
    // Cờ Chính phủ: 30 June of the next year, schools 31 December (NĐ 98/2023 Điều 32.1.b); before 2024 31 March.
    assert_eq!(deadline("co_chinh_phu", None, "r2025"), "2026-06-30");
    assert_eq!(deadline("co_chinh_phu", Some("giao_duc"), "r2025"), "2026-12-31");
    assert_eq!(deadline("co_chinh_phu", None, "r2017"), "2026-03-31");
    // The province's: 10 December of the year itself, schools 10 July (QĐ 86/2025 Bắc Ninh Điều 6).
    assert_eq!(deadline("cstd_tinh", None, "r2025"), "2025-12-10");
    assert_eq!(deadline("cstd_tinh", Some("giao_duc"), "r2025"), "2025-07-10");
    assert_eq!(deadline("ldtt", None, "r2025"), Value::Null);
}
