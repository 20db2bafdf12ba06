//! A catalogue is read whole or refused with the place; what it leaves open is found; versions are compared.

use domain::law::{Catalogue, ChangeKind, FindingCode, check_catalogue_text, differences, findings};
use domain::scoring::Severity;
use serde_json::{Value, json};

use crate::case::{CATALOGUE, offered};

fn refused(change: impl FnOnce(&mut Value)) -> String {
    let mut body: Value = serde_json::from_str(CATALOGUE).unwrap();
    change(&mut body);
    let fault = Catalogue::read(&body.to_string()).unwrap_err();
    assert_eq!(fault.code, "law.not_a_catalogue");
    fault.params["detail"].clone()
}

#[test]
fn the_offered_catalogue_is_understood_whole() {
    // Counted in the file: 53 awards, 132 conditions with 647 nodes, 298 multiples, 11 quotas.
    let catalogue = offered();
    assert_eq!((catalogue.awards.len(), catalogue.conditions.len(), catalogue.bonus.len()), (53, 132, 298));
    let nodes: usize = catalogue.conditions.iter().map(|condition| condition.tree.walk().len()).sum();
    assert_eq!(nodes, 647);
    // As one document names them, from the highest down.
    let ordered = [
        "hcld_1",
        "hcld_2",
        "hcld_3",
        "co_chinh_phu",
        "bk_ttg",
        "cstd_toan_quoc",
        "cstd_tinh",
        "co_tinh",
        "bk_tinh",
        "tt_ldxs",
        "tt_ldtt",
        "cstd_co_so",
        "ldtt",
        "giay_khen",
        "knc_tinh",
    ];
    let found: Vec<&str> =
        catalogue.awards.iter().map(|award| award.id.as_str()).filter(|id| ordered.contains(id)).collect();
    assert_eq!(found, ordered);
    assert_eq!(catalogue.dossier("r2025", "bk_tinh").unwrap().items.len(), 4);
}

#[test]
fn what_is_not_understood_is_refused_with_its_place() {
    let unknown_op = refused(|body| body["conditions"][0]["tree"]["of"][0]["op"] = json!("phase_of_moon"));
    assert!(unknown_op.starts_with("conditions.ldtt.ca_nhan.cong_trang.r2017: n.1: "), "{unknown_op}");
    let unknown_key = refused(|body| body["conditions"][0]["tree"]["of"][0]["weight"] = json!(3));
    assert!(unknown_key.contains("n.1") && unknown_key.contains("weight"), "{unknown_key}");
    let section = refused(|body| body["horoscopes"] = json!([]));
    assert!(section.starts_with("horoscopes"), "{section}");
    let missing = refused(|body| drop(body.as_object_mut().unwrap().remove("quotas")));
    assert!(missing.starts_with("quotas"), "{missing}");
    let quota = refused(|body| body["quotas"][0]["rounding"] = json!("sideways"));
    assert!(quota.starts_with("quotas.q_cstdcs_r2017"), "{quota}");
    let setting = refused(|body| body["provincial_settings"][0]["id"] = json!("new_rule"));
    assert!(setting.starts_with("provincial_settings.new_rule"), "{setting}");
    assert_eq!(Catalogue::read("[").unwrap_err().code, "law.not_a_catalogue");
    assert_eq!(Catalogue::read("{}").unwrap_err().code, "law.not_a_catalogue");
}

#[test]
fn names_that_lead_nowhere_are_refused() {
    let award = refused(|body| body["conditions"][0]["award"] = json!("nobel"));
    assert!(award.contains("unknown award `nobel`"), "{award}");
    let held = refused(|body| {
        let conditions = body["conditions"].as_array_mut().unwrap();
        let tree = conditions.iter_mut().find(|one| one["id"] == "cstd_tinh.ca_nhan.cong_trang.r2024").unwrap();
        tree["tree"]["of"][0]["awards"] = json!(["cstd_xa"]);
    });
    assert!(held.contains("n.1: unknown award `cstd_xa`"), "{held}");
    let document = refused(|body| body["conditions"][0]["tree"]["cite"][0]["doc"] = json!("luat_1900"));
    assert!(document.contains("unknown document"), "{document}");
    let gap = refused(|body| body["regimes"][1]["effective_from"] = json!("2024-01-02"));
    assert!(gap.starts_with("regimes.r2024"), "{gap}");
    let twice = refused(|body| body["regimes"][1]["id"] = json!("r2017"));
    assert!(twice.contains("twice"), "{twice}");
}

#[test]
fn what_a_catalogue_leaves_open_is_found() {
    let found = findings(offered());
    let of = |code: FindingCode| found.iter().filter(|finding| finding.code == code).count();
    // Law, head: 239 condition nodes from memory, none verified. 33 conditions were carried over.
    assert_eq!(of(FindingCode::FromMemory), 239);
    assert_eq!(of(FindingCode::CarriedOver), 33);
    assert!(found.iter().any(|one| one.code == FindingCode::NoConditions && one.place == "hcdl_3.r2024"));
    // The draft of 2026 touches Chiến sĩ thi đua cơ sở only.
    let drafts = found.iter().filter(|one| one.code == FindingCode::Draft);
    assert!(drafts.into_iter().all(|one| one.place.starts_with("cstd_co_so.ca_nhan.cong_trang.r2026")));
}

#[test]
fn what_does_not_hang_together_is_found() {
    let found = |change: fn(&mut Value)| {
        let mut body: Value = serde_json::from_str(CATALOGUE).unwrap();
        change(&mut body);
        let found = check_catalogue_text(&body.to_string());
        let grave = found.into_iter().filter(|one| one.severity != Severity::Info);
        let of_reading = [FindingCode::FromMemory, FindingCode::Draft, FindingCode::NeverAnswered];
        let grave = grave.filter(|one| !of_reading.contains(&one.code));
        grave.map(|one| (one.code, one.place)).collect::<Vec<_>>()
    };
    assert_eq!(found(|_| {}), []);
    // 1.300.000 ended on 30 June 2018; the next began on 1 July.
    let gap = found(|body| body["base_salary"][0]["effective_to"] = json!("2018-06-29"));
    assert_eq!(gap, [(FindingCode::BaseSalaryGap, "base_salary.2018-07-01".to_owned())]);
    let source = found(|body| body["regimes"][0]["sources"] = json!(["S99"]));
    assert_eq!(source, [(FindingCode::UnknownSource, "regimes.r2017".to_owned())]);
    let money = found(|body| drop(body["bonus_rules"].as_array_mut().unwrap().remove(0)));
    assert_eq!(money, [(FindingCode::NoMoneyRule, "bonus_rules.r2017".to_owned())]);
    let standard = found(|body| {
        let conditions = body["conditions"].as_array_mut().unwrap();
        conditions.retain(|one| one["award"] != "ldtt" || one["regime"] != "r2024");
    });
    assert_eq!(standard[0], (FindingCode::StandardUnknown, "cstd_co_so.ca_nhan.cong_trang.r2024 n.1".to_owned()));
    let broken = found(|body| body["conditions"][0]["award"] = json!("nobel"));
    assert_eq!(broken, [(FindingCode::NotUnderstood, "conditions.ldtt.ca_nhan.cong_trang.r2017".to_owned())]);
}

#[test]
fn versions_differ_in_what_was_changed() {
    assert_eq!(differences(CATALOGUE, CATALOGUE).unwrap(), []);
    let mut body: Value = serde_json::from_str(CATALOGUE).unwrap();
    body["quotas"][0]["percent"] = json!(10);
    body["awards"].as_array_mut().unwrap().remove(0);
    let changes = differences(CATALOGUE, &body.to_string()).unwrap();
    let said: Vec<_> = changes.iter().map(|one| (one.section.as_str(), one.entry.as_str(), one.kind)).collect();
    assert_eq!(said, [("awards", "ldtt", ChangeKind::Removed), ("quotas", "q_cstdcs_r2017", ChangeKind::Changed)]);
    let quota = &changes[1];
    assert_eq!((quota.path.as_str(), quota.from.as_deref(), quota.to.as_deref()), ("percent", Some("15"), Some("10")));
}
