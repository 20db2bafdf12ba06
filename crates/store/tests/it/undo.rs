//! Undo and redo give back the very rows, and refuse what would lose later work.

use proptest::prelude::*;
use store::{Error, Mode, Op, Store};

use crate::{add_unit, create, unit_names};

fn rows(store: &Store) -> String {
    let units = store.read::<_, Error>(store::unit::list).unwrap();
    serde_json::to_string(&units).unwrap()
}

#[test]
fn undo_and_redo_walk_back_and_forth() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(&folder.path().join("a.thidua"));
    add_unit(&store, "A", "Sở Nội vụ");
    add_unit(&store, "B", "Sở Tài chính");
    let undone = store.undo(None, "An").unwrap().output;
    assert_eq!(undone.label, "Thêm đơn vị Sở Tài chính");
    store.undo(None, "An").unwrap();
    assert!(unit_names(&store).is_empty());
    store.redo("An").unwrap();
    assert_eq!(unit_names(&store), ["Sở Nội vụ"]);
    store.redo("An").unwrap();
    assert_eq!(unit_names(&store), ["Sở Nội vụ", "Sở Tài chính"]);
    assert!(matches!(store.redo("An"), Err(Error::Fault(fault)) if fault.code == "redo.nothing"));
    let modes: Vec<Mode> =
        store.read::<_, Error>(|conn| store::operations(conn, 10, None)).unwrap().iter().map(|row| row.mode).collect();
    assert_eq!(modes, [Mode::Redo, Mode::Redo, Mode::Undo, Mode::Undo, Mode::Do, Mode::Do]);
}

#[test]
fn something_new_ends_redo() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(&folder.path().join("a.thidua"));
    add_unit(&store, "A", "Sở Nội vụ");
    store.undo(None, "An").unwrap();
    add_unit(&store, "B", "Sở Tài chính");
    assert!(store.redo("An").is_err());
    assert_eq!(unit_names(&store), ["Sở Tài chính"]);
}

#[test]
fn an_undo_that_later_work_rests_on_is_refused_and_noted() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(&folder.path().join("a.thidua"));
    let parent = add_unit(&store, "A", "Sở Nội vụ");
    let mut child = domain::unit::Unit::named("Phòng Thi đua, khen thưởng");
    child.code = "P".to_owned();
    child.parent_id = Some(parent);
    store.transact::<_, Error>(Op::new("unit.save", "Thêm phòng"), "An", |tx| store::unit::save(tx, &child)).unwrap();
    let before = rows(&store);
    let refused = store.undo(Some(1), "An");
    assert!(matches!(refused, Err(Error::Fault(fault)) if fault.code == "undo.conflict"));
    assert_eq!(rows(&store), before);
    let events = store.read::<_, Error>(|conn| store::event::list(conn, 1)).unwrap();
    assert_eq!(events[0].kind, "undo.refused");
}

#[test]
fn a_refused_change_leaves_neither_rows_nor_a_line_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(&folder.path().join("a.thidua"));
    let refused = store.transact::<(), Error>(Op::new("unit.save", "Thêm"), "An", |tx| {
        let mut unit = domain::unit::Unit::named("Sở Nội vụ");
        unit.code = "A".to_owned();
        store::unit::save(tx, &unit)?;
        Err(domain::Fault::new("unit.name_missing").into())
    });
    assert!(refused.is_err());
    assert!(unit_names(&store).is_empty());
    assert!(store.read::<_, Error>(|conn| store::operations(conn, 10, None)).unwrap().is_empty());
}

/// One step of an office's day: a unit is added, renamed or removed.
#[derive(Debug, Clone)]
enum Step {
    Add(u8),
    Rename(u8, u8),
    Remove(u8),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        any::<u8>().prop_map(Step::Add),
        (any::<u8>(), any::<u8>()).prop_map(|(which, name)| Step::Rename(which, name)),
        any::<u8>().prop_map(Step::Remove),
    ]
}

fn take(store: &Store, step: &Step, number: usize) {
    let units = store.read::<_, Error>(store::unit::list).unwrap();
    let chosen = |which: u8| units.get(usize::from(which) % units.len().max(1)).cloned();
    let op = || Op::new("test", "Một bước");
    match step {
        Step::Add(name) => {
            add_unit(store, &format!("U{number}"), &format!("Đơn vị {name}"));
        }
        Step::Rename(which, name) => {
            let Some(mut unit) = chosen(*which) else { return };
            unit.name = format!("Tên mới {name}");
            store.transact::<_, Error>(op(), "An", |tx| store::unit::save(tx, &unit)).unwrap();
        }
        Step::Remove(which) => {
            let Some(unit) = chosen(*which) else { return };
            store.transact::<_, Error>(op(), "An", |tx| store::unit::remove(tx, unit.id.unwrap())).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn undoing_everything_gives_back_every_state_on_the_way(steps in prop::collection::vec(step(), 1..12)) {
        let folder = tempfile::tempdir().unwrap();
        let store = create(&folder.path().join("a.thidua"));
        let mut states = vec![rows(&store)];
        for (number, step) in steps.iter().enumerate() {
            take(&store, step, number);
            let state = rows(&store);
            if states.last() != Some(&state) {
                states.push(state);
            }
        }
        let last = states.pop();
        for state in states.iter().rev() {
            store.undo(None, "An").unwrap();
            prop_assert_eq!(&rows(&store), state);
        }
        for _ in &states {
            store.redo("An").unwrap();
        }
        prop_assert_eq!(Some(rows(&store)), last);
    }
}
