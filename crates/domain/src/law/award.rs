//! Awards (danh hiệu, hình thức khen thưởng) as the catalogue lists them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::citation::SourceStatus;
use crate::subject::SubjectKind;
use crate::{Fault, text};

/// How many years of achievement an award counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum AwardPeriod {
    /// The achievements of one year.
    OneYear,
    /// Those of several, the last of them the year proposed for.
    Years {
        /// How many.
        years: i32,
    },
    /// A sudden achievement.
    Event,
    /// The time of a movement.
    Movement,
}

impl AwardPeriod {
    /// How many years end at the year proposed for.
    pub fn years(self) -> i32 {
        match self {
            Self::Years { years } => years.max(1),
            Self::OneYear | Self::Event | Self::Movement => 1,
        }
    }
}

/// Who decides an award under some regimes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecidedBy {
    /// Ids of regimes.
    pub regimes: Vec<String>,
    /// Ids of authorities.
    pub by: Vec<String>,
    /// How surely it was read.
    pub source_status: SourceStatus,
}

/// Another name of an award under some regimes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameHistory {
    /// Ids of regimes.
    pub regimes: Vec<String>,
    /// The name then.
    pub name_vi: String,
}

/// An award (danh hiệu, hình thức khen thưởng) of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Award {
    /// Stable id in the catalogue, `cstd_tinh`.
    pub id: String,
    /// As printed.
    pub name_vi: String,
    /// `danh_hieu_thi_dua`, `hinh_thuc_khen_thuong`…
    pub group: String,
    /// Who can be given it, as the catalogue names the kinds: `ca_nhan`, `tap_the`, `ho_gia_dinh`.
    pub subject_kinds: Vec<String>,
    /// Loại hình khen thưởng that it can be given for, `cong_trang` first where it is one of them.
    pub award_types: Vec<String>,
    /// Rank among the awards of the State; the order of lists is [`super::order`]'s.
    pub tier: u32,
    /// Whether and where its entry was read: `verified_text`, `secondary`, `memory`.
    #[ts(type = "string")]
    pub source_status: SourceStatus,
    /// Who decides it.
    #[serde(skip_serializing)]
    #[ts(skip)]
    pub decided_by: Vec<DecidedBy>,
    /// Regimes that know it.
    #[serde(skip_serializing)]
    #[ts(skip)]
    pub regimes: Vec<String>,
    /// How many years it counts.
    #[serde(skip_serializing)]
    #[ts(skip)]
    pub period: AwardPeriod,
    /// Whether documents put its name in quotation marks.
    #[serde(skip_serializing)]
    #[ts(skip)]
    pub quoted_name: bool,
    /// Ids of `sources`.
    #[serde(skip_serializing)]
    #[ts(skip)]
    pub sources: Vec<String>,
    /// Awards of other authorities that count like it.
    #[serde(default, skip_serializing)]
    #[ts(skip)]
    pub equivalents: Vec<String>,
    /// Its names under other regimes.
    #[serde(default, skip_serializing)]
    #[ts(skip)]
    pub name_history: Vec<NameHistory>,
    /// What else the catalogue says.
    #[serde(default, skip_serializing)]
    #[ts(skip)]
    pub notes_vi: Option<String>,
}

impl Award {
    /// Whether a kind of subject can be given it.
    pub fn suits(&self, kind: SubjectKind) -> bool {
        self.subject_kinds.iter().any(|code| code == kind.law_code())
    }

    /// Whether its entry was checked against the original text; the user sees when it was not.
    pub fn is_verified(&self) -> bool {
        self.source_status == SourceStatus::VerifiedText
    }

    /// Whether it is a title (danh hiệu) rather than a form of commendation (hình thức khen thưởng): money and
    /// initiatives are counted apart for the two.
    pub fn is_title(&self) -> bool {
        self.group.starts_with("danh_hieu")
    }

    /// Whether it is a form of commendation (hình thức khen thưởng).
    pub fn is_form(&self) -> bool {
        self.group == "hinh_thuc_khen_thuong"
    }
}

/// The loại hình khen thưởng, as codes.
pub const AWARD_TYPES: [&str; 7] =
    ["cong_trang", "phong_trao", "dot_xuat", "cong_hien", "nien_han", "doi_ngoai", "khang_chien"];

/// Vietnamese name of a loại hình khen thưởng.
pub fn award_type_name(code: &str) -> &str {
    match code {
        "cong_trang" => "Công trạng",
        "phong_trao" => "Theo chuyên đề (phong trào)",
        "dot_xuat" => "Đột xuất",
        "cong_hien" => "Quá trình cống hiến",
        "nien_han" => "Niên hạn",
        "doi_ngoai" => "Đối ngoại",
        "khang_chien" => "Kháng chiến",
        other => other,
    }
}

/// The loại hình khen thưởng that a list means: its code, its name, or the usual short words.
///
/// # Errors
/// `law.award_type_unknown`.
pub fn read_award_type(written: &str) -> Result<&'static str, Fault> {
    let words = [
        ("cong trang", "cong_trang"),
        ("thuong xuyen", "cong_trang"),
        ("chuyen de", "phong_trao"),
        ("phong trao", "phong_trao"),
        ("theo dot", "phong_trao"),
        ("dot xuat", "dot_xuat"),
        ("cong hien", "cong_hien"),
        ("nien han", "nien_han"),
        ("doi ngoai", "doi_ngoai"),
        ("khang chien", "khang_chien"),
    ];
    let folded = text::fold(written).replace('_', " ");
    let found = words.iter().find(|(words, _)| folded.contains(words));
    found.map(|(_, code)| *code).ok_or_else(|| Fault::new("law.award_type_unknown").with("value", written.trim()))
}
