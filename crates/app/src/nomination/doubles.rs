//! Lines of a batch that may be about the same: one person written twice, one achievement commended twice.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::grant::GrantState;
use domain::id::{BatchId, NominationId};
use domain::law::Catalogue;
use domain::nomination::{Batch, Nomination};
use domain::subject::{Subject, SubjectKind};
use domain::text;
use serde::Serialize;
use ts_rs::TS;

use super::verdicts::Examiner;

/// Lines that belong together, and why.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LinesTogether {
    /// The lines, in the order of submission.
    pub lines: Vec<NominationId>,
    /// Whom they are about.
    pub name: String,
    /// Why, in a sentence.
    pub text: String,
}

/// Lines about one subject, and lines whose names are the same but for marks and case without being matched to one.
pub(super) fn duplicates(lines: &[Nomination]) -> Vec<LinesTogether> {
    let mut found = Vec::new();
    let mut by_subject: BTreeMap<Subject, Vec<&Nomination>> = BTreeMap::new();
    let mut by_name: BTreeMap<(SubjectKind, String), Vec<&Nomination>> = BTreeMap::new();
    for line in lines {
        if let Some(subject) = line.subject {
            by_subject.entry(subject).or_default().push(line);
        }
        by_name.entry((line.kind, text::fold(&line.submitted.name))).or_default().push(line);
    }
    for same in by_subject.into_values().filter(|same| same.len() > 1) {
        found.push(together(&same, "Một đối tượng đứng ở nhiều dòng của đợt xét."));
    }
    for same in by_name.into_values().filter(|same| same.len() > 1) {
        let mut subjects: Vec<Option<Subject>> = same.iter().map(|line| line.subject).collect();
        subjects.sort();
        subjects.dedup();
        // Those of one record were told already.
        if subjects.len() > 1 || subjects.first() == Some(&None) {
            found.push(together(&same, "Tên giống nhau (không kể dấu, chữ hoa): có thể là một đối tượng ghi hai lần."));
        }
    }
    found
}

fn together(lines: &[&Nomination], text: &str) -> LinesTogether {
    LinesTogether {
        lines: lines.iter().filter_map(|line| line.id).collect(),
        name: lines.first().map(|line| line.submitted.name.clone()).unwrap_or_default(),
        text: text.to_owned(),
    }
}

/// Forms of commendation for the same achievements: in this batch, in another, or given already. Titles and a form beside
/// them do not exclude each other.
pub(super) fn double_rewards(
    examiner: &Examiner<'_>,
    lines: &[Nomination],
    others: &[Nomination],
    batches: &HashMap<BatchId, Batch>,
) -> Vec<LinesTogether> {
    let catalogue = examiner.catalogue;
    let name = |award: &str| crate::grant::award_name(catalogue, award).to_owned();
    let mut of_year: BTreeMap<(Subject, u16), Vec<&Nomination>> = BTreeMap::new();
    for line in lines.iter().filter(|line| is_form(catalogue, &line.award)) {
        if let Some(subject) = line.subject {
            of_year.entry((subject, examiner.year(line))).or_default().push(line);
        }
    }
    let mut elsewhere: HashMap<(Subject, u16), Vec<(&Nomination, &Batch)>> = HashMap::new();
    for other in others.iter().filter(|other| is_form(catalogue, &other.award)) {
        if let (Some(subject), Some(batch)) = (other.subject, batches.get(&other.batch_id)) {
            let year = other.ending_year.unwrap_or(batch.year);
            elsewhere.entry((subject, year)).or_default().push((other, batch));
        }
    }
    let mut found = Vec::new();
    for ((subject, year), own) in of_year {
        if own.len() > 1 {
            let awards: BTreeSet<String> = own.iter().map(|line| name(&line.award)).collect();
            let awards = awards.into_iter().collect::<Vec<_>>().join(", ");
            found.push(together(&own, &format!("Cùng năm {year} có {} dòng đề nghị: {awards}.", own.len())));
        }
        for (other, batch) in elsewhere.get(&(subject, year)).into_iter().flatten() {
            let text = format!("Năm {year} cũng được đề nghị {} ở đợt xét {}.", name(&other.award), batch.name);
            found.push(together(&own, &text));
        }
        for grant in examiner.known.grants_of(subject) {
            let holds_year = grant.from_year.zip(grant.to_year).is_some_and(|(from, to)| from <= year && year <= to);
            let counts = grant.state == GrantState::Valid && is_form(catalogue, &grant.award);
            // The same award for the same years is blocked by its verdict.
            if counts && holds_year && own.iter().any(|line| line.award != grant.award) {
                let text = format!(
                    "Thành tích năm {} đã được tặng {} (quyết định ngày {}).",
                    grant.years(),
                    name(&grant.award),
                    grant.decision_date.vietnamese()
                );
                found.push(together(&own, &text));
            }
        }
    }
    found
}

fn is_form(catalogue: &Catalogue, award: &str) -> bool {
    catalogue.award(award).is_some_and(|award| !award.is_title())
}
