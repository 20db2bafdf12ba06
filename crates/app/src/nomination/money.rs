//! Reward money of the lines of a batch: of the day of their decision, each with the rates that it rests on.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::grant::Grant;
use domain::id::{GrantId, NominationId};
use domain::law::{Catalogue, GivenAward, Reward, Span, rewards};
use domain::nomination::{Appraisal, Nomination, Progress};
use domain::subject::SubjectKind;

use super::appraised_law::AppraisedLaw;
use super::decide::{given, named, recorded, same_day};
use super::verdicts::Examiner;
use crate::Result;

/// A line with its money.
pub(super) struct PaidLine<'a> {
    pub line: &'a Nomination,
    /// Name of its award.
    pub award_name: &'a str,
    /// The line of the award record that its decision became; none before.
    pub grant: Option<&'a Grant>,
    /// The day whose base salary counts.
    pub day: NaiveDate,
    /// The catalogue whose rates count: of what is decided the one that it was appraised by, else the batch's.
    pub catalogue: &'a Catalogue,
    /// What the catalogue makes of it.
    pub reward: Reward,
    /// What is paid, in đồng; none where it is not known. What the award record says goes before the catalogue.
    pub amount: Option<u64>,
    /// Why it is that much, where that is not plain.
    pub why: String,
}

/// Lines paid together: of one subject, by decisions of one day.
type Together = (SubjectKind, String, NaiveDate);

/// The lines of a batch that money is reckoned for: those that the council passed; while it passed none, all that are on
/// their way. `true` when they are only on their way.
pub(super) fn paid_lines<'a>(
    lines: &'a [Nomination],
    progress: &HashMap<NominationId, Progress>,
) -> (Vec<&'a Nomination>, bool) {
    let of = |line: &Nomination| line.id.and_then(|id| progress.get(&id));
    let is_passed =
        |line: &&Nomination| of(line).is_some_and(|progress| progress.grant.is_some() || progress.awaits_decision());
    let passed: Vec<&Nomination> = lines.iter().filter(is_passed).collect();
    if !passed.is_empty() {
        return (passed, false);
    }
    let counts = |line: &&Nomination| of(line).is_none_or(|progress| progress.state.counts());
    (lines.iter().filter(counts).collect(), true)
}

/// The money of lines; `day` is the decision's where none is recorded yet.
///
/// # Errors
/// An award that the catalogue no longer has.
pub(super) fn reckon<'a>(
    examiner: &'a Examiner<'_>,
    law: &'a AppraisedLaw,
    lines: Vec<&'a Nomination>,
    progress: &HashMap<NominationId, Progress>,
    day: NaiveDate,
) -> Result<Vec<PaidLine<'a>>> {
    let mut paid = Vec::with_capacity(lines.len());
    let mut together: BTreeMap<Together, Vec<(usize, GivenAward)>> = BTreeMap::new();
    for line in lines {
        let grant = line.id.and_then(|id| progress.get(&id)?.grant);
        let grant = grant.and_then(|grant| recorded(examiner.known, line, grant));
        let day = grant.and_then(|grant| PartialDate::last_day(grant.decision_date)).unwrap_or(day);
        let own = match grant {
            Some(grant) => given(grant),
            None => GivenAward {
                award: line.award.clone(),
                award_type: examiner.award_type(line).to_owned(),
                period: Some(years(examiner, line)?),
            },
        };
        let who = match line.subject {
            Some(subject) => subject.id().to_string(),
            None => line.submitted.match_key(),
        };
        together.entry((line.kind, who, day)).or_default().push((paid.len(), own));
        let award_name = crate::grant::award_name(examiner.catalogue, &line.award);
        let (reward, amount, why) = (Reward::Unknown, None, String::new());
        paid.push(PaidLine { line, award_name, grant, day, catalogue: examiner.catalogue, reward, amount, why });
    }
    let own: BTreeSet<GrantId> = paid.iter().filter_map(|line| line.grant?.id).collect();
    for ((kind, _, day), members) in together {
        let (places, awards): (Vec<usize>, Vec<GivenAward>) = members.into_iter().unzip();
        let subject = places.first().and_then(|place| paid.get(*place)?.line.subject);
        let beside = subject.map(|subject| same_day(examiner.known, subject, day, &own)).unwrap_or_default();
        let awards: Vec<GivenAward> = beside.iter().map(|grant| given(grant)).chain(awards).collect();
        let names = named(examiner.catalogue, &beside, &awards);
        let members: Vec<&PaidLine<'_>> = places.iter().filter_map(|place| paid.get(*place)).collect();
        let reckon = |catalogue: &Catalogue| {
            rewards(catalogue, &awards, kind.law_code(), day).into_iter().skip(beside.len()).collect::<Vec<Reward>>()
        };
        let (catalogue, rewards) = reckoned(examiner, law, progress, &members, reckon);
        for (place, reward) in places.into_iter().zip(rewards) {
            let Some(line) = paid.get_mut(place) else { continue };
            line.catalogue = catalogue;
            line.amount = reward.amount();
            line.why = why(&reward, &names);
            if let Some(written) = line.grant.and_then(|grant| grant.bonus).filter(|own| Some(*own) != line.amount) {
                line.amount = Some(written);
                "Theo sổ khen thưởng, khác mức tính.".clone_into(&mut line.why);
            }
            line.reward = reward;
        }
    }
    Ok(paid)
}

/// The catalogue by which lines that are paid together are reckoned, with what it makes of them. What is decided keeps the
/// rates that it was appraised by, or those of the batch where they alone explain what the award record says.
fn reckoned<'a>(
    examiner: &Examiner<'a>,
    law: &'a AppraisedLaw,
    progress: &HashMap<NominationId, Progress>,
    members: &[&PaidLine<'_>],
    reckon: impl Fn(&Catalogue) -> Vec<Reward>,
) -> (&'a Catalogue, Vec<Reward>) {
    let decided = members.iter().filter(|member| member.grant.is_some());
    let mut kept: Vec<&Appraisal> =
        decided.filter_map(|member| progress.get(&member.line.id?)?.appraisal.as_ref()).collect();
    kept.sort_by_key(|appraisal| std::cmp::Reverse(appraisal.on));
    let kept = kept.into_iter().filter_map(|appraisal| law.catalogue(appraisal));
    let mut first = None;
    for catalogue in kept.chain([examiner.catalogue]) {
        let rewards = reckon(catalogue);
        let explains = |(member, reward): (&&PaidLine<'_>, &Reward)| {
            let written = member.grant.and_then(|grant| grant.bonus);
            written.is_none_or(|written| reward.amount() == Some(written))
        };
        if members.iter().zip(&rewards).all(explains) {
            return (catalogue, rewards);
        }
        first.get_or_insert((catalogue, rewards));
    }
    first.unwrap_or((examiner.catalogue, Vec::new()))
}

fn why(reward: &Reward, names: &[String]) -> String {
    match reward {
        Reward::Paid(_) => String::new(),
        Reward::Lower { than, .. } => {
            format!(
                "Cùng thời gian, chỉ nhận mức cao hơn của {}.",
                names.get(*than).map(String::as_str).unwrap_or_default()
            )
        }
        Reward::Unknown => "Danh mục chưa có mức tiền thưởng.".to_owned(),
    }
}

/// The years that a decision would state of a line.
fn years(examiner: &Examiner<'_>, line: &Nomination) -> Result<Span> {
    let ending = examiner.year(line).into();
    let counted = examiner.examine(line)?.map(|one| one.achievement_years(examiner.catalogue, &line.award, ending));
    Ok(counted.unwrap_or(Span::of(ending)))
}

/// Who decides the award of a line: as recorded, else as the catalogue has it.
pub(super) fn authority(examiner: &Examiner<'_>, paid: &PaidLine<'_>) -> String {
    if let Some(written) = paid.grant.map(|grant| grant.authority.clone()).filter(|written| !written.is_empty()) {
        return written;
    }
    let catalogue = examiner.catalogue;
    let by = catalogue.regime_on(paid.day).and_then(|regime| {
        let award = catalogue.award(&paid.line.award)?;
        award.decided_by.iter().find(|by| by.regimes.contains(&regime.id))
    });
    let ids: BTreeSet<&str> = by.into_iter().flat_map(|by| by.by.iter().map(String::as_str)).collect();
    let named = catalogue.vocab.authorities.iter().filter(|authority| ids.contains(authority.id.as_str()));
    let names: Vec<&str> = named.map(|authority| authority.name_vi.as_str()).collect();
    if names.is_empty() { "Chưa ghi người quyết định".to_owned() } else { names.join(" hoặc ") }
}
