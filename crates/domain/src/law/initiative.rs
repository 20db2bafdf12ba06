//! Initiatives (`initiative`, lockout `lk_initiative_once`: CV 5007/BNV-TĐKT).

use std::collections::{BTreeMap, BTreeSet};

use super::assess::Context;
use super::condition::{Leaf, Op, Purpose};
use super::explanation::Wanted;
use super::facts::{Grant, KnownInitiative, Span};
use super::leaf::Found;
use super::lockout::LockoutKind;
use super::roadmap::Step;
use super::truth::Truth;
use super::vocab::Scope;

/// So many initiatives of some kinds, recognised as widely within the years and not used up.
pub(super) fn recognised(
    context: &Context<'_>,
    scope: Scope,
    count: i32,
    kinds: &[String],
    years: Span,
    purpose: Purpose,
) -> Found {
    let once = context.catalogue.lockout(LockoutKind::InitiativeOnce, &context.regime.id).is_some();
    let fits = |initiative: &&KnownInitiative| {
        initiative.scope >= scope && kinds.contains(&initiative.kind) && years.contains(initiative.year)
    };
    let is_used_up = |initiative: &KnownInitiative| once && is_used_up(context, initiative, purpose);
    // The same initiative entered twice counts once, with the later year.
    let mut usable: BTreeMap<&str, &KnownInitiative> = BTreeMap::new();
    let mut used_up: BTreeMap<&str, &KnownInitiative> = BTreeMap::new();
    for initiative in context.facts.initiatives.iter().filter(fits) {
        let which = if is_used_up(initiative) { &mut used_up } else { &mut usable };
        let kept = which.entry(&initiative.id).or_insert(initiative);
        if initiative.year > kept.year {
            *kept = initiative;
        }
    }
    usable.retain(|id, _| !used_up.contains_key(id));
    let doubts: BTreeMap<&str, &Grant> = match once && context.outlook.is_none() {
        true => {
            usable.values().filter_map(|one| Some((one.id.as_str(), may_have_used(context, one, purpose)?))).collect()
        }
        false => BTreeMap::new(),
    };
    let have = i64::try_from(usable.len()).unwrap_or(i64::MAX);
    let need = i64::from(count);
    let is_ahead = !context.years_ahead(years).is_empty();
    let recorded = context.facts.initiative_years.as_ref();
    let is_unrecorded = recorded.is_some_and(|recorded| !recorded.iter().any(|year| years.contains(*year)));
    let sure = have - i64::try_from(doubts.len()).unwrap_or(i64::MAX);
    let is_doubtful = have >= need && sure < need && !is_ahead;
    let truth = match have >= need || is_ahead {
        true if is_doubtful => Truth::Unknown,
        true => Truth::Met,
        false if is_unrecorded => Truth::Unknown,
        false => Truth::NotMet,
    };
    let sentence = context.say(|| {
        let list = usable.values().map(|one| one.year.to_string()).collect::<Vec<_>>().join(", ");
        let which = if list.is_empty() { String::new() } else { format!(" (năm {list})") };
        let used = match used_up.len() {
            0 => String::new(),
            used => format!("; {used:02} đã dùng cho lần khen thưởng trước nên không tính"),
        };
        let again = usable.values().any(|one| !one.used_for.is_empty());
        let again =
            if once && again { "; có sáng kiến đã dùng cho danh hiệu khác, cần xem lại" } else { "" };
        let open = match truth {
            Truth::Unknown if is_doubtful => doubt_sentence(context, &doubts),
            Truth::Unknown => "; chưa ghi sáng kiến, đề tài nào của thời gian này".to_owned(),
            Truth::Met | Truth::NotMet => String::new(),
        };
        let what = format!("sáng kiến, đề tài phạm vi {}", scope.vietnamese());
        match have {
            0 => format!("Chưa có {what}; cần {need:02}{used}{open}."),
            have => format!("Có {have:02} {what}{which}, cần {need:02}{used}{again}{open}."),
        }
    });
    let steps = context.steps(|| match need - have {
        short if short > 0 && is_ahead => vec![Step::new(
            context.ending,
            format!(
                "Có thêm {short:02} sáng kiến, đề tài phạm vi {} được công nhận (chậm nhất năm này).",
                scope.vietnamese()
            ),
        )],
        _ => vec![],
    });
    let mut found = Found::counted(truth, have, need, sentence).with_steps(steps);
    if context.tells && have >= need {
        found.initiatives = counted(usable.into_values().collect(), need, &doubts);
    }
    if is_doubtful {
        let awards: BTreeSet<&str> = doubts.values().map(|grant| grant.award.as_str()).collect();
        found.wanted.push(Wanted::InitiativeUse { awards: awards.into_iter().map(str::to_owned).collect() });
    } else if truth == Truth::Unknown {
        found.wanted.push(Wanted::Initiatives { year: context.ending });
    }
    found
}

/// The initiatives that serve, no more than are needed: those that have served nothing first, the oldest of them first, for
/// it is the first to fall out of later windows.
fn counted(mut usable: Vec<&KnownInitiative>, need: i64, doubts: &BTreeMap<&str, &Grant>) -> Vec<String> {
    usable.sort_by_key(|one| (doubts.contains_key(one.id.as_str()), !one.used_for.is_empty(), one.year, &one.id));
    usable.iter().take(usize::try_from(need).unwrap_or(0)).map(|one| one.id.clone()).collect()
}

/// A decision that may rest on an initiative though the record does not say on which it rests: its award can be given for
/// initiatives, this one would have done, and its year is among those of the award.
fn may_have_used<'a>(context: &Context<'a>, initiative: &KnownInitiative, purpose: Purpose) -> Option<&'a Grant> {
    let counts = |grant: &&Grant| match purpose {
        Purpose::HinhThuc => true,
        Purpose::DanhHieu => context.catalogue.award(&grant.award).is_none_or(|award| !award.is_title()),
    };
    let unsaid = context.grants().filter(|grant| grant.initiatives_unsaid).filter(counts);
    let mut of_its_year =
        unsaid.filter(|grant| context.years_of(grant).is_some_and(|years| years.contains(initiative.year)));
    of_its_year.find(|grant| can_rest_on(context, grant, initiative))
}

/// Whether conditions of an award, of any regime, ask for an initiative of such a scope and kind.
fn can_rest_on(context: &Context<'_>, grant: &Grant, initiative: &KnownInitiative) -> bool {
    let kind = &context.facts.subject.kind;
    let own = context.catalogue.conditions.iter().filter(|condition| {
        condition.award == grant.award
            && condition.award_type == grant.award_type
            && condition.subject_kinds.contains(kind)
    });
    own.flat_map(|condition| condition.tree.walk()).any(|node| match &node.op {
        Op::Leaf(Leaf::Initiative { scope, kinds, .. }) => {
            initiative.scope >= *scope && kinds.contains(&initiative.kind)
        }
        _ => false,
    })
}

/// Which decisions have to say on what they rest.
fn doubt_sentence(context: &Context<'_>, doubts: &BTreeMap<&str, &Grant>) -> String {
    let which: BTreeSet<String> = doubts
        .values()
        .map(|grant| {
            let years = context.years_of(grant).map(|years| format!(" năm {}", years.vietnamese())).unwrap_or_default();
            format!("quyết định {} tặng {}{years}", grant.decided(), context.award_name(&grant.award))
        })
        .collect();
    let which = which.into_iter().collect::<Vec<_>>().join(", ");
    format!(
        "; chưa rõ đã dùng chưa: {which} không ghi căn cứ sáng kiến nào (ghi sáng kiến làm căn cứ, hoặc không dùng sáng \
         kiến, ở dòng đó của sổ khen thưởng)"
    )
}

/// For a form of commendation an initiative that served anything is used up; for a title one that served a form.
fn is_used_up(context: &Context<'_>, initiative: &KnownInitiative, purpose: Purpose) -> bool {
    initiative.used_for.iter().any(|award| match purpose {
        Purpose::HinhThuc => true,
        Purpose::DanhHieu => context.catalogue.award(award).is_none_or(|award| !award.is_title()),
    })
}
