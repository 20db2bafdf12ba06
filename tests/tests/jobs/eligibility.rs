//! Eligibility over what the data file knows: the worked examples of the domain text typed in as an office would, histories
//! that are not typed yet, places from locked rounds, initiatives that served already, matters that are looked into.

use serde_json::{Value, json};

use crate::scoring::{open, sheet};
use crate::work::{Work, text};

/// The worked examples (law §8).
const EXAMPLES: &str = include_str!("../../../crates/domain/tests/law/examples.json");

/// A person or a unit as an example describes it, with all its facts typed in.
fn typed_in(work: &Work, input: &Value) -> Value {
    let person = input["subject"]["kind"] == "ca_nhan";
    let label = &input["subject"]["label"];
    let subject = if person {
        let person =
            json!({ "name": label, "subject_class": "Công chức", "employed_from": input["subject"]["employed_from"] });
        json!({ "kind": "person", "id": work.save("person.save", person)["id"] })
    } else {
        json!({ "kind": "unit", "id": work.save("unit.save", json!({ "name": label })) })
    };
    for (year, grade) in input["grades"].as_object().into_iter().flatten() {
        let year: u16 = year.parse().unwrap();
        work.save("evaluation.save", json!({ "subject": subject, "year": year, "level": grade }));
    }
    for grant in input["grants"].as_array().into_iter().flatten() {
        let [from, to] = [0, 1].map(|end| grant["period"][end].clone());
        work.save(
            "grant.save",
            json!({ "subject": subject, "award": grant["award"], "award_type": grant["award_type"], "from_year": from,
                "to_year": to, "decision_date": grant["decision_date"], "no_initiative": true }),
        );
    }
    let kinds = work.items("achievement_kind.list");
    let kind = kinds.iter().find(|kind| kind["code"] == "sang_kien").unwrap();
    for initiative in input["initiatives"].as_array().into_iter().flatten() {
        let scope = match text(initiative, "scope") {
            "co_so" => "grassroots",
            "tinh" => "province",
            _ => "nation",
        };
        work.save(
            "achievement.save",
            json!({ "subject": subject, "period": { "from": initiative["year"].to_string(), "to": null },
                "kind_id": kind["id"], "content": initiative["id"], "initiative": { "scope": scope } }),
        );
    }
    let year = &input["proposal"]["ending_year"];
    let confirmed = input["attested"].as_object().unwrap().iter();
    let confirmed: Vec<Value> =
        confirmed.map(|(key, holds)| json!({ "subject": subject, "year": year, "key": key, "holds": holds })).collect();
    work.save("confirmation.save", json!({ "items": confirmed }));
    if let Some(figures) = input["collective"].as_object() {
        work.save(
            "collective.save",
            json!({ "unit_id": subject["id"], "year": year, "members": figures["members_counted"],
                "ldtt": figures["ldtt"], "cstd_co_so": figures["cstd_co_so"], "completed": figures["completed"] }),
        );
    }
    subject
}

/// Initiatives of somebody else, one for each year: this office types them, so that who has none has none.
fn initiatives_of_others(work: &Work) {
    let person = work.save("person.save", json!({ "name": "Người khác" }))["id"].clone();
    let kinds = work.items("achievement_kind.list");
    let kind = kinds.iter().find(|kind| kind["code"] == "sang_kien").unwrap();
    for year in 2010..=2026 {
        work.save(
            "achievement.save",
            json!({ "subject": { "kind": "person", "id": person }, "period": { "from": year.to_string(), "to": null },
                "kind_id": kind["id"], "content": "Sáng kiến", "initiative": { "scope": "grassroots" } }),
        );
    }
}

/// The subject of an example, with all its facts typed in.
pub fn example(work: &Work, id: &str) -> Value {
    let examples: Value = serde_json::from_str(EXAMPLES).unwrap();
    let case = examples["cases"].as_array().unwrap().iter().find(|case| case["id"] == id).unwrap();
    typed_in(work, &case["input"])
}

fn asked(work: &Work, subject: &Value, award: &str, year: u16, received: &str) -> Value {
    let request =
        json!({ "subject": subject, "award": award, "year": year, "received": received, "evaluated": received });
    work.call("eligibility", request)
}

fn node(tree: &Value, id: &str) -> Value {
    if tree["node_id"] == id {
        return tree.clone();
    }
    let parts = tree["parts"].as_array().into_iter().flatten();
    parts.map(|part| node(part, id)).find(|found| !found.is_null()).unwrap_or_default()
}

#[test]
fn the_worked_examples_come_out_from_what_is_typed_in() {
    let examples: Value = serde_json::from_str(EXAMPLES).unwrap();
    let work = Work::new();
    work.call("record.complete_from", json!({ "year": 1990 }));
    initiatives_of_others(&work);
    let cases = examples["cases"].as_array().unwrap().iter().filter(|case| case["kind"] == "eligibility");
    let mut count = 0;
    for case in cases {
        count += 1;
        let (input, expected) = (&case["input"], &case["expected"]);
        let subject = typed_in(&work, input);
        let proposal = &input["proposal"];
        let year = u16::try_from(proposal["ending_year"].as_u64().unwrap()).unwrap();
        let answer = asked(&work, &subject, text(proposal, "award"), year, text(proposal, "received_for_appraisal_at"));
        let id = &case["id"];
        for field in ["verdict", "regime", "condition_id"] {
            assert_eq!(answer[field], expected[field], "{id} {field}: {answer:#}");
        }
        let nodes = |answer: &Value| -> Vec<Value> {
            answer["missing"].as_array().unwrap().iter().map(|one| one["node_id"].clone()).collect()
        };
        assert_eq!(nodes(&answer), nodes(expected), "{id}");
    }
    assert_eq!(count, 10);
}

#[test]
fn a_history_that_nobody_typed_is_unknown_until_the_record_is_said_to_be_complete() {
    let work = Work::new();
    let person = json!({ "name": "Ngô Văn Ẩn", "subject_class": "Công chức", "employed_from": "2010" });
    let subject = json!({ "kind": "person", "id": work.save("person.save", person)["id"] });
    let verdict = || asked(&work, &subject, "cstd_tinh", 2024, "2024-12-20");
    let unknown = verdict();
    assert_eq!(unknown["verdict"], "can_xac_nhan", "{unknown:#}");
    let wanted = unknown["unknown"][0]["wanted"][0].clone();
    assert_eq!((&wanted["kind"], &wanted["awards"]), (&json!("grants"), &json!(["cstd_co_so"])));
    // For Bằng khen alone it is complete, which says nothing of Chiến sĩ thi đua cơ sở.
    work.call("record.complete_from", json!({ "year": 2000, "award": "bk_tinh" }));
    assert_eq!(verdict()["verdict"], "can_xac_nhan");
    work.call("record.complete_from", json!({ "year": 2015 }));
    let missing = verdict();
    assert_eq!((&missing["verdict"], &missing["missing"][0]["node_id"]), (&json!("khong_du"), &json!("n.1")));
}

#[test]
fn a_record_is_as_complete_as_the_nearest_unit_says() {
    let work = Work::new();
    let department = work.save("unit.save", json!({ "name": "Sở Y tế" }));
    let division = work.save("unit.save", json!({ "name": "Phòng Tổ chức", "parent_id": department }));
    let person = json!({ "name": "Đỗ Thị Bình", "positions": [{ "unit_id": division, "title": "Chuyên viên", "from": "2012" }] });
    let subject = json!({ "kind": "person", "id": work.save("person.save", person)["id"] });
    // Whether it is known that the three years of Chiến sĩ thi đua cơ sở are missing.
    let missing = |work: &Work| {
        let answer = asked(work, &subject, "cstd_tinh", 2024, "2024-12-20");
        answer["missing"].as_array().unwrap().iter().any(|one| one["node_id"] == "n.1")
    };
    // From 2025 on nothing is said of the years up to 2024.
    work.call("record.complete_from", json!({ "year": 2025 }));
    assert!(!missing(&work));
    work.call("record.complete_from", json!({ "year": 2015, "unit_id": department }));
    assert!(missing(&work));
    work.call("record.complete_from", json!({ "year": 2025, "unit_id": division }));
    assert!(!missing(&work));
}

#[test]
fn a_place_in_a_cluster_is_known_once_its_round_is_locked() {
    let work = Work::new();
    let (units, _, round) = open(&work, &["Phòng Phước An", "Phòng Quang Trung"]);
    // I.1 is equal, I.2 is 80 and 60 points by hand: Phước An leads.
    let cells = [sheet(&units[0], "40", "40", "80"), sheet(&units[1], "40", "40", "60")].concat();
    work.call("score.enter", json!({ "round": round, "stage": "self", "cells": cells }));
    let place = |unit: &Value| {
        let subject = json!({ "kind": "unit", "id": unit });
        let answer = asked(&work, &subject, "co_tinh", 2026, "2026-11-20");
        node(&answer["explanation"], "n.1")["truth"].clone()
    };
    assert_eq!(place(&units[0]), "unknown");
    work.call("round.lock", json!({ "id": round }));
    assert_eq!([place(&units[0]), place(&units[1])], [json!("met"), json!("not_met")]);
    // Of central clusters and of movements the file knows nothing: of the three ways to a Cờ thi đua của Chính phủ only the
    // first is closed to the second of its cluster.
    let second = json!({ "kind": "unit", "id": units[1] });
    let flag = asked(&work, &second, "co_chinh_phu", 2026, "2026-11-20");
    let truths = ["n.1", "n.2", "n.3"].map(|id| node(&flag["explanation"], id)["truth"].clone());
    assert_eq!(
        (&flag["verdict"], truths),
        (&json!("can_xac_nhan"), [json!("not_met"), json!("unknown"), json!("unknown")])
    );
    work.call("round.reopen", json!({ "id": round, "reason": "Cụm họp lại, thống nhất chấm lại I.2" }));
    assert_eq!(place(&units[0]), "unknown");
}

#[test]
fn an_initiative_serves_one_form_of_commendation_only() {
    // V06: two excellent years and two initiatives make a Bằng khen; once one of them served another, one is missing.
    let work = Work::new();
    work.call("record.complete_from", json!({ "year": 1990 }));
    let subject = example(&work, "V06");
    let verdict = |work: &Work| asked(work, &subject, "bk_tinh", 2024, "2024-12-05")["verdict"].clone();
    assert_eq!(verdict(&work), "du");
    // While nobody has said on what her title of 2024 rests, the initiative of that year may be spent.
    let row = work.call("grant.list", json!({ "subject": subject }))["items"][0].clone();
    let mut title = json!({ "no_initiative": false });
    for field in ["id", "subject", "award", "award_type", "from_year", "to_year", "decision_date"] {
        title[field] = row[field].clone();
    }
    work.call("grant.save", title.clone());
    let open = asked(&work, &subject, "bk_tinh", 2024, "2024-12-05");
    assert_eq!(open["verdict"], "can_xac_nhan");
    let wanted = open["unknown"][0]["wanted"].clone();
    assert_eq!(wanted, json!([{ "kind": "initiative_use", "awards": ["cstd_co_so"] }]));
    title["no_initiative"] = json!(true);
    work.call("grant.save", title);
    assert_eq!(verdict(&work), "du");
    let initiative = work.call("achievement.list", json!({ "subject": subject }))["items"][0]["id"].clone();
    let served = json!({ "subject": subject, "award": "giay_khen", "to_year": 2023, "decision_date": "2024-01-10",
        "initiatives": [initiative] });
    let grant = work.save("grant.save", served.clone());
    assert_eq!(verdict(&work), "khong_du");
    // A commendation that was cancelled frees it.
    let mut cancelled = served;
    cancelled["id"] = grant;
    cancelled["state"] = json!("cancelled");
    cancelled["reason"] = json!("Quyết định 9/QĐ-SNV ngày 01/02/2024: trùng khen thưởng");
    work.call("grant.save", cancelled);
    assert_eq!(verdict(&work), "du");
}

#[test]
fn a_matter_that_is_looked_into_holds_and_a_sanction_starts_the_years_anew() {
    let work = Work::new();
    work.call("record.complete_from", json!({ "year": 1990 }));
    let subject = example(&work, "V03");
    let verdict = || asked(&work, &subject, "cstd_tinh", 2024, "2024-12-20")["verdict"].clone();
    assert_eq!(verdict(), "du");
    let matter = work.save("discipline.save", json!({ "subject": subject, "decided": "2024-12-01" }));
    assert_eq!(verdict(), "tam_dung");
    let closed = json!({ "id": matter, "subject": subject, "decided": "2024-12-01", "until": "2024-12-10" });
    work.call("discipline.save", closed);
    assert_eq!(verdict(), "du");
    // Served until June 2022: years count from 2023, two of the three that are needed.
    let sanction = json!({ "subject": subject, "form": "khien_trach", "decided": "2021-06-15", "until": "2022-06-15" });
    work.call("discipline.save", sanction);
    assert_eq!(verdict(), "khong_du");
}

#[test]
fn awards_of_the_units_that_a_unit_was_formed_from_are_told_and_not_counted() {
    let work = Work::new();
    let unit = |name: &str| work.save("unit.save", json!({ "name": name }));
    let [first, second, third] = ["Phòng Một", "Phòng Hai", "Phòng Ba"].map(unit);
    let whole = unit("Trung tâm chung");
    let given = |unit: &Value, year: u16| {
        let date = format!("{}-01-15", year + 1);
        let subject = json!({ "kind": "unit", "id": unit });
        work.save(
            "grant.save",
            json!({ "subject": subject, "award": "tt_ldxs", "to_year": year, "decision_date": date }),
        );
    };
    given(&first, 2022);
    given(&first, 2023);
    given(&second, 2023);
    let merger = json!({ "kind": "merged", "date": "2024-03-01", "from": [first, second], "to": [whole] });
    work.call("succession.save", merger);
    let warnings =
        asked(&work, &json!({ "kind": "unit", "id": whole }), "tt_ldxs", 2024, "2024-12-20")["warnings"].to_string();
    assert!(warnings.contains("Phòng Một ngày 01/03/2024, đã được khen thưởng 2 lần"), "{warnings}");
    assert!(warnings.contains("Phòng Hai ngày 01/03/2024, đã được khen thưởng 1 lần"), "{warnings}");
    let others =
        asked(&work, &json!({ "kind": "unit", "id": third }), "tt_ldxs", 2024, "2024-12-20")["warnings"].to_string();
    assert!(!others.contains("hình thành từ"), "{others}");
    // In a batch the same is told.
    let batch = work.save("batch.save", json!({ "name": "đề nghị năm 2024", "year": 2024, "received": "2024-12-20" }));
    let line = json!({ "batch_id": batch, "kind": "unit", "subject": { "kind": "unit", "id": whole }, "award": "tt_ldxs",
        "submitted": { "name": "Trung tâm chung" } });
    work.save("nomination.save", line);
    let checked = work.call("batch.check", json!({ "id": batch }))["items"][0]["warnings"].to_string();
    assert!(checked.contains("Phòng Một ngày 01/03/2024"), "{checked}");
}

#[test]
fn whether_members_were_disciplined_has_to_be_said() {
    let work = Work::new();
    let unit = work.save("unit.save", json!({ "name": "Phòng Mẫu" }));
    let subject = json!({ "kind": "unit", "id": unit });
    work.save("evaluation.save", json!({ "subject": subject, "year": 2024, "level": "HTT" }));
    work.save(
        "confirmation.save",
        json!({ "items": [{ "subject": subject, "year": 2024, "key": "*", "holds": true }] }),
    );
    let mut figures = json!({ "unit_id": unit, "year": 2024, "members": 10, "ldtt": 8, "completed": 10 });
    figures["id"] = work.save("collective.save", figures.clone());
    let answer = || asked(&work, &subject, "tt_ldtt", 2024, "2024-12-20");
    let nodes = |answer: &Value, which: &str| -> Vec<String> {
        answer[which].as_array().unwrap().iter().map(|one| text(one, "node_id").to_owned()).collect()
    };
    let unsaid = answer();
    assert_eq!((&unsaid["verdict"], nodes(&unsaid, "unknown")), (&json!("can_xac_nhan"), vec!["n.4".to_owned()]));
    figures["disciplined"] = json!([]);
    work.save("collective.save", figures);
    assert_eq!(answer()["verdict"], "du");
    // What the record says of the unit's own people comes before a figure that names nobody.
    let person = json!({ "name": "Ngô Văn Ẩn", "positions": [{ "title": "Chuyên viên", "unit_id": unit }] });
    let person = json!({ "kind": "person", "id": work.save("person.save", person)["id"] });
    let sanction = json!({ "subject": person, "decided": "2024-05-10", "form": "canh_cao", "until": "2025-05-10" });
    work.save("discipline.save", sanction);
    let warned = answer();
    assert_eq!((&warned["verdict"], nodes(&warned, "missing")), (&json!("khong_du"), vec!["n.4".to_owned()]));
}
