//! How several scorers of a stage make one score, exact, before precedence (scoring model §4).

use super::scheme::Combine;
use crate::number::Exact;

/// One score of several; none of none.
pub(super) fn combined(mut scores: Vec<Exact>, combine: Combine) -> Option<Exact> {
    if scores.len() < 2 {
        return scores.pop();
    }
    scores.sort();
    let middle = scores.len() / 2;
    let kept = match combine {
        Combine::Single | Combine::Mean => scores.as_slice(),
        Combine::Median if scores.len() % 2 == 1 => scores.get(middle..=middle)?,
        Combine::Median => scores.get(middle - 1..=middle)?,
        Combine::TrimmedMean if scores.len() > 2 => scores.get(1..scores.len() - 1)?,
        Combine::TrimmedMean => scores.as_slice(),
    };
    kept.iter().sum::<Exact>().checked_div(&Exact::count(kept.len()))
}

/// What the way is called.
pub(super) fn words(combine: Combine) -> &'static str {
    match combine {
        Combine::Single => "điểm",
        Combine::Mean => "trung bình cộng",
        Combine::Median => "trung vị",
        Combine::TrimmedMean => "trung bình (bỏ điểm cao nhất và thấp nhất)",
    }
}
