//! Corrections of rules: a new version with who, when, why and by which document; what may not be changed is refused with
//! its place; the old version is left as it is.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::Fault;
use domain::law::{
    AddedCondition, AddedQuestion, Catalogue, CitedDocument, Corrected, Correction, Layer, SourceStatus, Verdict,
    bonus, ceiling, correct, differences, rule,
};

use crate::case::{CATALOGUE, person};

const THREE_TIMES: &str = "conditions/cstd_tinh.ca_nhan.cong_trang.r2024/n.1";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 27).unwrap()
}

fn values(pairs: &[(&str, &str)]) -> Option<BTreeMap<String, String>> {
    Some(pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect())
}

/// A correction by the Law of 2022, which the catalogue knows.
fn by_law(rule: &str, pairs: &[(&str, &str)]) -> Correction {
    Correction {
        rule: rule.to_owned(),
        values: values(pairs),
        reason: "Đọc lại bản gốc".to_owned(),
        document: CitedDocument { number: "06/2022/QH15".to_owned(), ..CitedDocument::default() },
        ..Correction::default()
    }
}

/// A provincial regulation that the catalogue does not know.
fn by_province(rule: &str, pairs: &[(&str, &str)]) -> Correction {
    let text = |text: &str| Some(text.to_owned());
    Correction {
        layer: Some(Layer::Provincial),
        document: CitedDocument {
            number: "21/2026/QĐ-UBND".to_owned(),
            kind: text("Quyết định"),
            date: Some("2026-03-02".to_owned().try_into().unwrap()),
            about: text("Quy định về thi đua, khen thưởng trên địa bàn tỉnh"),
            article: text("7"),
            clause: text("2"),
            point: None,
        },
        ..by_law(rule, pairs)
    }
}

fn done(json: &str, correction: &Correction) -> Corrected {
    correct(json, correction, "Trần Thị Lan", today()).unwrap()
}

fn refused(correction: &Correction) -> Vec<(String, String)> {
    let faults: Vec<Fault> = correct(CATALOGUE, correction, "Trần Thị Lan", today()).unwrap_err();
    faults.into_iter().map(|fault| (fault.code, fault.place.field.unwrap_or_default())).collect()
}

#[test]
fn a_number_is_corrected_and_the_old_version_stays_as_it_was() {
    let before = Catalogue::read(CATALOGUE).unwrap();
    // V03 of the law: three years of Chiến sĩ thi đua cơ sở are enough; four are not there.
    let case = |catalogue: &Catalogue| {
        let case = person("cstd_tinh", 2024, "2025-02-20").titles("cstd_co_so", &[2022, 2023, 2024]);
        case.grades("2022-2024 HTXS").initiative("tinh", 2023, &[]).assess_by(catalogue).verdict
    };
    let corrected = done(CATALOGUE, &by_law(THREE_TIMES, &[("count", "4"), ("text_vi", "Có 04 lần liên tục.")]));
    assert_eq!((case(&before), case(&corrected.catalogue)), (Verdict::Eligible, Verdict::NotEligible));
    let amendment = &corrected.amendment;
    assert_eq!((amendment.by.as_str(), amendment.on, amendment.doc.as_str()), ("Trần Thị Lan", today(), "luat_2022"));
    let told: Vec<(&str, &str, &str)> =
        amendment.values.iter().map(|one| (one.label.as_str(), one.from.as_str(), one.to.as_str())).collect();
    assert_eq!(told[0], ("Số lần, số lượng tối thiểu", "3", "4"));
    assert_eq!((told[1].0, told[1].2), ("Nội dung quy định", "Có 04 lần liên tục."));
    assert!(
        corrected.rule_name.starts_with("Chiến sĩ thi đua cấp tỉnh – cá nhân, công trạng (từ 01/01/2024): Có 03 lần")
    );
    assert_eq!(corrected.catalogue.amendments_of(THREE_TIMES).count(), 1);
    // The other way round it is the rule of before, told twice.
    let back = done(&corrected.text, &by_law(THREE_TIMES, &[("count", "3")]));
    assert_eq!(case(&back.catalogue), Verdict::Eligible);
    assert_eq!(back.catalogue.amendments_of(THREE_TIMES).count(), 2);
}

#[test]
fn versions_are_compared_in_words() {
    let corrected = done(CATALOGUE, &by_law(THREE_TIMES, &[("count", "4")]));
    let words: Vec<String> =
        differences(CATALOGUE, &corrected.text).unwrap().into_iter().map(|change| change.words).collect();
    let count = words.iter().find(|words| words.contains("Số lần, số lượng tối thiểu")).unwrap();
    assert!(count.starts_with("Chiến sĩ thi đua cấp tỉnh – cá nhân, công trạng (từ 01/01/2024): "), "{count}");
    assert!(count.ends_with(" – Số lần, số lượng tối thiểu: 3 → 4"), "{count}");
    // Beside the number there are the sentence that says it and where it was read, and nothing else.
    assert!(words.iter().all(|words| !words.contains("tree.") && !words.contains('{')), "{words:?}");
    assert!(words.iter().any(|words| words.contains("Nội dung quy định: Có 03 lần")), "{words:?}");
    assert_eq!(words.len(), 4, "{words:?}");
}

#[test]
fn a_rule_is_verified_with_its_document_and_doubted_again_when_it_is_changed() {
    let mut compared = by_law(THREE_TIMES, &[]);
    compared.verified = Some(true);
    compared.document.article = Some("22".to_owned());
    compared.document.clause = Some("1".to_owned());
    compared.document.point = Some("a".to_owned());
    let corrected = done(CATALOGUE, &compared);
    let status = |corrected: &Corrected| {
        let trees = corrected.catalogue.conditions_of("cstd_tinh", "r2024");
        trees.flat_map(|one| one.tree.walk()).find(|node| node.node_id == "n.1").unwrap().source_status
    };
    assert_eq!(status(&corrected), SourceStatus::VerifiedText);
    assert!(corrected.amendment.values.is_empty() && corrected.amendment.verified);
    assert_eq!(correct(&corrected.text, &compared, "A", today()).unwrap_err()[0].code, "law.nothing_changed");
    // A number that nobody compared takes the mark away.
    let doubted = done(&corrected.text, &by_law(THREE_TIMES, &[("count", "5")]));
    assert_eq!(status(&doubted), SourceStatus::Secondary);
}

#[test]
fn what_is_wrong_with_a_correction_is_told_at_once_with_its_place() {
    let mut empty = by_law(THREE_TIMES, &[("count", "nhiều"), ("weight", "3")]);
    empty.reason = " ".to_owned();
    empty.document.number = String::new();
    let told = refused(&empty);
    for (code, field) in [
        ("law.reason_missing", "reason"),
        ("law.document_missing", "document.number"),
        ("law.value_number", "values.count"),
        ("law.field_unknown", "values.weight"),
    ] {
        assert!(told.contains(&(code.to_owned(), field.to_owned())), "{code} in {told:?}");
    }
    let mut strange = by_law(THREE_TIMES, &[("count", "4")]);
    strange.document.number = "99/2026/NĐ-CP".to_owned();
    assert_eq!(refused(&strange), [("law.document_unknown".to_owned(), "document.kind".to_owned())]);
    assert_eq!(refused(&by_law("conditions/x/n.1", &[]))[0].0, "law.rule_unknown");
    assert_eq!(refused(&by_law(THREE_TIMES, &[("count", "3")]))[0].0, "law.nothing_changed");
    // An end before its beginning leaves a gap.
    let gap = by_law("base_salary/2018-07-01", &[("effective_from", "2018-08-01"), ("effective_to", "2018-07-01")]);
    assert_eq!(refused(&gap)[0].0, "law.correction_breaks");
}

#[test]
fn a_province_tightens_and_fills_in_but_does_not_loosen() {
    let code = |correction: &Correction| refused(correction)[0].clone();
    assert_eq!(
        code(&by_province(THREE_TIMES, &[("count", "2")])),
        ("law.provincial_loosens".to_owned(), "values.count".to_owned())
    );
    assert_eq!(code(&by_province("base_salary/2026-07-01", &[("amount", "3000000")])).0, "law.provincial_never");
    // 15% of those who are Lao động tiên tiến, where the law sets no ceiling since 2024: 15% of 40 is 6.
    let share = by_province("provincial_settings/quota_cstd_co_so_percent", &[("default_by_regime.r2025", "15")]);
    let filled = done(CATALOGUE, &share);
    assert_eq!(ceiling(&Catalogue::read(CATALOGUE).unwrap(), "r2025", "cstd_co_so", 40, None), None);
    assert_eq!(ceiling(&filled.catalogue, "r2025", "cstd_co_so", 40, None), Some(6));
    // The rule cites the regulation beside the law.
    let tighter = done(CATALOGUE, &by_province(THREE_TIMES, &[("count", "4")]));
    let case = person("cstd_tinh", 2024, "2025-02-20").titles("cstd_co_so", &[2022, 2023, 2024]);
    let missing = case.assess_by(&tighter.catalogue).missing;
    let three = missing.iter().find(|one| one.node_id == "n.1").unwrap();
    assert!(three.citation.ends_with("; khoản 2 Điều 7 Quyết định 21/2026/QĐ-UBND"), "{}", three.citation);
    assert_eq!((three.have, three.need), (Some(3), Some(4)));
    let mut unplaced = by_province(THREE_TIMES, &[("count", "4")]);
    unplaced.document.article = None;
    assert_eq!(code(&unplaced).0, "law.article_missing");
}

#[test]
fn a_province_adds_a_condition_and_takes_it_away_again() {
    let whole = "conditions/cstd_co_so.ca_nhan.cong_trang.r2025";
    let mut added = by_province(whole, &[]);
    added.add = Some(AddedCondition {
        text: "Năm liền trước được xếp loại hoàn thành tốt nhiệm vụ trở lên.".to_owned(),
        question: AddedQuestion::Grade { min: "HTT".to_owned(), years: 2 },
    });
    let corrected = done(CATALOGUE, &added);
    // V01 with HTXS in 2025: eligible by the law; 2024 was HT, so not by the regulation.
    let case = || person("cstd_co_so", 2025, "2025-12-20").grades("2025 HTXS, 2024 HT");
    assert_eq!(case().assess_by(&Catalogue::read(CATALOGUE).unwrap()).verdict, Verdict::Eligible);
    let answer = case().assess_by(&corrected.catalogue);
    assert_eq!(answer.verdict, Verdict::NotEligible);
    assert!(answer.missing[0].citation.contains("Quyết định 21/2026/QĐ-UBND"), "{:?}", answer.missing);
    let place = corrected.amendment.rule.clone();
    assert!(rule(&corrected.text, &place).unwrap().removable);
    let mut gone = by_province(&place, &[]);
    gone.remove = Some(true);
    assert_eq!(case().assess_by(&done(&corrected.text, &gone).catalogue).verdict, Verdict::Eligible);
    // What the law itself asks cannot be taken away.
    let mut of_law = by_province(&format!("{whole}/n.1"), &[]);
    of_law.remove = Some(true);
    assert_eq!(refused(&of_law)[0].0, "law.not_added");
    // A tree that is no list of conditions becomes one.
    let mut flag = by_province("conditions/co_chinh_phu.tap_the.cong_trang.r2025", &[]);
    flag.add = Some(AddedCondition {
        text: "Được cụm, khối bình chọn.".to_owned(),
        question: AddedQuestion::Confirmed,
    });
    let flagged = done(CATALOGUE, &flag);
    assert!(flagged.catalogue.questions().iter().any(|question| question.text == "Được cụm, khối bình chọn."));
}

#[test]
fn money_is_corrected_where_it_is_and_made_where_it_is_not() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    // A new decree: 2.700.000 from 1 July 2027. 0,8 times it are 2.160.000.
    let mut salary = by_law("base_salary/2027-07-01", &[("amount", "2.700.000")]);
    salary.document = CitedDocument {
        number: "99/2027/NĐ-CP".to_owned(),
        kind: Some("Nghị định".to_owned()),
        date: Some("2027-05-20".to_owned().try_into().unwrap()),
        ..CitedDocument::default()
    };
    let corrected = done(CATALOGUE, &salary);
    let amount = |catalogue: &Catalogue, on: &str| bonus(catalogue, "tt_ldtt", "tap_the", day(on)).unwrap().base;
    assert_eq!(amount(&corrected.catalogue, "2027-06-30"), 2_530_000);
    assert_eq!(amount(&corrected.catalogue, "2027-07-01"), 2_700_000);
    // An award without a multiple gets one: 1,2 times 2.340.000 are 2.808.000, rounded up to 2.810.000.
    let none = Catalogue::read(CATALOGUE).unwrap();
    let place = none.awards.iter().find_map(|award| {
        let kind = award.subject_kinds.first()?;
        let has = |kind: &str| {
            none.bonus.iter().any(|row| row.award == award.id && row.subject_kind == kind && row.regime == "r2025")
        };
        (!has(kind) && award.regimes.iter().any(|id| id == "r2025")).then(|| (award.id.clone(), kind.clone()))
    });
    let (award, kind) = place.unwrap();
    let made = done(CATALOGUE, &by_law(&format!("bonus/{award}.{kind}.r2025"), &[("multiple_x100", "1,2")]));
    assert_eq!(bonus(&none, &award, &kind, day("2025-12-20")), None);
    assert_eq!(bonus(&made.catalogue, &award, &kind, day("2025-12-20")).unwrap().amount, 2_810_000);
}

#[test]
fn a_regime_that_ends_another_day_moves_the_next() {
    let corrected = done(CATALOGUE, &by_law("regimes/r2025", &[("effective_to", "2026-10-31")]));
    let regimes = &corrected.catalogue.regimes;
    let next = regimes.iter().find(|regime| regime.id == "r2026").unwrap();
    assert_eq!(next.effective_from, NaiveDate::from_ymd_opt(2026, 11, 1).unwrap());
    let transition = corrected.catalogue.transitions.iter().find(|one| one.to_regime == "r2026").unwrap();
    assert_eq!(transition.at, next.effective_from);
}

#[test]
fn every_rule_can_be_named_and_its_values_read_again() {
    let catalogue = Catalogue::read(CATALOGUE).unwrap();
    let nodes = catalogue.conditions.iter().flat_map(|condition| {
        condition.tree.walk().into_iter().map(|node| format!("conditions/{}/{}", condition.id, node.node_id))
    });
    let quotas = catalogue.quotas.iter().map(|quota| format!("quotas/{}", quota.id));
    let votes = catalogue.voting.iter().map(|vote| format!("voting/{}", vote.id));
    let settings = catalogue.provincial_settings.iter().map(|setting| format!("provincial_settings/{}", setting.id));
    let awards = catalogue.awards.iter().map(|award| format!("awards/{}", award.id));
    // Two settings of the offered catalogue make no node of their own, so that every node is in the text.
    for place in
        nodes.step_by(61).chain(quotas.step_by(4)).chain(votes.step_by(5)).chain(settings).chain(awards.step_by(9))
    {
        let rule = rule(CATALOGUE, &place).unwrap();
        assert!(!rule.fields.is_empty() && !rule.name.is_empty(), "{place}");
        for field in rule.fields {
            let same = by_law(&place, &[(&field.key, &field.value)]);
            assert_eq!(refused(&same)[0].0, "law.nothing_changed", "{place} {}: {}", field.key, field.value);
        }
    }
}

#[test]
fn the_sentence_says_the_new_number_and_a_multiple_is_no_hundredths() {
    let place = "conditions/bk_tinh.ca_nhan.cong_trang.r2026/n.2.1";
    let corrected = done(CATALOGUE, &by_province(place, &[("count", "3")]));
    let condition =
        corrected.catalogue.conditions.iter().find(|one| one.id == "bk_tinh.ca_nhan.cong_trang.r2026").unwrap();
    let node = condition.tree.walk().into_iter().find(|node| node.node_id == "n.2.1").unwrap();
    assert!(node.text_vi.starts_with("Có 03 lần liên tục"), "{}", node.text_vi);
    let labels: Vec<&str> = corrected.amendment.values.iter().map(|value| value.label.as_str()).collect();
    assert_eq!(labels, ["Số lần, số lượng tối thiểu", "Nội dung quy định"]);
    // Who writes the sentence is not corrected.
    let own = done(CATALOGUE, &by_province(place, &[("count", "3"), ("text_vi", "Ba lần liên tục.")]));
    let condition = own.catalogue.conditions.iter().find(|one| one.id == "bk_tinh.ca_nhan.cong_trang.r2026").unwrap();
    assert!(condition.tree.walk().iter().any(|node| node.text_vi == "Ba lần liên tục."));
    // 0,3 lần for Lao động tiên tiến: 50 would be 126.500.000 đồng.
    let refused = refused(&by_law("bonus/ldtt.ca_nhan.r2026", &[("multiple_x100", "50")]));
    assert_eq!(refused, [("law.multiple_far".to_owned(), "values.multiple_x100".to_owned())]);
    done(CATALOGUE, &by_law("bonus/ldtt.ca_nhan.r2026", &[("multiple_x100", "0,5")]));
}
