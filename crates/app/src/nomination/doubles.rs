//! Lines of a batch that may be about the same: one person written twice, one achievement commended twice.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::grant::{Grant, GrantState};
use domain::id::{BatchId, GrantId, NominationId};
use domain::law::{Catalogue, Span, award_type_name};
use domain::nomination::{Batch, Nomination, Progress};
use domain::subject::{Subject, SubjectKind};
use domain::text;
use serde::Serialize;
use ts_rs::TS;

use super::verdicts::Examiner;

/// From so many years on an award commends a whole row of years, of which each may have been commended by lower ones.
const WHOLE_ROW: i32 = 5;

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

/// How far lines are, by their ids.
pub(super) type Progresses = HashMap<NominationId, Progress>;

/// Whether a line is on its way or decided.
fn counts(line: &Nomination, progress: &Progresses) -> bool {
    line.id.and_then(|id| progress.get(&id)).is_none_or(|progress| progress.state.counts())
}

/// Lines for one award about one subject, and lines for one award whose names are the same but for marks and case without
/// being matched to one.
pub(super) fn duplicates(lines: &[Nomination], progress: &Progresses) -> Vec<LinesTogether> {
    let mut found = Vec::new();
    let mut by_subject: BTreeMap<(Subject, &str), Vec<&Nomination>> = BTreeMap::new();
    let mut by_name: BTreeMap<(SubjectKind, String, &str), Vec<&Nomination>> = BTreeMap::new();
    for line in lines.iter().filter(|line| counts(line, progress)) {
        if let Some(subject) = line.subject {
            by_subject.entry((subject, &line.award)).or_default().push(line);
        }
        by_name.entry((line.kind, text::fold(&line.submitted.name), &line.award)).or_default().push(line);
    }
    for same in by_subject.into_values().filter(|same| same.len() > 1) {
        found.push(together(&same, "Một đối tượng đứng ở nhiều dòng cùng danh hiệu, hình thức của đợt xét."));
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

/// An award for achievements of years: proposed or given.
struct Claim<'a> {
    award: &'a str,
    award_type: &'a str,
    /// All the years that it commends.
    years: Span,
    /// Those that are compared with other awards: of a whole row of years only the last.
    own: Span,
}

impl<'a> Claim<'a> {
    /// What a line claims: as many years as its award counts, the last of them the year proposed for.
    fn of_line(catalogue: &Catalogue, line: &'a Nomination, batch: &'a Batch) -> Self {
        let last = line.ending_year.unwrap_or(batch.year).into();
        let award_type = if line.award_type.is_empty() { &batch.award_type } else { &line.award_type };
        let of_years = !["dot_xuat", "phong_trao"].contains(&award_type.as_str());
        let count = catalogue.award(&line.award).filter(|_| of_years).map_or(1, |award| award.period.years());
        let years = Span { first: last + 1 - count, last };
        let own = if count >= WHOLE_ROW { Span::of(last) } else { years };
        Self { award: &line.award, award_type, years, own }
    }

    /// What was commended; the year of the decision where that states none.
    fn of_grant(grant: &'a Grant) -> Self {
        let stated = grant.from_year.zip(grant.to_year).map(|(first, last)| Span::from((first.into(), last.into())));
        let years = stated.unwrap_or(Span::of(grant.decision_date.year().into()));
        Self { award: &grant.award, award_type: &grant.award_type, years, own: years }
    }

    /// Whether two commend the same: one award, or one that counts like it, for years of which they share one; two forms of
    /// commendation whatever they are. A title and a form beside it do not exclude each other (Luật 06/2022/QH15 Điều
    /// 5.2.c).
    fn touches(&self, other: &Self, catalogue: &Catalogue) -> bool {
        let (Some(one), Some(two)) = (catalogue.award(self.award), catalogue.award(other.award)) else {
            return self.award == other.award && self.years.overlaps(other.years);
        };
        let same = one.id == two.id || one.equivalents.contains(&two.id) || two.equivalents.contains(&one.id);
        if same {
            self.years.overlaps(other.years)
        } else {
            one.is_form() && two.is_form() && self.own.overlaps(other.own)
        }
    }

    /// Its name, with the loại hình where that is another one.
    fn told(&self, catalogue: &Catalogue, beside: &str) -> String {
        let name = crate::grant::award_name(catalogue, self.award);
        if self.award_type == beside {
            return name.to_owned();
        }
        format!("{name} (loại hình {})", award_type_name(self.award_type).to_lowercase())
    }
}

/// Awards for the same achievements: in this batch, in another, or given already, whenever that was decided. Lines that were
/// withdrawn or turned down are none.
pub(super) fn double_rewards(
    examiner: &Examiner<'_>,
    lines: &[Nomination],
    others: &[Nomination],
    batches: &HashMap<BatchId, Batch>,
    progress: &Progresses,
) -> Vec<LinesTogether> {
    let catalogue = examiner.catalogue;
    let written: BTreeSet<GrantId> = lines.iter().filter_map(|line| progress.get(&line.id?)?.grant).collect();
    let mut elsewhere: HashMap<Subject, Vec<(Claim<'_>, &Batch)>> = HashMap::new();
    for other in others.iter().filter(|other| counts(other, progress)) {
        // What was decided stands in the award record.
        let is_decided = other.id.and_then(|id| progress.get(&id)).is_some_and(|progress| progress.grant.is_some());
        if let (Some(subject), Some(batch), false) = (other.subject, batches.get(&other.batch_id), is_decided) {
            elsewhere.entry(subject).or_default().push((Claim::of_line(catalogue, other, batch), batch));
        }
    }
    let mut of_subject: BTreeMap<Subject, Vec<(&Nomination, Claim<'_>)>> = BTreeMap::new();
    for line in lines.iter().filter(|line| counts(line, progress)) {
        if let Some(subject) = line.subject {
            let claim = Claim::of_line(catalogue, line, examiner.batch);
            of_subject.entry(subject).or_default().push((line, claim));
        }
    }
    let mut found = Vec::new();
    for (subject, own) in of_subject {
        found.extend(in_one_batch(catalogue, &own));
        let touched = |other: &Claim<'_>| -> Vec<(&Nomination, &Claim<'_>)> {
            let touched = own.iter().filter(|(_, claim)| claim.touches(other, catalogue));
            touched.map(|(line, claim)| (*line, claim)).collect()
        };
        for (other, batch) in elsewhere.get(&subject).into_iter().flatten() {
            let lines = touched(other);
            if let Some((_, first)) = lines.first() {
                let (years, award) = (other.years.vietnamese(), other.told(catalogue, first.award_type));
                let text = format!("Thành tích năm {years} cũng được đề nghị {award} ở đợt xét {}.", batch.name);
                found.push(together(&lines_of(&lines), &text));
            }
        }
        for grant in examiner.known.grants_of(subject) {
            let is_own = grant.id.is_some_and(|id| written.contains(&id));
            if grant.state != GrantState::Valid || is_own {
                continue;
            }
            let given = Claim::of_grant(grant);
            let lines = touched(&given);
            if let Some((_, first)) = lines.first() {
                let (years, award) = (given.years.vietnamese(), given.told(catalogue, first.award_type));
                let decided = grant.decision_date.vietnamese();
                let text = format!("Thành tích năm {years} đã được tặng {award} (quyết định ngày {decided}).");
                found.push(together(&lines_of(&lines), &text));
            }
        }
    }
    found
}

fn lines_of<'a>(lines: &[(&'a Nomination, &Claim<'_>)]) -> Vec<&'a Nomination> {
    lines.iter().map(|(line, _)| *line).collect()
}

/// Lines of one subject in one batch for the same achievements, each told once.
fn in_one_batch(catalogue: &Catalogue, own: &[(&Nomination, Claim<'_>)]) -> Vec<LinesTogether> {
    let mut found = Vec::new();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for (index, (_, claim)) in own.iter().enumerate() {
        let others = own.iter().enumerate().skip(index + 1);
        let same = others.filter(|(at, (_, other))| !told.contains(at) && claim.touches(other, catalogue));
        let same: Vec<usize> = same.map(|(at, _)| at).collect();
        if told.contains(&index) || same.is_empty() {
            continue;
        }
        told.extend(&same);
        let group: Vec<_> = [index].into_iter().chain(same).filter_map(|at| own.get(at)).collect();
        let awards: BTreeSet<String> = group.iter().map(|(_, one)| one.told(catalogue, claim.award_type)).collect();
        let awards = awards.into_iter().collect::<Vec<_>>().join(", ");
        let lines: Vec<&Nomination> = group.iter().map(|(line, _)| *line).collect();
        let text = format!("Cùng thời gian thành tích có {} dòng đề nghị: {awards}.", lines.len());
        found.push(together(&lines, &text));
    }
    found
}
