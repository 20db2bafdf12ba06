//! What a report on a part of a year may know, what a closed movement keeps, and of whom nothing is asked any more.

use serde_json::{Value, json};

use crate::work::{Work, text};

const NAMES: [&str; 3] = ["Sở Y tế", "Xã Vùng Cao", "Sở Tài chính"];

/// A movement of three years with a rate and cases that are added up; three units take part.
struct Started {
    work: Work,
    id: Value,
    units: Vec<Value>,
    targets: Vec<Value>,
}

fn plan(number: &str, issuer: &str) -> Value {
    json!({ "number": number, "date": "2025-01-05", "issuer": issuer, "movements": ["Chính quyền số"],
        "period": { "from": "2025-01", "to": "2027-12" }, "targets": [
            { "text": "Tỷ lệ hồ sơ trực tuyến", "unit": "%", "value": "90" },
            { "text": "Số vụ mất an toàn", "unit": "vụ", "value": "20", "direction": "at_most", "reckoning": "sum" }] })
}

fn started() -> Started {
    let work = Work::new();
    let office =
        json!({ "valid_from": "2024", "superior": "Ủy ban nhân dân tỉnh Mẫu", "name": "SỞ NỘI VỤ", "signers": [] });
    work.call("office.save", office);
    let units: Vec<Value> = NAMES.iter().map(|name| work.save("unit.save", json!({ "name": name }))).collect();
    let id = work.save("movement.add_plain", plan("12/KH-UBND", "Ủy ban nhân dân tỉnh Mẫu"));
    let mut movement = work.call("movement.get", json!({ "id": id }));
    movement["registrations"] = units.iter().map(|unit| json!({ "unit_id": unit, "aim": "Cờ thi đua" })).collect();
    let targets = movement["targets"].as_array().unwrap().iter().map(|part| part["id"].clone()).collect();
    work.call("movement.save", movement);
    Started { work, id, units, targets }
}

impl Started {
    fn figures(&self, figures: &[(usize, usize, &str, &str)]) {
        let figure = |(target, unit, period, value): &(usize, usize, &str, &str)| {
            json!({ "target_id": self.targets[*target],
            "unit_id": self.units[*unit], "period": period, "value": value, "source": "" })
        };
        let figures: Vec<Value> = figures.iter().map(figure).collect();
        self.work.call("movement.target_report", json!({ "id": self.id, "figures": figures }));
    }

    fn report(&self, period: &str) -> (String, Vec<Vec<String>>) {
        let options = json!({ "movement": self.id, "period": period });
        let text = self.work.print("movement-summary", options.clone(), "pdf").text();
        (text, self.work.print("movement-summary", options, "docx").cells())
    }

    fn refused(&self, command: &str, input: Value) -> String {
        self.work.refused(command, input).code
    }
}

#[test]
fn a_report_on_a_half_year_printed_in_november_says_what_it_said_in_july() {
    let own = started();
    own.figures(&[
        (0, 0, "2026-H1", "95"),
        (0, 1, "2026-H1", "80"),
        (1, 0, "2026-Q1", "12"),
        (1, 0, "2026-Q2", "9"),
        (1, 1, "2026-H1", "20"),
    ]);
    let july = own.report("2026-H1");
    // 95 ≥ 90 but not 80; 12 + 9 = 21 > 20, and 20 is not: one unit each of two that reported.
    let said = |cells: &[Vec<String>], row: usize| cells[row][4..].join(" ");
    assert_eq!((said(&july.1, 1), said(&july.1, 2)), ("2/3 1".to_owned(), "2/3 1".to_owned()));
    assert!(july.0.contains("Còn 01 đơn vị chưa báo cáo đủ: Sở Tài chính."), "{}", july.0);
    own.figures(&[(0, 1, "2026-9M", "99"), (1, 1, "2026-Q4", "30")]);
    let november = own.report("2026-H1");
    assert_eq!(november.1, july.1);
    // Of the year both units have the rate, and nobody keeps below 20: 21 and 20 + 30.
    let year = own.report("2026").1;
    assert_eq!((said(&year, 1), said(&year, 2)), ("2/3 2".to_owned(), "2/3 0".to_owned()));
}

#[test]
fn a_report_counts_what_happened_in_its_days_and_stands_as_on_the_last_of_them() {
    let own = started();
    let work = &own.work;
    let of = |unit: usize| json!({ "kind": "unit", "id": own.units[unit] });
    for date in ["2025-05-10", "2026-04-10", "2026-09-10"] {
        work.call(
            "movement.inspection_save",
            json!({ "movement_id": own.id, "unit_id": own.units[0], "date": date, "findings": "Đủ" }),
        );
    }
    for (name, found) in [("Mô hình cũ", "2025-06-01"), ("Mô hình mới", "2026-03-01")] {
        work.call(
            "movement.exemplar_save",
            json!({ "movement_id": own.id, "kind": "model", "name": name, "subject": of(0),
            "found": found, "spread": "2026-10-01", "commended": "2026-11-01" }),
        );
    }
    for due in ["2025-12-10", "2026-06-20", "2026-11-10"] {
        work.call("report.demand", json!({ "movement_id": own.id, "name": "Báo cáo", "due": due, "units": own.units }));
    }
    let came = |unit: usize, day: &str| json!({ "name": "báo  cáo", "due": "2026-06-20", "unit_id": own.units[unit], "text": day });
    work.call(
        "report.enter",
        json!({ "movement_id": own.id, "cells": [came(0, "19/6/2026"), came(1, "25/6/2026"), came(2, "3/7/2026")] }),
    );
    let (text, _) = own.report("2026-H1");
    for said in [
        "Tổ chức 01 lượt kiểm tra;",
        "Phát hiện 01 mô hình mới.",
        // The third came in July.
        "Báo cáo (hạn 20/06/2026): 02/03 đơn vị đã nộp, 01 nộp trễ.",
        "Sở Nội vụ báo cáo kết quả phong trào thi đua “Chính quyền số”, 6 tháng đầu năm 2026 như sau:",
    ] {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
    for silent in ["Mô hình cũ", "10/11/2026", "10/12/2025", "nhân rộng,", "chưa tính được"] {
        assert!(!text.contains(silent), "“{silent}” is in {text}");
    }
    // All years in one: three inspections, two models, three reports, a table a year.
    let whole =
        work.print("movement-summary", json!({ "movement": own.id, "period": "2026", "whole": true }), "pdf").text();
    for said in [
        "Tổng kết phong trào thi đua “Chính quyền số”, giai đoạn 2025–2027",
        "Tổ chức 03 lượt kiểm tra",
        "Phát hiện 02 mô hình mới; 02 đã nhân rộng, 02 đã khen thưởng.",
        "Năm 2025",
        "Năm 2027",
        "10/12/2025",
    ] {
        assert!(whole.contains(said), "“{said}” is not in {whole}");
    }
}

#[test]
fn a_line_that_was_withdrawn_is_no_proposal_of_the_report() {
    let own = started();
    let subjects: Vec<Value> = own.units.iter().map(|unit| json!({ "kind": "unit", "id": unit })).collect();
    let cells: Vec<Value> =
        own.units.iter().map(|unit| json!({ "unit_id": unit, "field": "level", "text": "HTXS" })).collect();
    own.work.call("movement.result_enter", json!({ "id": own.id, "year": 2026, "cells": cells }));
    let made = own
        .work
        .call("movement.commend", json!({ "id": own.id, "year": 2026, "subjects": subjects, "unit_award": "bk_tinh" }));
    assert!(own.report("2026").0.contains("đề nghị khen thưởng 03 trường hợp."));
    let line = made["output"]["added"][0].clone();
    own.work.call("nomination.advance", json!({ "ids": [line], "state": "withdrawn", "reason": "Đơn vị xin rút" }));
    let text = own.report("2026").0;
    assert!(text.contains("đề nghị khen thưởng 02 trường hợp."), "{text}");
    // The batch is of 2026: neither the year before nor the half year tells of it.
    assert!(own.report("2025").0.contains("chưa đề nghị khen thưởng."));
}

#[test]
fn movements_of_one_name_keep_their_own_sentence_in_an_evaluation_and_a_result_taken_back_leaves_none() {
    let own = started();
    let work = &own.work;
    let second = work.save("movement.add_plain", plan("5/KH-SNV", "Sở Nội vụ"));
    work.call("movement.registration_add", json!({ "id": second, "units": [own.units[0]], "aim": "" }));
    work.call(
        "evaluation.save",
        json!({ "subject": { "kind": "unit", "id": own.units[0] }, "year": 2026, "level": "HTT", "note": "Theo TB 5" }),
    );
    let enter = |id: &Value, typed: &str| {
        let cell = json!({ "unit_id": own.units[0], "field": "level", "text": typed });
        work.call("movement.result_enter", json!({ "id": id, "year": 2026, "cells": [cell] }));
    };
    let carry = |id: &Value| work.call("movement.carry", json!({ "id": id, "year": 2026, "units": [own.units[0]] }));
    let note = || text(&work.items("evaluation.list")[0], "note").to_owned();
    enter(&own.id, "HTXS");
    enter(&second, "KHT");
    carry(&own.id);
    carry(&second);
    let both = [
        "Theo TB 5",
        "Phong trào “Chính quyền số” (12/KH-UBND): hoàn thành xuất sắc",
        "Phong trào “Chính quyền số” (5/KH-SNV): chưa hoàn thành",
    ];
    assert_eq!(note().lines().collect::<Vec<_>>(), both);
    enter(&second, "");
    let preview = work.call("movement.carry_preview", json!({ "id": second, "year": 2026 }));
    assert_eq!(preview["rows"][0]["step"], "withdrawn");
    carry(&second);
    assert_eq!(note().lines().collect::<Vec<_>>(), both[..2]);
}

#[test]
fn what_a_closed_movement_was_summed_up_by_stays() {
    let own = started();
    let work = &own.work;
    own.figures(&[(0, 0, "2026", "95")]);
    let early = own.refused("movement.close", json!({ "id": own.id, "date": "2024-12-31" }));
    assert_eq!(early, "movement.closed_early");
    assert_eq!(own.refused("movement.reopen", json!({ "id": own.id })), "movement.not_closed");
    work.call("movement.close", json!({ "id": own.id, "date": "2026-11-20" }));
    let movement = work.call("movement.get", json!({ "id": own.id }));
    let mut other = movement.clone();
    other["targets"][0]["line"]["value"] = json!("50");
    let mut shorter = movement.clone();
    shorter["period"]["to"] = json!("2026-12");
    let cell = json!({ "unit_id": own.units[0], "field": "level", "text": "HTXS" });
    let registration = json!({ "unit_id": own.units[0], "field": "aim", "text": "Bằng khen" });
    for (command, input) in [
        ("movement.save", other),
        ("movement.save", shorter),
        ("movement.result_enter", json!({ "id": own.id, "year": 2026, "cells": [cell] })),
        ("movement.registration_enter", json!({ "id": own.id, "cells": [registration] })),
        ("movement.registration_remove", json!({ "id": own.id, "unit_id": own.units[0] })),
        ("report.demand", json!({ "movement_id": own.id, "name": "Báo cáo", "due": "2026-12-01", "units": own.units })),
    ] {
        assert_eq!(own.refused(command, input), "movement.closed", "{command}");
    }
    // The figure was written two operations before: what was closed over it asks to be opened first.
    let log = work.items("log.list");
    let figure = log.iter().find(|row| row["kind"] == "movement.target_report").unwrap()["id"].clone();
    assert_eq!(own.refused("undo", json!({ "operation": figure })), "movement.closed");
    // Words may be put right.
    let mut reworded = movement;
    reworded["note"] = json!("Hồ sơ lưu tại phòng Thi đua");
    work.call("movement.save", reworded);
    work.call("movement.reopen", json!({ "id": own.id }));
    work.call("undo", json!({ "operation": figure }));
}

#[test]
fn of_a_unit_that_was_merged_away_nothing_is_asked_any_more() {
    let own = started();
    let work = &own.work;
    work.call(
        "report.demand",
        json!({ "movement_id": own.id, "name": "Báo cáo năm", "due": "2026-11-20", "units": own.units }),
    );
    let mut unit = work.call("unit.get", json!({ "id": own.units[1] }));
    let unit = match unit.get_mut("unit") {
        Some(inner) => inner,
        None => &mut unit,
    };
    unit["ended"] = json!("2026-07-01");
    work.call("unit.save", unit.clone());
    let grid = work.call("report.grid", json!({ "id": own.id }));
    assert_eq!(grid["columns"][0]["of"], 2);
    assert_eq!(grid["units"][1]["ended"], "2026-07-01");
    let letter = json!({ "movement": own.id, "date": "2026-11-24", "owed": "report" });
    let cells = work.print("movement-reminder", letter, "docx").cells();
    let names: Vec<&str> = cells.iter().skip(1).map(|row| row[1].as_str()).collect();
    assert_eq!(names, [NAMES[0], NAMES[2]]);
    let again = json!({ "movement_id": own.id, "name": "Báo cáo khác", "due": "2026-11-21", "units": [own.units[1]] });
    assert_eq!(own.refused("report.demand", again), "report.unit_ended");
}

#[test]
fn one_report_of_a_unit_is_owed_once_however_it_is_written() {
    let own = started();
    let work = &own.work;
    let due = |name: &str, units: &[Value]| json!({ "movement_id": own.id, "name": name, "due": "2026-11-20", "units": units });
    work.call("report.demand", due("Báo cáo năm", &own.units[..2]));
    work.call("report.demand", due("báo cáo  năm", &own.units));
    let grid = work.call("report.grid", json!({ "id": own.id }));
    assert_eq!((grid["columns"].as_array().unwrap().len(), &grid["columns"][0]["of"]), (1, &json!(3)));
    let twin = json!({ "unit_id": own.units[0], "name": "Báo cáo năm", "movement_id": own.id, "due": "2026-11-20", "number": "", "note": "" });
    assert_eq!(own.refused("report.save", twin), "report.already_owed");
}
