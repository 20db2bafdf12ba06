//! Figures of a collective (`collective_ratio`, `members_with_award`, `completed_tasks_percent`). Shares are compared in
//! whole numbers: 69,7% is never 70%.

use super::assess::Context;
use super::explanation::Wanted;
use super::facts::CollectiveFigures;
use super::leaf::Found;
use super::roadmap::Step;
use super::truth::Truth;

impl<'a> Context<'a> {
    /// Figures of the year proposed for.
    pub(super) fn collective(&self) -> Option<&'a CollectiveFigures> {
        self.facts.collective.as_ref()
    }

    /// A figure that nobody has entered; years to come are taken to go well.
    pub(super) fn no_figures(&self, figure: &str) -> Found {
        let wanted = Wanted::Collective { year: self.ending, figure: figure.to_owned() };
        Found::unknown(wanted, self.say(|| format!("Chưa có số liệu tập thể năm {}.", self.ending)))
    }
}

/// A share of the members was given an award for the year.
pub(super) fn ratio(context: &Context<'_>, award: &str, percent: i64, strict: bool) -> Found {
    let name = || format!("{} cá nhân đạt {}", share_name(percent, strict), context.award_name(award));
    share(context, with_award(context, award), award, percent, strict, &name)
}

/// A share of the members completed their tasks.
pub(super) fn completed(context: &Context<'_>, percent: i64) -> Found {
    let completed = context.collective().and_then(|figures| figures.completed);
    let name = || format!("{} cá nhân hoàn thành nhiệm vụ", share_name(percent, false));
    share(context, completed, "completed", percent, false, &name)
}

/// So many members were given an award for the year.
pub(super) fn members_with(context: &Context<'_>, award: &str, need: i64) -> Found {
    let name = || context.award_name(award).to_owned();
    if context.is_ahead() {
        return ahead(context, &|| format!("có ít nhất {need:02} cá nhân đạt {}", name()));
    }
    let Some(have) = with_award(context, award) else { return context.no_figures(award) };
    let have = i64::from(have);
    let sentence = context.say(|| format!("Có {have:02} cá nhân đạt {}, cần {need:02}.", name()));
    Found::counted(Truth::of(have >= need), have, need, sentence)
}

fn with_award(context: &Context<'_>, award: &str) -> Option<u32> {
    let figures = context.collective()?;
    match award {
        "ldtt" => figures.ldtt,
        "cstd_co_so" => figures.cstd_co_so,
        _ => None,
    }
}

/// `100·n ≥ p·N`, or `>` where the share has to be exceeded.
fn share(
    context: &Context<'_>,
    part: Option<u32>,
    figure: &str,
    percent: i64,
    strict: bool,
    name: &dyn Fn() -> String,
) -> Found {
    if context.is_ahead() {
        return ahead(context, &|| format!("có {}", name()));
    }
    let members = context.collective().and_then(|figures| figures.members_counted).filter(|members| *members > 0);
    let (Some(part), Some(members)) = (part, members) else { return context.no_figures(figure) };
    let left = 100 * i64::from(part);
    let right = percent * i64::from(members);
    let met = if strict { left > right } else { left >= right };
    let sentence = context.say(|| {
        let reached = percent_of(i64::from(part), i64::from(members));
        let needed = share_name(percent, strict);
        let met = if met { String::new() } else { format!(", cần {needed}") };
        format!("Đạt {part}/{members} người ({reached}){met}.")
    });
    Found { sides: Some([left, right]), ..Found::new(Truth::of(met), sentence) }
}

/// A share in percent, cut off after two decimals: what is short of a limit never reads as it.
fn percent_of(part: i64, whole: i64) -> String {
    let hundredths = part.saturating_mul(10_000) / whole.max(1);
    let (percent, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => format!("{percent}%"),
        rest if rest % 10 == 0 => format!("{percent},{}%", rest / 10),
        rest => format!("{percent},{rest:02}%"),
    }
}

fn share_name(percent: i64, strict: bool) -> String {
    format!("{} {percent}%", if strict { "trên" } else { "từ" })
}

/// What the year to come has to bring.
fn ahead(context: &Context<'_>, what: &dyn Fn() -> String) -> Found {
    let steps = context.steps(|| vec![Step::new(context.ending, format!("Tập thể {}.", what()))]);
    Found::new(Truth::Met, String::new()).with_steps(steps)
}

#[cfg(test)]
mod tests {
    use super::percent_of;

    #[test]
    fn a_share_is_cut_off_and_never_rounded_up_to_a_limit() {
        // 23/33 = 69,6969…; 14/20 = 70; 7/8 = 87,5; 2/3 = 66,66…; 1/33 = 3,0303…
        let said = [(23, 33), (14, 20), (7, 8), (2, 3), (1, 33)].map(|(part, whole)| percent_of(part, whole));
        assert_eq!(said, ["69,69%", "70%", "87,5%", "66,66%", "3,03%"]);
    }
}
