//! Awards and regimes that a new text brings: added as a new version that hangs together, or refused with its place.

use chrono::NaiveDate;
use domain::Fault;
use domain::law::{Addition, Catalogue, CitedDocument, Corrected, SourceStatus, Verdict, add, bonus, differences};
use serde_json::{Value, json};

use crate::case::{CATALOGUE, person};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 27).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A resolution that the catalogue does not know.
fn addition(piece: &Value) -> Addition {
    let text = |text: &str| Some(text.to_owned());
    Addition {
        piece: piece.to_string(),
        reason: "Hội đồng nhân dân tỉnh đặt hình thức khen mới".to_owned(),
        document: CitedDocument {
            number: "20/2026/NQ-HĐND".to_owned(),
            kind: text("Nghị quyết"),
            date: Some("2026-11-15".to_owned().try_into().unwrap()),
            ..CitedDocument::default()
        },
        verified: None,
    }
}

/// A form of commendation with its only condition and its money.
fn award() -> Value {
    json!({
        "awards": [{ "id": "bk_thu", "name_vi": "Bằng khen thử nghiệm", "group": "hinh_thuc_khen_thuong",
            "subject_kinds": ["ca_nhan"], "decided_by": [{ "regimes": ["r2026"], "by": ["ct_ubnd_tinh"] }],
            "award_types": ["cong_trang"], "tier": 5, "regimes": ["r2026"], "period": { "kind": "one_year" } }],
        "conditions": [{ "id": "bk_thu.ca_nhan.cong_trang.r2026", "award": "bk_thu", "regime": "r2026",
            "subject_kinds": ["ca_nhan"], "award_type": "cong_trang", "period": { "kind": "one_year" },
            "tree": { "op": "all", "text_vi": "Tiêu chuẩn của hình thức thử nghiệm.", "of": [
                { "op": "evaluation_grade", "min": "HTXS", "years": 1, "consecutive": true,
                  "window": { "kind": "proposal_year" }, "text_vi": "Hoàn thành xuất sắc nhiệm vụ.",
                  "cite": [{ "doc": "$", "dieu": "12" }] }] } }],
        "bonus": [{ "award": "bk_thu", "subject_kind": "ca_nhan", "regime": "r2026", "multiple_x100": 50 }],
    })
}

fn done(piece: &Value) -> Corrected {
    add(CATALOGUE, &addition(piece), "Trần Thị Lan", today()).unwrap()
}

fn refused(addition: &Addition) -> Vec<(String, String)> {
    let faults: Vec<Fault> = add(CATALOGUE, addition, "Trần Thị Lan", today()).unwrap_err();
    faults.into_iter().map(|fault| (fault.code, fault.place.field.unwrap_or_default())).collect()
}

#[test]
fn an_award_is_added_with_its_conditions_and_its_money() {
    let added = done(&award());
    let answer = |grade: &str| {
        let case = person("bk_thu", 2026, "2026-11-20").grades(&format!("2026 {grade}"));
        case.assess_by(&added.catalogue)
    };
    let poor = answer("HTT");
    assert_eq!((answer("HTXS").verdict, poor.verdict), (Verdict::Eligible, Verdict::NotEligible));
    assert_eq!(poor.missing[0].node_id, "n.1");
    assert_eq!(poor.missing[0].citation, "Điều 12 Nghị quyết 20/2026/NQ-HĐND");
    assert_eq!(poor.worst_source_status, Some(SourceStatus::Secondary));
    // 0,5 × 2 530 000 = 1 265 000, rounded up to ten thousand.
    let money = bonus(&added.catalogue, "bk_thu", "ca_nhan", day("2026-12-01")).unwrap();
    assert_eq!((money.raw, money.amount), (1_265_000, 1_270_000));
    let words: Vec<String> =
        differences(CATALOGUE, &added.text).unwrap().into_iter().map(|change| change.words).collect();
    for told in ["Thêm: Bằng khen thử nghiệm", "Thêm: Nghị quyết 20/2026/NQ-HĐND"] {
        assert!(words.iter().any(|words| words == told), "{words:?}");
    }
    let amendment = added.catalogue.amendments_of("awards/bk_thu").next().unwrap();
    assert!(amendment.is_addition());
    assert_eq!((amendment.by.as_str(), amendment.values.len()), ("Trần Thị Lan", 3));
    // The program's own catalogue knows nothing of it.
    assert!(Catalogue::read(CATALOGUE).unwrap().award("bk_thu").is_none());
}

#[test]
fn a_piece_compared_with_the_original_is_verified_and_cannot_say_so_by_itself() {
    let mut piece = award();
    piece["awards"][0]["source_status"] = json!("verified_text");
    piece["conditions"][0]["tree"]["of"][0]["source_status"] = json!("verified_text");
    let status = |addition: &Addition| {
        let added = add(CATALOGUE, addition, "Trần Thị Lan", today()).unwrap();
        let case = person("bk_thu", 2026, "2026-11-20").grades("2026 HTXS").assess_by(&added.catalogue);
        (added.catalogue.award("bk_thu").unwrap().source_status, case.worst_source_status.unwrap())
    };
    let said = addition(&piece);
    assert_eq!(status(&said), (SourceStatus::Secondary, SourceStatus::Secondary));
    let compared = Addition { verified: Some(true), ..said };
    assert_eq!(status(&compared), (SourceStatus::VerifiedText, SourceStatus::VerifiedText));
}

#[test]
fn what_does_not_fit_is_refused_and_says_where() {
    let code = |change: &dyn Fn(&mut Value)| {
        let mut piece = award();
        change(&mut piece);
        refused(&addition(&piece))[0].0.clone()
    };
    assert_eq!(code(&|piece| piece["awards"][0]["id"] = json!("cstd_tinh")), "law.piece_taken");
    assert_eq!(code(&|piece| piece["awards"][0]["regimes"] = json!(["r2099"])), "law.piece_names_nothing");
    assert_eq!(code(&|piece| piece["awards"][0]["decided_by"][0]["by"] = json!(["vua"])), "law.piece_names_nothing");
    assert_eq!(code(&|piece| piece["awards"][0]["award_types"] = json!(["vui"])), "law.piece_names_nothing");
    assert_eq!(code(&|piece| piece["phim"] = json!([])), "law.piece_section");
    assert_eq!(code(&|piece| piece["awards"] = json!({})), "law.piece_not_a_list");
    assert_eq!(code(&|piece| *piece = json!({})), "law.piece_empty");
    // What reading a catalogue is strict about: unknown keys, questions that do not exist, texts that are not there.
    assert_eq!(code(&|piece| piece["awards"][0]["mau"] = json!("đỏ")), "law.correction_breaks");
    assert_eq!(code(&|piece| piece["conditions"][0]["award"] = json!("bk_khac")), "law.correction_breaks");
    assert_eq!(
        code(&|piece| piece["conditions"][0]["tree"]["of"][0]["op"] = json!("hat_hay")),
        "law.correction_breaks"
    );
    assert_eq!(
        code(&|piece| piece["conditions"][0]["tree"]["of"][0]["cite"][0]["doc"] = json!("nd_lạ")),
        "law.correction_breaks"
    );
    let bare = Addition { piece: "{\"awards\": [".to_owned(), ..Addition::default() };
    let told = [
        ("law.reason_missing", "reason"),
        ("law.document_missing", "document.number"),
        ("law.piece_not_json", "piece"),
    ];
    assert_eq!(refused(&bare), told.map(|(code, field)| (code.to_owned(), field.to_owned())));
}

#[test]
fn a_new_regime_follows_the_last_and_carries_its_rules_over() {
    let piece = json!({
        "regimes": [{ "id": "r2027", "name_vi": "Nghị định mới", "effective_from": "2027-03-01" }],
        "carry_over": { "from": "r2026", "to": "r2027" },
    });
    let before = Catalogue::read(CATALOGUE).unwrap();
    let added = done(&piece).catalogue;
    let regime = |text: &str| added.regime_on(day(text)).unwrap().id.clone();
    assert_eq!([regime("2027-02-28"), regime("2027-03-01")], ["r2026", "r2027"]);
    let count = |catalogue: &Catalogue, regime: &str| {
        catalogue.conditions.iter().filter(|condition| condition.regime == regime).count()
    };
    assert_eq!(count(&added, "r2027"), count(&before, "r2026"));
    let copied = added.condition("bk_tinh.ca_nhan.cong_trang.r2027").unwrap();
    assert_eq!(copied.carried_over_from.as_deref(), Some("r2026"));
    // The same case answers alike under both, by the regime of its own day.
    let answer = |received: &str| {
        let case = person("cstd_tinh", 2026, received).titles("cstd_co_so", &[2024, 2025, 2026]);
        let answer = case.initiative("tinh", 2026, &[]).assess_by(&added);
        (answer.verdict, answer.regime.unwrap())
    };
    assert_eq!(answer("2027-02-28"), (Verdict::Eligible, "r2026".to_owned()));
    assert_eq!(answer("2027-03-01"), (Verdict::Eligible, "r2027".to_owned()));
    let amount = |text: &str| bonus(&added, "bk_tinh", "ca_nhan", day(text)).unwrap().amount;
    assert_eq!(amount("2027-03-02"), amount("2027-02-01"));
    assert!(
        added
            .lockouts
            .iter()
            .filter(|one| one.regimes.contains(&"r2026".to_owned()))
            .all(|one| one.regimes.contains(&"r2027".to_owned()))
    );
    let transition = added.transitions.last().unwrap();
    assert_eq!((transition.from_regime.as_str(), transition.at), ("r2026", day("2027-03-01")));
    let code = |change: &dyn Fn(&mut Value)| {
        let mut piece = piece.clone();
        change(&mut piece);
        refused(&addition(&piece))[0].0.clone()
    };
    assert_eq!(code(&|piece| piece["carry_over"]["from"] = json!("r1999")), "law.carry_over_unknown");
    assert_eq!(code(&|piece| piece["regimes"][0]["effective_from"] = json!("2026-10-01")), "law.piece_regime_day");
    assert_eq!(code(&|piece| piece["regimes"][0]["id"] = json!("r2026")), "law.piece_taken");
}
