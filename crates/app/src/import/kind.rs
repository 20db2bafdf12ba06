//! The kinds of records that tables can hold.

use std::collections::BTreeMap;

use domain::Fault;
use domain::import::{Field, Lines, Plan, PlannedRow};
use store::{Connection, Tx};

use crate::names::{Asked, Names};
use crate::{Context, Result};

/// Called after each record written; it refuses when the officer gave up.
pub(crate) type Step<'a> = &'a mut dyn FnMut() -> Result<()>;

/// Lists to choose from, by field.
pub(crate) type Choices = Vec<(&'static str, Vec<String>)>;

/// A list to choose from.
pub(crate) fn words<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    words.into_iter().map(str::to_owned).collect()
}

/// What tables call the kinds of subjects.
pub(crate) const SUBJECT_KINDS: [&str; 3] = ["Tập thể", "Cá nhân", "Hộ gia đình"];

/// A kind of records: what its tables say, which records rows mean, and how they are written.
pub(crate) trait Kind {
    /// What is written for a row.
    type Record: 'static;

    /// What a row may say. `given` is what holds for the whole table.
    fn fields(conn: &Connection, given: &BTreeMap<String, String>) -> Result<Vec<Field>>;

    /// What fields are chosen from, by their ids; a field that is absent takes anything.
    fn choices(_: &Context<'_>, _: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        Ok(Vec::new())
    }

    /// Asked before anything is written; a refusal is noted where the kind notes such things (a locked round).
    fn guard(_: &Context<'_>, _: &BTreeMap<String, String>) -> Result<()> {
        Ok(())
    }

    /// What would become of every row. Looks up by maps: a table may have 50,000 rows. Whom rows name is asked of `names`
    /// and of nobody else.
    fn plan(
        context: &Context<'_>,
        conn: &Connection,
        lines: &Lines<'_>,
        names: &Names<'_>,
    ) -> Result<Plan<Self::Record>>;

    /// Writes the records that are added or changed.
    fn write(tx: &Tx<'_>, records: Vec<Self::Record>, step: Step<'_>) -> Result<()>;
}

/// A kind by its name, with its type forgotten.
pub(super) struct Registered {
    /// Its code: a glossary name.
    pub name: &'static str,
    /// What its records are called.
    pub noun: &'static str,
    pub fields: fn(&Connection, &BTreeMap<String, String>) -> Result<Vec<Field>>,
    pub choices: fn(&Context<'_>, &Connection, &BTreeMap<String, String>) -> Result<Choices>,
    pub guard: fn(&Context<'_>, &BTreeMap<String, String>) -> Result<()>,
    pub prepare: fn(&Context<'_>, &Connection, &Lines<'_>, &BTreeMap<String, String>) -> Result<Prepared>,
}

/// Writes what a plan holds.
type Write = Box<dyn FnOnce(&Tx<'_>, Step<'_>) -> Result<()>>;

/// A plan that can be looked at and written.
pub(super) struct Prepared {
    pub rows: Vec<PlannedRow>,
    pub asked: Asked,
    pub write: Write,
}

const fn kind<K: Kind>(name: &'static str, noun: &'static str) -> Registered {
    Registered { name, noun, fields: K::fields, choices: K::choices, guard: K::guard, prepare: prepare::<K> }
}

fn prepare<K: Kind>(
    context: &Context<'_>,
    conn: &Connection,
    lines: &Lines<'_>,
    answers: &BTreeMap<String, String>,
) -> Result<Prepared> {
    let names = Names::new(conn, answers)?;
    let Plan { mut rows, records } = K::plan(context, conn, lines, &names)?;
    for row in &mut rows {
        let faults = std::mem::take(&mut row.faults).into_iter();
        row.faults = faults.map(|fault| lines.place(row.row, fault)).collect();
    }
    Ok(Prepared { rows, asked: names.asked(), write: Box::new(|tx, step| K::write(tx, records, step)) })
}

/// Every kind. A new one is its file and a line here.
pub(super) const KINDS: &[Registered] = &[
    kind::<crate::unit::import::Units>("unit", "đơn vị"),
    kind::<crate::person::import::People>("person", "cá nhân"),
    kind::<crate::cluster::import::Clusters>("cluster", "cụm, khối thi đua"),
    kind::<crate::achievement::import::Achievements>("achievement", "thành tích"),
    kind::<crate::movement::import::TargetFigures>("movement_target", "số liệu chỉ tiêu"),
    kind::<crate::movement::import::TargetGrid>("movement_target_grid", "bảng chỉ tiêu của các đơn vị"),
    kind::<crate::movement::import_registration::Registrations>("movement_registration", "đăng ký thi đua"),
    kind::<crate::movement::import_inspection::Inspections>("inspection", "lần kiểm tra"),
    kind::<crate::movement::import_exemplar::Exemplars>("exemplar", "mô hình, điển hình"),
    kind::<crate::evaluation::import::Evaluations>("evaluation", "xếp loại hằng năm"),
    kind::<crate::grant::import::Grants>("grant", "khen thưởng"),
    kind::<crate::discipline::import::Disciplines>("discipline", "kỷ luật"),
    kind::<crate::leave::import::Leaves>("leave", "thời gian nghỉ, đi học"),
    kind::<crate::confirmation::import::Confirmations>("confirmation", "xác nhận điều kiện"),
    kind::<crate::collective::import::Collectives>("collective", "số liệu tập thể"),
    kind::<crate::nomination::import::Nominations>("nomination", "đề nghị khen thưởng"),
    kind::<crate::scoring::import::Scores>("score", "điểm"),
    kind::<crate::scoring::import::ScoreGrid>("score_grid", "bảng điểm"),
    kind::<crate::scoring::import_form::ScoreForm>("score_form", "phiếu tự chấm"),
    kind::<crate::scoring::import_points::ScoreMatrix>("score_matrix", "ma trận điểm"),
    kind::<crate::scoring::import_points::ScoreSummary>("score_summary", "bảng tổng hợp điểm"),
];

/// The kind of a name.
///
/// # Errors
/// `import.kind_unknown`.
pub(super) fn find(name: &str) -> Result<&'static Registered> {
    let found = KINDS.iter().find(|kind| kind.name == name);
    found.ok_or_else(|| Fault::new("import.kind_unknown").with("kind", name).into())
}
