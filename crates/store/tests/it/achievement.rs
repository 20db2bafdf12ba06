//! What achievements give to scores, and how evidence is kept.

use domain::achievement::{
    Achievement, AchievementKind, Figure, Figures, Initiative, InitiativeScope, Recognition, Selection, Take,
};
use domain::date::{PartialDate, Period};
use domain::id::{AchievementId, AchievementKindId, UnitId};
use domain::number::Exact;
use domain::subject::Subject;
use domain::unit::{Succession, SuccessionKind};
use store::achievement::{Filter, Order};
use store::{Error, Op, Store};

use crate::{add_unit, create};

fn add_kind(store: &Store, code: &str, is_initiative: bool) -> AchievementKindId {
    let name = code.to_owned();
    let kind = AchievementKind { code: name.clone(), name, is_initiative, ..AchievementKind::default() };
    let op = Op::new("achievement_kind.save", "Thêm loại");
    store.transact::<_, Error>(op, "An", |tx| store::achievement::save_kind(tx, &kind)).unwrap().output
}

fn done(subject: UnitId, kind_id: AchievementKindId, year: &str, content: &str) -> Achievement {
    let date = Some(PartialDate::read(year).unwrap());
    Achievement {
        id: None,
        code: String::new(),
        subject: Subject::Unit(subject),
        period: Period { from: date, to: date },
        movement_id: None,
        kind_id,
        content: content.to_owned(),
        figures: Vec::new(),
        recognition: Recognition::default(),
        initiative: None,
        note: String::new(),
    }
}

fn add(store: &Store, mut achievement: Achievement) -> AchievementId {
    let op = Op::new("achievement.save", "Thêm thành tích");
    let write = |tx: &store::Tx<'_>| {
        achievement.code = store::achievement::next_code(tx, achievement.year().unwrap())?;
        store::achievement::save(tx, &achievement)
    };
    store.transact::<_, Error>(op, "An", write).unwrap().output
}

fn figure(name: &str, target: i64, actual: Option<Exact>) -> Figure {
    Figure { name: name.to_owned(), target: Some(Exact::from(target)), actual, ..Figure::default() }
}

fn of_2026(kind: &str) -> Selection {
    Selection { kind: Some(kind.to_owned()), period: Period::of_year(2026), ..Selection::default() }
}

#[test]
fn achievements_count_by_subject_kind_and_the_year_of_their_last_day() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(&folder.path().join("a.thidua"));
    let (one, other) = (add_unit(&store, "A", "Đơn vị A"), add_unit(&store, "B", "Đơn vị B"));
    let (initiative, task) = (add_kind(&store, "sang_kien", true), add_kind(&store, "nhiem_vu", false));
    let scope = Some(Initiative { scope: InitiativeScope::Province, number: String::new(), date: None });
    let first = add(&store, Achievement { initiative: scope, ..done(one, initiative, "2026-03-01", "Một") });
    let second = add(&store, done(one, initiative, "2026", "Hai"));
    add(&store, done(one, initiative, "2025", "Năm trước"));
    add(&store, done(one, task, "2026", "Việc khác"));
    let spanning = add(
        &store,
        Achievement {
            period: Period { from: PartialDate::read("2024").ok(), to: PartialDate::read("2026-06").ok() },
            ..done(other, initiative, "2026", "Ba năm")
        },
    );

    let feed = |selection: &Selection| {
        store.read::<_, Error>(|conn| store::achievement::feed(conn, selection, &Take::Count)).unwrap()
    };
    let fed = feed(&of_2026("sang_kien"));
    assert_eq!(fed[&Subject::Unit(one)].value, Exact::from(2));
    assert_eq!(fed[&Subject::Unit(one)].source_ids, [first, second]);
    assert_eq!(fed[&Subject::Unit(one)].codes, ["TT-2026-0001", "TT-2026-0002"]);
    assert_eq!(fed[&Subject::Unit(other)].source_ids, [spanning]);
    let recognised = feed(&Selection { initiatives_only: true, ..of_2026("sang_kien") });
    assert_eq!(recognised.keys().collect::<Vec<_>>(), [&Subject::Unit(one)]);
    // "2026" ends on 31/12, after the half-year.
    let half = Period { from: PartialDate::read("2026-01").ok(), to: PartialDate::read("2026-06").ok() };
    assert_eq!(feed(&Selection { period: half, ..of_2026("sang_kien") })[&Subject::Unit(one)].source_ids, [first]);
}

#[test]
fn the_list_is_ordered_and_handed_over_a_part_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(&folder.path().join("a.thidua"));
    // Vietnamese order: Ă comes after A and before B.
    let (last, first, middle) =
        (add_unit(&store, "1", "Bình"), add_unit(&store, "2", "An"), add_unit(&store, "3", "Ăn"));
    let kind = add_kind(&store, "khac", false);
    let write = |subject, day: &str, content: &str| add(&store, done(subject, kind, day, content));
    write(last, "01/03/2026", "một");
    write(first, "01/05/2026", "hai");
    write(middle, "01/04/2026", "ba");
    write(first, "31/12/2025", "bốn");
    let contents = |filter: Filter| -> Vec<String> {
        let rows = store.read::<_, Error>(|conn| store::achievement::list(conn, &filter)).unwrap();
        rows.into_iter().map(|row| row.content).collect()
    };
    let count = |filter: &Filter| store.read::<_, Error>(|conn| store::achievement::count(conn, filter)).unwrap();
    assert_eq!(contents(Filter::default()), ["hai", "ba", "một", "bốn"]);
    assert_eq!(contents(Filter { descending: true, ..Filter::default() }), ["bốn", "một", "ba", "hai"]);
    let by_subject = Filter { order: Order::Subject, ..Filter::default() };
    assert_eq!(contents(by_subject.clone()), ["hai", "bốn", "ba", "một"]);
    let part = Filter { offset: 1, limit: Some(2), ..by_subject };
    assert_eq!(contents(part.clone()), ["bốn", "ba"]);
    assert_eq!(count(&part), 4);
    let of_2026 = Filter { year: Some(2026), order: Order::Subject, descending: true, ..Filter::default() };
    assert_eq!(contents(of_2026.clone()), ["một", "ba", "hai"]);
    assert_eq!(count(&of_2026), 3);
}

#[test]
fn figures_of_a_name_are_summed_exactly() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(&folder.path().join("a.thidua"));
    let unit = add_unit(&store, "A", "Đơn vị A");
    let kind = add_kind(&store, "nhiem_vu", false);
    let tenth = |tenths: i64| Exact::fraction(tenths, 10);
    let first = add(
        &store,
        Achievement {
            figures: vec![figure("Hộ thoát nghèo", 10, tenth(1)), figure("Km đường", 3, tenth(50))],
            ..done(unit, kind, "2026", "Một")
        },
    );
    let second = add(
        &store,
        Achievement { figures: vec![figure("Hộ  thoát nghèo", 5, tenth(2))], ..done(unit, kind, "2026", "Hai") },
    );
    add(&store, Achievement { figures: vec![figure("Hộ thoát nghèo", 7, None)], ..done(unit, kind, "2026", "Ba") });

    let sum = |of| {
        let take = Take::Sum { figure: "hộ thoát nghèo".to_owned(), of };
        let fed = store.read::<_, Error>(|conn| store::achievement::feed(conn, &of_2026("nhiem_vu"), &take)).unwrap();
        fed[&Subject::Unit(unit)].clone()
    };
    // 0,1 + 0,2 = 0,3 exactly; an achievement without the actual is no source of it. 10 + 5 + 7 = 22.
    assert_eq!(sum(Figures::Actual).value, Exact::fraction(3, 10).unwrap());
    assert_eq!(sum(Figures::Actual).source_ids, [first, second]);
    assert_eq!(sum(Figures::Target).value, Exact::from(22));
}

#[test]
fn a_merged_unit_counts_what_the_units_before_it_did() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(&folder.path().join("a.thidua"));
    let [one, other, merged] = ["A", "B", "AB"].map(|code| add_unit(&store, code, code));
    let kind = add_kind(&store, "nhiem_vu", false);
    add(&store, done(one, kind, "2026", "Một"));
    add(&store, done(other, kind, "2026", "Hai"));
    add(&store, done(merged, kind, "2026", "Ba"));
    let succession = Succession {
        id: None,
        kind: SuccessionKind::Merged,
        date: PartialDate::read("2026-07-01").unwrap(),
        decision_number: String::new(),
        decision_date: None,
        new_name: String::new(),
        founded: Vec::new(),
        old_name: String::new(),
        from: vec![one, other],
        to: vec![merged],
    };
    let op = Op::new("succession.save", "Sáp nhập");
    store.transact::<_, Error>(op, "An", |tx| store::unit::save_succession(tx, &succession)).unwrap();

    let fed =
        store.read::<_, Error>(|conn| store::achievement::feed(conn, &of_2026("nhiem_vu"), &Take::Count)).unwrap();
    assert_eq!(fed[&Subject::Unit(merged)].value, Exact::from(3));
    assert_eq!(fed[&Subject::Unit(one)].value, Exact::from(1));
}

#[test]
fn evidence_is_kept_once_compared_on_reading_and_swept_only_on_request() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(&folder.path().join("a.thidua"));
    let unit = add_unit(&store, "A", "Đơn vị A");
    let kind = add_kind(&store, "nhiem_vu", false);
    let achievement = add(&store, done(unit, kind, "2026", "Một"));
    let sha256 = store.write_unrecorded::<_, Error>(|conn| store::content::keep(conn, b"abc")).unwrap();
    // FIPS 180-4, the SHA-256 of "abc".
    assert_eq!(sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    store.write_unrecorded::<_, Error>(|conn| store::content::keep(conn, b"abc")).unwrap();
    let add_line = |tx: &store::Tx<'_>| store::achievement::add_evidence(tx, achievement, "a.txt", &sha256, "");
    let id = store.transact::<_, Error>(Op::new("evidence.add", "Thêm minh chứng"), "An", add_line).unwrap().output;

    let line = store.read::<_, Error>(|conn| store::achievement::get_evidence(conn, id)).unwrap().unwrap();
    assert_eq!((line.name.as_str(), line.size), ("a.txt", 3));
    let read = || store.read::<_, Error>(|conn| store::achievement::evidence_content(conn, &line));
    assert_eq!(read().unwrap(), b"abc");

    let remove = |tx: &store::Tx<'_>| store::achievement::remove(tx, achievement);
    store.transact::<_, Error>(Op::new("achievement.remove", "Xóa"), "An", remove).unwrap();
    store.undo(None, "An").unwrap();
    assert_eq!(read().unwrap(), b"abc");
    let sweep = || store.write_unrecorded::<_, Error>(store::content::sweep).unwrap();
    assert_eq!(sweep(), (0, 0));
    store.transact::<_, Error>(Op::new("achievement.remove", "Xóa"), "An", remove).unwrap();
    assert_eq!(sweep(), (1, 3));
    let refused = store.undo(None, "An").unwrap_err();
    assert!(matches!(refused, Error::Fault(fault) if fault.code == "undo.conflict"));
}

#[test]
fn damaged_evidence_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(&folder.path().join("a.thidua"));
    let unit = add_unit(&store, "A", "Đơn vị A");
    let kind = add_kind(&store, "nhiem_vu", false);
    let achievement = add(&store, done(unit, kind, "2026", "Một"));
    let sha256 = store.write_unrecorded::<_, Error>(|conn| store::content::keep(conn, b"abc")).unwrap();
    let add_line = |tx: &store::Tx<'_>| store::achievement::add_evidence(tx, achievement, "a.txt", &sha256, "");
    let id = store.transact::<_, Error>(Op::new("evidence.add", "Thêm minh chứng"), "An", add_line).unwrap().output;
    let damage = |conn: &store::Connection| Ok(conn.execute("UPDATE content SET content=x'00'", []).unwrap());
    store.write_unrecorded::<_, Error>(damage).unwrap();

    let line = store.read::<_, Error>(|conn| store::achievement::get_evidence(conn, id)).unwrap().unwrap();
    let refused = store.read::<_, Error>(|conn| store::achievement::evidence_content(conn, &line)).unwrap_err();
    assert!(matches!(refused, Error::Fault(fault) if fault.code == "evidence.damaged"));
    let findings = store.read::<_, Error>(store::health::check).unwrap();
    assert_eq!(findings.iter().map(|finding| finding.code.as_str()).collect::<Vec<_>>(), ["evidence_damaged"]);
}
