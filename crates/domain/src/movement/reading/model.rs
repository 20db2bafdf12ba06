//! What was read from a plan. The shape is the contract of `movement read`: what the text does not say is null or empty.

use serde::Serialize;
use ts_rs::TS;

use crate::movement::{BasisRole, PlanKind, TargetDirection};

/// A piece of the text that a field was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Found {
    /// As printed, on one line; a date as `YYYY[-MM[-DD]]`.
    pub value: String,
    /// Where it stands: Unicode scalar offsets into the text, the second after its end.
    pub span: [usize; 2],
    /// Whether a rule says so without doubt.
    pub sure: bool,
}

/// A numbered line of a part of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoundItem {
    /// Its text, without its number.
    pub value: String,
    /// Where the text stands.
    pub span: [usize; 2],
    /// Whether a rule says so without doubt.
    pub sure: bool,
    /// Its number or letter as printed, without punctuation; empty for a dash or none.
    pub label: String,
    /// Depth below its part, from 0.
    pub level: u8,
}

/// From–to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct FoundPeriod {
    /// First day, month or year.
    pub from: Option<Found>,
    /// Last day, month or year; what is only an outlook ("định hướng đến năm 2030") is none.
    pub to: Option<Found>,
}

/// A document that the plan rests on or names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct FoundBasis {
    /// Kind as printed.
    pub kind: Option<Found>,
    /// Số, ký hiệu.
    pub number: Option<Found>,
    /// Its date.
    pub date: Option<Found>,
    /// Who issued it.
    pub issuer: Option<Found>,
    /// Trích yếu.
    pub title: Option<Found>,
    /// What it is to the plan.
    pub role: BasisRole,
}

/// A figure to be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoundTarget {
    /// The clause that sets it.
    pub text: Found,
    /// The figure as printed.
    pub value: Option<Found>,
    /// What it counts.
    pub unit: Option<Found>,
    /// Said where no more than the figure is asked for: `không quá`, `dưới`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub direction: Option<TargetDirection>,
    /// What it is raised or lowered from: `từ 82% lên 90%`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub baseline: Option<Found>,
}

/// Who does what by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoundAssignment {
    /// Who.
    pub who: Option<Found>,
    /// What.
    pub task: Option<Found>,
    /// By when, as written.
    pub deadline: Option<Found>,
}

/// A line of Nơi nhận.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoundRecipient {
    /// Who receives it.
    pub name: Option<Found>,
    /// `B/c`, `T/h`, `Lưu`.
    pub purpose: Option<Found>,
}

/// Who signed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct FoundSigner {
    /// Chức vụ, with what stands before it: `KT. CHỦ TỊCH PHÓ CHỦ TỊCH`.
    pub position: Option<Found>,
    /// Full name.
    pub name: Option<Found>,
}

/// A plan as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct PlanReading {
    /// The text that the spans point into: NFC, line breaks kept.
    pub text: String,
    /// Whether it launches a movement, answers one or tells of that.
    pub is_plan: bool,
    /// Kind of paper.
    pub kind: PlanKind,
    /// Số, ký hiệu.
    pub number: Option<Found>,
    /// Its date.
    pub date: Option<Found>,
    /// Địa danh.
    pub place: Option<Found>,
    /// Cơ quan ban hành.
    pub issuer: Option<Found>,
    /// Trích yếu; of an article its headline.
    pub title: Option<Found>,
    /// Names of the movements that it launches.
    pub movements: Vec<Found>,
    /// From–to.
    pub period: FoundPeriod,
    /// Căn cứ, what it carries out, documents that it names.
    pub legal_bases: Vec<FoundBasis>,
    /// Mục đích.
    pub purposes: Vec<FoundItem>,
    /// Yêu cầu.
    pub requirements: Vec<FoundItem>,
    /// Đối tượng.
    pub participants: Vec<FoundItem>,
    /// Nội dung thi đua.
    pub contents: Vec<FoundItem>,
    /// Giải pháp.
    pub solutions: Vec<FoundItem>,
    /// Khen thưởng.
    pub commendations: Vec<FoundItem>,
    /// Published indexes that it names.
    pub indexes: Vec<Found>,
    /// Figures to be reached.
    pub targets: Vec<FoundTarget>,
    /// Movements of others that it joins.
    pub joined_movements: Vec<Found>,
    /// Tổ chức thực hiện.
    pub assignments: Vec<FoundAssignment>,
    /// Nơi nhận.
    pub recipients: Vec<FoundRecipient>,
    /// Who signed.
    pub signer: FoundSigner,
    /// Khẩu hiệu, chủ đề, tinh thần.
    pub slogans: Vec<Found>,
}
