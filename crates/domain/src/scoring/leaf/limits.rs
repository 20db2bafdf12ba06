//! Limits of a band as printed: "từ 85 dưới 95". Which words were printed (từ, trên, dưới, đến) is kept, never guessed.

use crate::number::Exact;
use crate::scoring::finding::Code;
use crate::scoring::notes::said;
use crate::scoring::scheme::GradeLimits;

/// From–to, each end open or closed, or absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::scoring) struct Limits {
    /// Từ … trở lên.
    pub ge: Option<Exact>,
    /// Trên ….
    pub gt: Option<Exact>,
    /// Dưới ….
    pub lt: Option<Exact>,
    /// Đến ….
    pub le: Option<Exact>,
}

impl From<GradeLimits> for Limits {
    fn from(GradeLimits { ge, gt, le, lt }: GradeLimits) -> Self {
        Self { ge, gt, lt, le }
    }
}

/// A place between numbers: before a number (`false`) or after it (`true`); none is the infinite end.
type Cut<'a> = Option<(&'a Exact, bool)>;

impl Limits {
    pub fn hold(&self, value: &Exact) -> bool {
        self.ge.as_ref().is_none_or(|limit| value >= limit)
            && self.gt.as_ref().is_none_or(|limit| value > limit)
            && self.lt.as_ref().is_none_or(|limit| value < limit)
            && self.le.as_ref().is_none_or(|limit| value <= limit)
    }

    /// The limits as printed: `từ 85 dưới 95`.
    pub fn words(&self) -> String {
        let one = |word: &str, limit: &Option<Exact>| limit.as_ref().map(|limit| format!("{word} {}", said(limit)));
        let lower = one("từ", &self.ge).or_else(|| one("trên", &self.gt));
        let upper = one("dưới", &self.lt).or_else(|| one("đến", &self.le));
        match (lower, upper) {
            (Some(lower), Some(upper)) => format!("{lower} {upper}"),
            (Some(lower), None) if self.ge.is_some() => format!("{lower} trở lên"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => "mọi giá trị".to_owned(),
        }
    }

    fn lower(&self) -> Cut<'_> {
        self.ge.as_ref().map(|limit| (limit, false)).max(self.gt.as_ref().map(|limit| (limit, true)))
    }

    fn upper(&self) -> Cut<'_> {
        match (self.lt.as_ref().map(|limit| (limit, false)), self.le.as_ref().map(|limit| (limit, true))) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        }
    }
}

/// Whether something lies between a lower and an upper end.
fn spans(lower: Cut<'_>, upper: Cut<'_>) -> bool {
    match (lower, upper) {
        (Some(lower), Some(upper)) => lower < upper,
        _ => true,
    }
}

/// Finds bands that never hold, overlap or leave a gap. "từ 95; từ 85; từ 70" is read in order, each up to the one
/// before, as printed tables mean it.
pub(in crate::scoring) fn check_limits(bands: &[&Limits], report: &mut impl FnMut(Code, String)) {
    let mut ranges: Vec<(Cut<'_>, Cut<'_>)> = Vec::with_capacity(bands.len());
    for band in bands {
        let (mut lower, mut upper) = (band.lower(), band.upper());
        match (lower, upper) {
            (Some(_), None) => {
                upper = ranges.iter().map(|range| range.0).filter(|start| *start > lower).min().flatten()
            }
            (None, Some(_)) => {
                lower = ranges.iter().map(|range| range.1).filter(|end| end.is_some() && *end < upper).max().flatten();
            }
            _ => {}
        }
        if !spans(lower, upper) {
            report(Code::EParam, format!("Khung “{}” không chứa giá trị nào.", band.words()));
            continue;
        }
        if ranges.iter().any(|range| spans(lower, range.1) && spans(range.0, upper)) {
            let words = band.words();
            report(Code::WBand, format!("Khung “{words}” trùng với khung ghi trước; khung ghi trước được tính."));
        }
        ranges.push((lower, upper));
    }
    ranges.sort();
    for pair in ranges.windows(2) {
        if let [(_, Some(end)), (Some(start), _)] = pair
            && end < start
        {
            report(
                Code::WBand,
                format!("Giữa hai khung có khoảng trống quanh {}; giá trị rơi vào đó tính theo “else”.", said(end.0)),
            );
        }
    }
}
