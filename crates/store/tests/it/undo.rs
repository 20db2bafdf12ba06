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

fn conflicts(store: &Store, operation: i64) {
    let refused = store.undo(Some(operation), "An");
    assert!(matches!(&refused, Err(Error::Fault(fault)) if fault.code == "undo.conflict"), "{refused:?}");
}

/// Saves a unit below another; the number of the operation.
fn put_below(store: &Store, unit: domain::id::UnitId, parent: Option<domain::id::UnitId>) -> i64 {
    let mut unit = store.read::<_, Error>(|conn| store::unit::get(conn, unit)).unwrap().unwrap();
    unit.parent_id = parent;
    let done =
        store.transact::<_, Error>(Op::new("unit.save", "Sửa"), "An", |tx| store::unit::save(tx, &unit)).unwrap();
    done.operation.unwrap()
}

#[test]
fn an_undo_that_would_put_a_unit_below_itself_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(&folder.path().join("a.thidua"));
    let (a, b) = (add_unit(&store, "A", "Sở Nội vụ"), add_unit(&store, "B", "Ban Thi đua"));
    put_below(&store, b, Some(a));
    let freed = put_below(&store, b, None);
    put_below(&store, a, Some(b));
    // Taken back, B would be below A, which is below B.
    let before = rows(&store);
    conflicts(&store, freed);
    assert_eq!(rows(&store), before);
}

#[test]
fn an_undo_that_would_put_a_movement_below_itself_is_refused() {
    use domain::movement::Movement;
    let folder = tempfile::tempdir().unwrap();
    let store = create(&folder.path().join("a.thidua"));
    let save = |movement: &Movement| {
        let op = Op::new("movement.save", "Ghi");
        store.transact::<_, Error>(op, "An", |tx| store::movement::save(tx, movement)).unwrap()
    };
    let mut both =
        ["Năm cao điểm", "Chuyển đổi số"].map(|name| Movement { name: name.to_owned(), ..Movement::default() });
    for movement in &mut both {
        movement.id = Some(save(movement).output);
    }
    let [above, below] = both;
    save(&Movement { parent_id: above.id, ..below.clone() });
    let freed = save(&below).operation.unwrap();
    save(&Movement { parent_id: below.id, ..above });
    conflicts(&store, freed);
}

#[test]
fn an_undo_that_would_put_a_unit_into_two_clusters_of_a_year_or_give_one_two_leaders_is_refused() {
    use domain::cluster::{Cluster, ClusterMember, ClusterRole};
    let folder = tempfile::tempdir().unwrap();
    let store = create(&folder.path().join("a.thidua"));
    let (a, b) = (add_unit(&store, "A", "Sở Nội vụ"), add_unit(&store, "B", "Sở Tài chính"));
    let save = |cluster: &Cluster| {
        let op = Op::new("cluster.save", "Ghi");
        store.transact::<_, Error>(op, "An", |tx| store::cluster::save(tx, cluster)).unwrap()
    };
    let named = |code: &str| Cluster { code: code.to_owned(), name: code.to_owned(), year: 2026, ..Cluster::default() };
    let (mut one, mut two) = (named("K1"), named("K2"));
    let leader = |unit_id| ClusterMember { unit_id, role: ClusterRole::Leader };
    one.members = vec![leader(a)];
    one.id = Some(save(&one).output);
    two.id = Some(save(&two).output);
    one.members = Vec::new();
    let left = save(&one).operation.unwrap();
    two.members = vec![leader(a)];
    save(&two);
    conflicts(&store, left);

    // The leader left the cluster, another became it: two of them if the first came back.
    two.members = Vec::new();
    let left = save(&two).operation.unwrap();
    two.members = vec![leader(b)];
    save(&two);
    conflicts(&store, left);
}

#[test]
fn an_edit_of_a_batch_is_not_taken_back_under_what_was_done_with_it_later() {
    use domain::nomination::{Batch, BatchState};
    let folder = tempfile::tempdir().unwrap();
    let store = create(&folder.path().join("a.thidua"));
    let save = |batch: &Batch| {
        let op = Op::new("batch.save", "Ghi");
        store.transact::<_, Error>(op, "An", |tx| store::nomination::save_batch(tx, batch)).unwrap()
    };
    let mut batch = Batch {
        id: None,
        code: "DX-1".to_owned(),
        name: "Đợt 1".to_owned(),
        year: 2026,
        movement_id: None,
        award_type: "cong_trang".to_owned(),
        received: None,
        deadline: None,
        note: String::new(),
        state: BatchState::Open,
    };
    batch.id = Some(save(&batch).output);
    "Đợt một".clone_into(&mut batch.name);
    let renamed = save(&batch).operation.unwrap();
    batch.state = BatchState::Closed;
    let closed = save(&batch).operation.unwrap();
    conflicts(&store, renamed);
    // In their order, the latest first, both go, and come again.
    assert_eq!(store.undo(None, "An").unwrap().output.id, closed);
    assert_eq!(store.undo(None, "An").unwrap().output.id, renamed);
    store.redo("An").unwrap();
    store.redo("An").unwrap();
    let now = store.read::<_, Error>(|conn| store::nomination::batch(conn, batch.id.unwrap())).unwrap();
    assert_eq!(now, Some(batch));
    conflicts(&store, renamed_again(&store));
}

/// The operation that did the renaming again: it stands where the renaming stood, before the closing.
fn renamed_again(store: &Store) -> i64 {
    let all = store.read::<_, Error>(|conn| store::operations(conn, 10, None)).unwrap();
    let redone: Vec<i64> = all.iter().filter(|row| row.mode == Mode::Redo).map(|row| row.id).collect();
    redone[1]
}

#[test]
fn an_undo_taken_back_is_a_redo() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(&folder.path().join("a.thidua"));
    add_unit(&store, "A", "Sở Nội vụ");
    let undone = store.undo(None, "An").unwrap().operation;
    store.undo(undone, "An").unwrap();
    assert_eq!(unit_names(&store), ["Sở Nội vụ"]);
    let last = store.read::<_, Error>(|conn| store::operations(conn, 1, None)).unwrap().remove(0);
    assert_eq!((last.mode, last.target), (Mode::Redo, undone));
    // So it is the next that an undo takes back.
    store.undo(None, "An").unwrap();
    assert!(unit_names(&store).is_empty());
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
