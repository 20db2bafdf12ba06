//! Printing: the documents by name, their options, the preview and the ways out – paper, PDF, Word, Excel.

mod options;
mod output;
mod paper;
mod preview;

use office::document::Document;
use serde::Serialize;
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::{Context, Result};

pub use options::{Layout, Names, Numbering, PrintOptions, day, paper_size, states};
pub(crate) use output::sweep;
pub use output::{Format, write};
pub(crate) use paper::{
    Paper, capital_first, closing, closing_filed, letter, letterhead, letterhead_numbered, made_by, roman,
};
pub(crate) use preview::Previews;

/// What a document is printed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "PrintSource")]
pub enum Source {
    /// A batch of nominations.
    Batch,
    /// A round of scoring.
    Round,
    /// A scheme of criteria.
    Scheme,
    /// A movement.
    Movement,
    /// The award record.
    Record,
    /// A subject and an award.
    Subject,
    /// A unit.
    Unit,
}

/// A document that can be printed.
pub struct DocumentKind {
    /// Stable name, `nomination-list`.
    pub name: &'static str,
    /// Vietnamese name.
    pub title: &'static str,
    /// What it is printed from.
    pub source: Source,
    /// Builds its blocks.
    pub build: fn(&Context<'_>, &PrintOptions) -> Result<Document>,
}

/// Every document.
pub const DOCUMENTS: &[DocumentKind] = &[
    DocumentKind {
        name: "nomination-list",
        title: "Danh sách đề nghị khen thưởng",
        source: Source::Batch,
        build: crate::nomination::build_list,
    },
    DocumentKind {
        name: "eligible-list",
        title: "Danh sách đủ điều kiện khen thưởng",
        source: Source::Batch,
        build: crate::nomination::build_eligible,
    },
    DocumentKind {
        name: "ineligible-list",
        title: "Danh sách chưa đủ điều kiện kèm lý do và điều khoản",
        source: Source::Batch,
        build: crate::nomination::build_ineligible,
    },
    DocumentKind {
        name: "appraisal-sheet",
        title: "Phiếu thẩm định từng trường hợp",
        source: Source::Batch,
        build: crate::nomination::build_sheets,
    },
    DocumentKind {
        name: "reward-money",
        title: "Bảng tính tiền thưởng",
        source: Source::Batch,
        build: crate::nomination::build_money,
    },
    DocumentKind {
        name: "nomination-summary",
        title: "Tổng hợp số lượng đề nghị",
        source: Source::Batch,
        build: crate::nomination::build_counts,
    },
    DocumentKind {
        name: "grant-register",
        title: "Sổ khen thưởng",
        source: Source::Record,
        build: crate::grant::build_register,
    },
    DocumentKind {
        name: "missing-sheet",
        title: "Phiếu vì sao chưa đủ điều kiện",
        source: Source::Subject,
        build: crate::eligibility::build_missing,
    },
    DocumentKind {
        name: "roadmap-sheet",
        title: "Phiếu lộ trình đạt điều kiện",
        source: Source::Subject,
        build: crate::eligibility::build_roadmap,
    },
    DocumentKind {
        name: "eligibility-matrix",
        title: "Ma trận điều kiện khen thưởng của đơn vị",
        source: Source::Unit,
        build: crate::eligibility::build_matrix,
    },
    DocumentKind {
        name: "score-summary",
        title: "Bảng tổng hợp chấm điểm",
        source: Source::Round,
        build: crate::scoring::build_summary,
    },
    DocumentKind {
        name: "score-matrix",
        title: "Ma trận điểm",
        source: Source::Round,
        build: crate::scoring::build_matrix,
    },
    DocumentKind {
        name: "score-detail",
        title: "Bảng chấm điểm chi tiết",
        source: Source::Round,
        build: crate::scoring::build_detail,
    },
    DocumentKind {
        name: "score-minutes",
        title: "Biên bản chấm điểm",
        source: Source::Round,
        build: crate::scoring::build_minutes,
    },
    DocumentKind {
        name: "score-form",
        title: "Phiếu tự chấm điểm",
        source: Source::Round,
        build: crate::scoring::build_form,
    },
    DocumentKind {
        name: "scheme",
        title: "Bảng tiêu chí",
        source: Source::Scheme,
        build: crate::scoring::build_scheme,
    },
    DocumentKind {
        name: "movement-plan",
        title: "Kế hoạch phát động phong trào",
        source: Source::Movement,
        build: crate::movement::paper::build_plan,
    },
    DocumentKind {
        name: "movement-chain",
        title: "Sơ đồ phong trào các cấp",
        source: Source::Movement,
        build: crate::movement::paper::build_chain,
    },
    DocumentKind {
        name: "movement-targets",
        title: "Bảng theo dõi chỉ tiêu",
        source: Source::Movement,
        build: crate::movement::paper::build_targets,
    },
    DocumentKind {
        name: "movement-summary",
        title: "Báo cáo sơ kết, tổng kết phong trào",
        source: Source::Movement,
        build: crate::movement::paper::build_summary,
    },
    DocumentKind {
        name: "movement-results",
        title: "Bảng kết quả thực hiện phong trào",
        source: Source::Movement,
        build: crate::movement::paper::build_results,
    },
    DocumentKind {
        name: "movement-timeline",
        title: "Tiến độ thực hiện phong trào",
        source: Source::Movement,
        build: crate::movement::paper::build_timeline,
    },
    DocumentKind {
        name: "movement-registration",
        title: "Danh sách đăng ký thi đua",
        source: Source::Movement,
        build: crate::movement::paper::build_registration,
    },
    DocumentKind {
        name: "movement-units",
        title: "Bảng theo dõi đăng ký, kế hoạch của đơn vị",
        source: Source::Movement,
        build: crate::movement::paper::build_units,
    },
    DocumentKind {
        name: "movement-missing",
        title: "Danh sách đơn vị chưa đăng ký, chưa có kế hoạch",
        source: Source::Movement,
        build: crate::movement::paper::build_missing,
    },
    DocumentKind {
        name: "movement-registration-form",
        title: "Phiếu đăng ký thi đua",
        source: Source::Movement,
        build: crate::movement::paper::build_registration_form,
    },
    DocumentKind {
        name: "movement-reminder",
        title: "Công văn đôn đốc",
        source: Source::Movement,
        build: crate::movement::paper::build_reminder,
    },
    DocumentKind {
        name: "movement-reports",
        title: "Danh sách đơn vị nộp báo cáo",
        source: Source::Movement,
        build: crate::movement::paper::build_reports,
    },
];

/// A document in the list of documents.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DocumentName {
    /// Stable name.
    pub name: String,
    /// Vietnamese name.
    pub title: String,
    /// What it is printed from.
    pub source: Source,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.free("print.list", |_, _: Nothing| Ok(names()));
    preview::register(registry);
    output::register(registry);
}

/// The documents' names.
pub fn names() -> Items<DocumentName> {
    let name = |kind: &DocumentKind| DocumentName {
        name: kind.name.to_owned(),
        title: kind.title.to_owned(),
        source: kind.source,
    };
    DOCUMENTS.iter().map(name).collect::<Vec<_>>().into()
}

/// Builds a document by its name.
///
/// # Errors
/// `print.unknown`, and what its builder refuses.
pub fn build(context: &Context<'_>, name: &str, options: &PrintOptions) -> Result<Document> {
    let kind = DOCUMENTS.iter().find(|kind| kind.name == name);
    let kind = kind.ok_or_else(|| domain::Fault::new("print.unknown").with("name", name))?;
    (kind.build)(context, options)
}
