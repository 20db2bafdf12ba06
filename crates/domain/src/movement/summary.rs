//! What only people can say in the report on a movement's half or end (báo cáo sơ kết, tổng kết): texts between the figures
//! that the program puts in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A part of the report that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SummarySection {
    /// The line below its name (trích yếu) that says what it is about.
    Title,
    /// How the movement was led and launched.
    Leading,
    /// What came of it, beside the figures.
    Results,
    /// What fell short, and why.
    Limits,
    /// What was learnt.
    Lessons,
    /// What is to come.
    Direction,
    /// What is asked of higher levels.
    Proposals,
}

impl SummarySection {
    /// In the order of the paper.
    pub const ALL: [Self; 7] =
        [Self::Title, Self::Leading, Self::Results, Self::Limits, Self::Lessons, Self::Direction, Self::Proposals];

    /// As its heading is printed, without a number.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Title => "Dòng trích yếu",
            Self::Leading => "Công tác lãnh đạo, chỉ đạo, phát động",
            Self::Results => "Đánh giá chung",
            Self::Limits => "Hạn chế, nguyên nhân",
            Self::Lessons => "Bài học kinh nghiệm",
            Self::Direction => "Phương hướng, nhiệm vụ",
            Self::Proposals => "Kiến nghị, đề xuất",
        }
    }
}
