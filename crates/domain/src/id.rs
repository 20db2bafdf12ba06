//! Identities: UUIDv7, a newtype per entity, so that rows made on two PCs never collide and no id is taken for another.

use uuid::Uuid;

/// Declares the identity of an entity: hyphenated text in JSON, 16 bytes in the data file.
macro_rules! entity_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID read from the data file or made by an id source.
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }
            /// The UUID within.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }
    )+};
}

entity_id! {
    /// Of a dated identity of the office.
    OfficeId,
    /// Of a kind of units.
    UnitKindId,
    /// Of a unit (đơn vị, tập thể).
    UnitId,
    /// Of a succession of units (đổi tên, sáp nhập, chia tách, giải thể).
    SuccessionId,
    /// Of a person (cá nhân).
    PersonId,
    /// Of a dated position of a person (chức vụ).
    PositionId,
    /// Of a household (hộ gia đình).
    HouseholdId,
    /// Of a name that lists use for a subject.
    AliasId,
    /// Of a cluster of a year (cụm, khối thi đua).
    ClusterId,
    /// Of a movement (phong trào thi đua).
    MovementId,
    /// Of a part of a movement: a line of one of its lists.
    MovementPartId,
    /// Of a unit's figure of a target.
    TargetFigureId,
    /// Of a registration of a unit for a movement.
    RegistrationId,
    /// Of an inspection of a movement (kiểm tra).
    InspectionId,
    /// Of a new model or exemplar of a movement (mô hình mới, điển hình tiên tiến).
    ExemplarId,
    /// Of a text of the report on a movement.
    SummaryTextId,
    /// Of a unit's result in a movement in a year.
    MovementResultId,
    /// Of a kind of achievements.
    AchievementKindId,
    /// Of an achievement (thành tích).
    AchievementId,
    /// Of a figure of an achievement.
    FigureId,
    /// Of an evidence file of an achievement (minh chứng).
    EvidenceId,
    /// Of a yearly evaluation (xếp loại).
    EvaluationId,
    /// Of a line of the award record (sổ khen thưởng).
    GrantId,
    /// Of a sanction or a matter that is being looked into (kỷ luật).
    DisciplineId,
    /// Of a leave of a person (nghỉ, đi học).
    LeaveId,
    /// Of an answer to a question of the law (xác nhận).
    ConfirmationId,
    /// Of a collective's figures for a year.
    CollectiveYearId,
    /// Of a statement on how far the award record goes back.
    RecordId,
    /// Of a report that a unit owes (báo cáo phải nộp).
    ReportId,
    /// Of a file of a report that came.
    ReportFileId,
    /// Of a version of a scheme (bảng tiêu chí).
    SchemeId,
    /// Of a round (kỳ chấm điểm).
    RoundId,
    /// Of an entered score (điểm).
    ScoreId,
    /// Of evidence of a score cell (minh chứng của ô điểm).
    ScoreEvidenceId,
    /// Of a batch (đợt xét).
    BatchId,
    /// Of a nomination (đề nghị khen thưởng).
    NominationId,
    /// Of an import (lần nhập từ tệp).
    ImportId,
}
