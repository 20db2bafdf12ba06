//! What names a person or a unit, by kinds: it moves when two records become one, and is chosen when one becomes two.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// A kind of things that name a subject, in the order in which officers look at them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HeldKind {
    /// A dated position: of a person, or in a unit.
    Position,
    /// A unit below.
    Subordinate,
    /// A household of a unit.
    Household,
    /// An achievement.
    Achievement,
    /// A line of the award record.
    Grant,
    /// A line of a batch that nominates the subject.
    Nomination,
    /// A line of a batch that the unit proposes.
    Proposal,
    /// A yearly evaluation.
    Evaluation,
    /// A disciplinary measure.
    Discipline,
    /// A leave.
    Leave,
    /// A confirmation.
    Confirmation,
    /// Figures of a collective in a year.
    CollectiveYear,
    /// Membership in a cluster of a year.
    Cluster,
    /// A round that the unit is scored in.
    Round,
    /// A value entered in a round.
    Score,
    /// Evidence of a value.
    ScoreEvidence,
    /// A registration for a movement.
    Registration,
    /// A result in a movement.
    MovementResult,
    /// A figure of a movement's target.
    TargetFigure,
    /// A task of a movement's plan.
    Assignment,
    /// A report that is owed.
    Report,
    /// An inspection of a movement.
    Inspection,
    /// A new model or exemplar of a movement.
    Exemplar,
    /// From when on the award record is complete.
    RecordComplete,
    /// A succession that the unit takes part in.
    Succession,
    /// A name that tables use, as an officer once answered.
    Alias,
}

impl HeldKind {
    /// As the officer names it.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Position => "Chức vụ",
            Self::Subordinate => "Đơn vị trực thuộc",
            Self::Household => "Hộ gia đình",
            Self::Achievement => "Thành tích",
            Self::Grant => "Khen thưởng đã có",
            Self::Nomination => "Đề nghị khen thưởng",
            Self::Proposal => "Đề nghị do đơn vị trình",
            Self::Evaluation => "Xếp loại hằng năm",
            Self::Discipline => "Kỷ luật",
            Self::Leave => "Thời gian nghỉ, đi học",
            Self::Confirmation => "Xác nhận",
            Self::CollectiveYear => "Số liệu tập thể",
            Self::Cluster => "Cụm, khối thi đua",
            Self::Round => "Kỳ chấm điểm",
            Self::Score => "Điểm đã nhập",
            Self::ScoreEvidence => "Minh chứng điểm",
            Self::Registration => "Đăng ký thi đua",
            Self::MovementResult => "Kết quả phong trào",
            Self::TargetFigure => "Số liệu chỉ tiêu",
            Self::Assignment => "Nhiệm vụ được giao",
            Self::Report => "Báo cáo phải nộp",
            Self::Inspection => "Kiểm tra phong trào",
            Self::Exemplar => "Mô hình, điển hình",
            Self::RecordComplete => "Mốc đủ sổ khen thưởng",
            Self::Succession => "Đổi tên, sáp nhập, chia tách",
            Self::Alias => "Tên gọi đã nhớ",
        }
    }

    /// Whether it cannot be chosen by itself: scores and their evidence go with their round.
    pub fn goes_with_its_round(self) -> bool {
        matches!(self, Self::Score | Self::ScoreEvidence)
    }
}

/// One of the things that name a subject. One line of a batch can name a unit twice: as who is nominated and who proposes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct HeldItem {
    /// Its kind.
    pub kind: HeldKind,
    /// Its id.
    #[ts(type = "string")]
    pub id: Uuid,
}
