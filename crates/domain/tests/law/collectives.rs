//! Collectives: shares of members, places in clusters and movements.

use serde_json::{Value, json};

use crate::case::{Case, unit};

fn advanced(ending: i32, received: &str, members: u32, ldtt: u32) -> String {
    unit("tt_ldtt", ending, received).grades(&format!("{ending} HTT")).figures(members, ldtt, 0, members).answer()
}

#[test]
fn more_than_half_before_2024_and_seventy_percent_since() {
    // Luật 2003 Điều 28.1.c: trên 50%. Luật 2022 (text of Bắc Ninh): từ 70%.
    assert_eq!(advanced(2022, "2022-12-20", 20, 10), "khong_du n.3");
    assert_eq!(advanced(2022, "2022-12-20", 20, 11), "du");
    assert_eq!(advanced(2024, "2024-12-20", 10, 7), "du");
    assert_eq!(advanced(2024, "2024-12-20", 20, 13), "khong_du n.3");
    assert_eq!(advanced(2024, "2024-12-20", 33, 23), "khong_du n.3");
    assert_eq!(advanced(2024, "2024-12-20", 33, 24), "du");
}

#[test]
fn an_excellent_collective_asks_for_more() {
    // Điều 27.1: excellent work, all completed, 70% Lao động tiên tiến, someone with Chiến sĩ thi đua cơ sở.
    let case = |grade: &str, figures: (u32, u32, u32, u32)| {
        let (members, ldtt, cstd, completed) = figures;
        unit("tt_ldxs", 2024, "2024-12-20")
            .grades(&format!("2024 {grade}"))
            .figures(members, ldtt, cstd, completed)
            .answer()
    };
    assert_eq!(case("HTXS", (30, 21, 1, 30)), "du");
    assert_eq!(case("HTT", (30, 21, 1, 30)), "khong_du n.1");
    assert_eq!(case("HTXS", (30, 21, 1, 29)), "khong_du n.3");
    assert_eq!(case("HTXS", (30, 21, 0, 30)), "khong_du n.5 0/1");
    // A member with a warning does no harm since 2024 (Điều 27.1), but did before.
    let warned = |ending: i32, received: &str| {
        let case = unit("tt_ldxs", ending, received).grades(&format!("{ending} HTXS")).figures(30, 21, 1, 30);
        case.with("collective.disciplined", json!([{ "form": "canh_cao" }])).answer()
    };
    assert_eq!(warned(2024, "2024-12-20"), "du");
    assert_eq!(warned(2022, "2022-12-20"), "khong_du n.1, n.7");
}

#[test]
fn a_certificate_takes_two_excellent_years_or_two_titles() {
    let case = || unit("bk_tinh", 2024, "2025-02-01");
    assert_eq!(case().grades("2023-2024 HTXS").answer(), "du");
    assert_eq!(case().grades("2023 HTT, 2024 HTXS").titles("tt_ldxs", &[2023, 2024]).answer(), "du");
    assert_eq!(
        case().grades("2023 HTT, 2024 HTXS").titles("tt_ldxs", &[2022, 2024]).answer(),
        "khong_du n.2.1, n.2.2 1/2"
    );
    // Đơn vị quyết thắng counts in the same row.
    let mixed = case().grades("2023 HTT, 2024 HTT").titles("dv_quyet_thang", &[2023]).titles("tt_ldxs", &[2024]);
    assert_eq!(mixed.answer(), "du");
}

fn cluster(organised_by: &str, year: i32, rank: i32) -> Value {
    json!([{ "organised_by": organised_by, "year": year, "rank": rank }])
}

#[test]
fn a_flag_is_for_the_first_of_a_cluster_of_the_year() {
    let flag = |clusters: Value| unit("co_tinh", 2024, "2025-02-01").with("clusters", clusters).answer();
    assert_eq!(flag(cluster("tinh", 2024, 1)), "du");
    assert_eq!(flag(cluster("tinh", 2024, 2)), "khong_du n.1");
    assert_eq!(flag(cluster("tinh", 2023, 1)), "khong_du n.1");
    assert_eq!(flag(cluster("trung_uong", 2024, 1)), "khong_du n.1");
}

#[test]
fn the_governments_flag_has_three_ways() {
    // Điều 25.1–25.3.
    let flag = |case: Case| case.answer();
    let case = |clusters: Value| unit("co_chinh_phu", 2024, "2025-02-01").with("clusters", clusters);
    assert_eq!(flag(case(cluster("tinh", 2024, 1))), "du");
    assert_eq!(flag(case(cluster("trung_uong", 2024, 1))), "du");
    assert_eq!(flag(case(cluster("tinh", 2024, 2))), "khong_du n.1.1, n.2, n.3");
    let movement = |level: &str, years: i32, role: &str| {
        let result = json!([{ "level": level, "duration_years": years, "role": role }]);
        case(json!([])).with("movements", result).answer()
    };
    assert_eq!(movement("toan_quoc", 5, "dan_dau"), "du");
    assert_eq!(movement("toan_quoc", 4, "dan_dau"), "khong_du n.1.1, n.2, n.3");
    assert_eq!(movement("toan_quoc", 5, "xuat_sac"), "khong_du n.1.1, n.2, n.3");
    assert_eq!(movement("tinh", 5, "dan_dau"), "khong_du n.1.1, n.2, n.3");
}

#[test]
fn who_led_a_movement_also_did_excellently_in_it() {
    let certificate = |level: &str, role: &str| {
        let case = unit("bk_tinh", 2024, "2024-12-01").with("proposal.award_type", "phong_trao");
        case.with("movements", json!([{ "level": level, "duration_years": 1, "role": role }])).answer()
    };
    assert_eq!(certificate("tinh", "xuat_sac"), "du");
    assert_eq!(certificate("tinh", "dan_dau"), "du");
    assert_eq!(certificate("toan_quoc", "dan_dau"), "du");
    assert_eq!(certificate("co_so", "dan_dau"), "khong_du n.2");
}

#[test]
fn a_sudden_achievement_is_confirmed_and_never_computed() {
    let case = |attested: Value| {
        let case = unit("bk_tinh", 2024, "2024-12-01").with("proposal.award_type", "dot_xuat");
        case.with("attested", attested).answer()
    };
    assert_eq!(case(json!({ "chap_hanh_tot": true, "sudden_achievement": true })), "du");
    assert_eq!(case(json!({ "chap_hanh_tot": true, "sudden_achievement": false })), "khong_du n.2");
    assert_eq!(case(json!({ "chap_hanh_tot": true })), "can_xac_nhan ?n.2");
    assert_eq!(case(json!({ "chap_hanh_tot": true, "sudden_achievement:linh_vuc_tinh": true })), "du");
}
