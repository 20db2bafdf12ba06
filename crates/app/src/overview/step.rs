//! The first steps with a new data file: each rests on those before it.

use serde::Serialize;
use store::Connection;
use ts_rs::TS;

use super::progress::count;
use crate::Result;

/// A part of the work that is set up once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Cơ quan sử dụng.
    Office,
    /// Đơn vị.
    Unit,
    /// Cụm, khối.
    Cluster,
    /// Phong trào.
    Movement,
    /// Bảng tiêu chí.
    Scheme,
    /// Kỳ chấm điểm.
    Round,
    /// Đợt xét.
    Batch,
}

/// A step and what was done of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Step {
    /// Which.
    pub kind: StepKind,
    /// How many there are; the step is done when there is one.
    pub count: u32,
}

/// The steps in their order.
pub(super) fn all(conn: &Connection) -> Result<Vec<Step>> {
    let counts = [
        (StepKind::Office, store::office::list(conn)?.len()),
        (StepKind::Unit, store::unit::list(conn)?.len()),
        (StepKind::Cluster, store::cluster::list(conn, None)?.len()),
        (StepKind::Movement, store::movement::list(conn)?.len()),
        (StepKind::Scheme, store::scoring::schemes(conn)?.len()),
        (StepKind::Round, store::scoring::rounds(conn)?.len()),
        (StepKind::Batch, store::nomination::batches(conn)?.len()),
    ];
    Ok(counts.into_iter().map(|(kind, number)| Step { kind, count: count(number) }).collect())
}
