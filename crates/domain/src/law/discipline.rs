//! Sanctions and what they do to years (lockout `lk_discipline_restart`).

use chrono::Datelike;

use super::assess::Context;
use super::facts::{Facts, Span, Year};
use super::leaf::Found;
use super::lockout::LockoutKind;
use super::truth::Truth;

/// The first year that counts after all sanctions: the year after the one in which the last ends, or that year itself when
/// it ends on its first day. Nothing counts while one is being served.
pub(super) fn first_counted_year(facts: &Facts) -> Year {
    let after = facts.discipline.iter().map(|sanction| match sanction.served_until {
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

/// `no_discipline`: no sanction of such a form was decided in the years.
pub(super) fn none_decided(context: &Context<'_>, min_form: &str, years: Span) -> Found {
    let vocab = &context.catalogue.vocab;
    let least = vocab.severity(min_form).unwrap_or(0);
    let decided = context.facts.discipline.iter().filter(|sanction| {
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
    let severe = collective.disciplined.iter().filter(|sanction| {
        let in_years = sanction.decided_at.is_none_or(|day| years.contains(day.year()));
        in_years && vocab.severity(&sanction.form).unwrap_or(u8::MAX) >= least
    });
    let count = severe.count();
    let sentence = context.say(|| {
        let form = lower(vocab.form_name(min_form));
        match count {
            0 => format!("Không có cá nhân bị kỷ luật từ {form}."),
            count => format!("Có {count:02} cá nhân bị kỷ luật từ {form}."),
        }
    });
    Found::new(Truth::of(count == 0), sentence)
}

fn lower(name: &str) -> String {
    name.to_lowercase()
}
