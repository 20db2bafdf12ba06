//! Sanctions and what they do to years (lockout `lk_discipline_restart`).

use chrono::Datelike;

use super::assess::Context;
use super::explanation::Wanted;
use super::facts::{Discipline, Facts, Span, Year};
use super::leaf::Found;
use super::lockout::LockoutKind;
use super::truth::Truth;

/// The sanctions that were decided by the day of the examination; all of them where no such day is given.
pub(super) fn known(facts: &Facts) -> impl Iterator<Item = &Discipline> {
    let day = facts.proposal.evaluated_on;
    facts.discipline.iter().filter(move |sanction| day.is_none_or(|day| sanction.decided_at <= day))
}

/// The first year that counts after all sanctions: the year after the one in which the last ends, or that year itself when
/// it ends on its first day. Nothing counts while one is being served.
pub(super) fn first_counted_year(facts: &Facts) -> Year {
    let after = known(facts).map(|sanction| match sanction.served_until {
        None => Year::MAX,
        Some(end) if end.ordinal() == 1 => end.year(),
        Some(end) => end.year() + 1,
    });
    after.max().unwrap_or(Year::MIN)
}

/// The first year that counts under the regime of a context.
pub(super) fn floor(context: &Context<'_>) -> Year {
    let restarts = context.catalogue.lockout(LockoutKind::RestartAfterDiscipline, &context.regime.id).is_some();
    if restarts { first_counted_year(context.facts) } else { Year::MIN }
}

impl Context<'_> {
    /// Whether sanctions have taken away the year looked at: nothing is commended for its merit then, whether the conditions
    /// ask for a year or not (lockout `lk_discipline_restart`).
    pub fn is_taken_away(&self, award_type: &str) -> bool {
        award_type == "cong_trang" && self.ending < self.floor
    }
}

/// `no_discipline`: no sanction of such a form was decided in the years.
pub(super) fn none_decided(context: &Context<'_>, min_form: &str, years: Span) -> Found {
    let vocab = &context.catalogue.vocab;
    let least = vocab.severity(min_form).unwrap_or(0);
    let decided = known(context.facts).filter(|sanction| {
        vocab.severity(&sanction.form).unwrap_or(u8::MAX) >= least && years.contains(sanction.decided_at.year())
    });
    let decided = decided.max_by_key(|sanction| (sanction.decided_at, &sanction.form));
    let sentence = context.say(|| match decided {
        None => format!("Không có kỷ luật từ {} trong năm {}.", lower(vocab.form_name(min_form)), context.ending),
        Some(sanction) => format!(
            "Bị kỷ luật {} ngày {}.",
            lower(vocab.form_name(&sanction.form)),
            sanction.decided_at.format("%d/%m/%Y")
        ),
    });
    Found::new(Truth::of(decided.is_none()), sentence)
}

/// `no_member_disciplined`: no member was sanctioned so severely in the years.
pub(super) fn no_member(context: &Context<'_>, min_form: &str, years: Span) -> Found {
    let Some(collective) = context.collective() else { return context.no_figures("disciplined") };
    let vocab = &context.catalogue.vocab;
    let least = vocab.severity(min_form).unwrap_or(0);
    let examined = context.facts.proposal.evaluated_on;
    let severe = collective.disciplined.iter().filter(|sanction| {
        let in_years = sanction.decided_at.is_none_or(|day| years.contains(day.year()));
        let is_known = sanction.decided_at.zip(examined).is_none_or(|(decided, day)| decided <= day);
        in_years && is_known && vocab.severity(&sanction.form).unwrap_or(u8::MAX) >= least
    });
    let count = severe.count();
    if count == 0 && !collective.sanctions_known {
        let wanted = Wanted::Collective { year: context.ending, figure: "disciplined".to_owned() };
        let sentence = "Chưa ghi có hay không cá nhân bị kỷ luật trong năm.";
        return Found::unknown(wanted, context.say(|| sentence.to_owned()));
    }
    let sentence = context.say(|| {
        let form = lower(vocab.form_name(min_form));
        match count {
            0 => format!("Không có cá nhân bị kỷ luật từ {form}."),
            count => format!("Có {count:02} cá nhân bị kỷ luật từ {form}."),
        }
    });
    Found::new(Truth::of(count == 0), sentence)
}

/// What a sanction that has no last day stands in the way of, in a sentence; none where there is no such sanction.
pub(super) fn without_end(context: &Context<'_>) -> Option<String> {
    if context.floor != Year::MAX {
        return None;
    }
    let open = known(context.facts).filter(|sanction| sanction.served_until.is_none());
    let sanction = open.max_by_key(|sanction| sanction.decided_at)?;
    Some(format!(
        "Kỷ luật {} ngày {} chưa ghi ngày hết hiệu lực nên chưa năm nào được tính: ghi ngày hết hiệu lực của kỷ luật để biết \
         năm sớm nhất có thể đạt.",
        lower(context.catalogue.vocab.form_name(&sanction.form)),
        sanction.decided_at.format("%d/%m/%Y")
    ))
}

fn lower(name: &str) -> String {
    name.to_lowercase()
}
