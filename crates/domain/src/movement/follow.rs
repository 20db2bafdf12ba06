//! Following the targets of a movement: what each unit was given to reach, what it reported, and how far that is.
//!
//! Nothing reported is not nought: it has no value, no percent and no verdict.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Target, TargetPeriod};
use crate::date::PartialDate;
use crate::id::{MovementPartId, TargetFigureId, UnitId};
use crate::number::Exact;
use crate::text;

/// Whether more or less of a target is better.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TargetDirection {
    /// Đạt từ mức phấn đấu trở lên.
    #[default]
    AtLeast,
    /// Không vượt mức phấn đấu: số vụ, tỷ lệ hộ nghèo.
    AtMost,
}

/// How the figures of a year's periods come together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TargetReckoning {
    /// The latest report holds: rates, indexes, figures from the beginning of the year.
    #[default]
    Latest,
    /// The periods are added up: what was done in each of them.
    Sum,
}

/// What a unit was given to reach and what it reported for a target in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct TargetFigure {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<TargetFigureId>,
    /// The target: a line of the movement's list.
    pub target_id: MovementPartId,
    /// The unit.
    pub unit_id: UnitId,
    /// The part of the year.
    pub period: TargetPeriod,
    /// What the unit was given to reach; the plan's own aim when absent.
    #[serde(default)]
    pub aim: Option<Exact>,
    /// What it reported; none while it is awaited.
    #[serde(default)]
    pub value: Option<Exact>,
    /// The day of the report.
    #[serde(default)]
    pub date: Option<PartialDate>,
    /// The report it stands in: `Báo cáo số 15/BC-UBND`.
    #[serde(default)]
    pub source: String,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl TargetFigure {
    /// The same with its texts cleaned.
    pub fn cleaned(mut self) -> Self {
        self.source = text::line(&self.source);
        self.note = text::multiline(&self.note);
        self
    }

    /// Whether it says nothing that is worth a row.
    pub fn is_empty(&self) -> bool {
        self.aim.is_none() && self.value.is_none() && self.source.is_empty() && self.note.is_empty()
    }
}

/// How far a unit is with a target in a year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "TargetFollowed")]
pub struct Followed {
    /// What is to be reached.
    pub aim: Option<Exact>,
    /// Whether the aim is the unit's own, not the plan's.
    pub own_aim: bool,
    /// What was reached; none when nothing was reported.
    pub value: Option<Exact>,
    /// How much of the aim that is; see [`percent`].
    pub percent: Option<Exact>,
    /// Whether the aim is reached; none when either number is not known.
    pub met: Option<bool>,
    /// The periods whose reports the value rests on.
    pub counted: Vec<TargetPeriod>,
    /// Reported periods that are not added, for a longer one holds months of theirs.
    pub left_out: Vec<TargetPeriod>,
    /// The day of the latest report counted.
    pub date: Option<PartialDate>,
}

/// How much of an aim a value is, in percent: value ÷ aim where more is better, aim ÷ value where less is (documents §11:
/// "chỉ tiêu giảm thì kế hoạch / thực hiện"). None where the division says nothing: a nought below the
/// line, a negative number, nought of anything.
pub fn percent(direction: TargetDirection, aim: &Exact, value: &Exact) -> Option<Exact> {
    // Of “no case at all” one case is as far as ten: nought in a hundred would say that nothing was done.
    let nothing_allowed = direction == TargetDirection::AtMost && aim.is_zero();
    if aim.is_negative() || value.is_negative() || nothing_allowed {
        return None;
    }
    let share = match direction {
        TargetDirection::AtLeast => value.checked_div(aim),
        TargetDirection::AtMost => aim.checked_div(value),
    };
    share.map(|share| share * Exact::from(100))
}

/// Whether an aim is reached.
fn met(direction: TargetDirection, aim: &Exact, value: &Exact) -> bool {
    match direction {
        TargetDirection::AtLeast => value >= aim,
        TargetDirection::AtMost => value <= aim,
    }
}

/// How far a unit is with a target at the end of a period, by its figures of that target: those of the same year up to that
/// day. Whoever looks at a half year in November sees what he saw in July.
pub fn follow<'a>(
    target: &Target,
    period: TargetPeriod,
    figures: impl IntoIterator<Item = &'a TargetFigure>,
) -> Followed {
    let own: Vec<&TargetFigure> = figures.into_iter().filter(|figure| figure.period.year() == period.year()).collect();
    let aims = own.iter().filter_map(|figure| Some((figure.period, figure.aim.as_ref()?)));
    let values = own.iter().filter_map(|figure| Some((figure.period, figure.value.as_ref()?)));
    let given = aim_until(target.reckoning, period, aims.collect());
    let values = values.filter(|(own, _)| own.ends_by(period)).collect();
    let (value, counted, left_out) = together(target.reckoning, values);
    let own_aim = given.is_some();
    // What all units reach together is not asked of one of them.
    let aim = given.or_else(|| target.aim(period.year()).filter(|_| !target.shared).cloned());
    let numbers = aim.as_ref().zip(value.as_ref());
    Followed {
        percent: numbers.and_then(|(aim, value)| percent(target.direction, aim, value)),
        met: numbers.map(|(aim, value)| met(target.direction, aim, value)),
        date: own.iter().filter(|figure| counted.contains(&figure.period)).filter_map(|figure| figure.date).max(),
        aim,
        own_aim,
        value,
        counted,
        left_out,
    }
}

/// What a unit was given to reach by the end of a period: the aims up to that day where they say it of all of it, else those
/// of the whole year.
fn aim_until(reckoning: TargetReckoning, period: TargetPeriod, aims: Vec<(TargetPeriod, &Exact)>) -> Option<Exact> {
    let within = aims.iter().filter(|(own, _)| own.ends_by(period)).copied().collect();
    let (given, counted, _) = together(reckoning, within);
    let covers = match reckoning {
        TargetReckoning::Latest => counted.iter().any(|own| period.ends_by(*own)),
        TargetReckoning::Sum => counted.iter().map(|own| own.months()).sum::<u8>() == period.months_gone(),
    };
    if covers { given } else { together(reckoning, aims).0 }
}

type Together = (Option<Exact>, Vec<TargetPeriod>, Vec<TargetPeriod>);

/// The numbers of a year's periods as one: the latest, or the sum of the longest periods that share no month.
fn together(reckoning: TargetReckoning, mut numbers: Vec<(TargetPeriod, &Exact)>) -> Together {
    numbers.sort_by_key(|(period, _)| *period);
    match reckoning {
        TargetReckoning::Latest => match numbers.last() {
            Some((period, number)) => (Some((*number).clone()), vec![*period], Vec::new()),
            None => (None, Vec::new(), Vec::new()),
        },
        TargetReckoning::Sum => {
            numbers.sort_by_key(|(period, _)| std::cmp::Reverse(period.months()));
            let (mut counted, mut left_out) = (Vec::new(), Vec::new());
            let mut sum: Option<Exact> = None;
            for (period, number) in numbers {
                if counted.iter().any(|other: &TargetPeriod| other.overlaps(period)) {
                    left_out.push(period);
                } else {
                    counted.push(period);
                    sum = Some(sum.map_or_else(|| number.clone(), |sum| sum + number));
                }
            }
            counted.sort();
            left_out.sort();
            (sum, counted, left_out)
        }
    }
}

/// How far all units are with a target together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct TargetTally {
    /// Units that are followed.
    pub units: u32,
    /// Those that reported.
    pub reported: u32,
    /// Those that reached their aim.
    pub met: u32,
    /// What all reached together, of a target that all share; none while nobody reported.
    pub total: Option<Exact>,
    /// How much of the plan's aim that is.
    pub percent: Option<Exact>,
}

/// Counts the units of a target, and adds up what they reached where the aim is theirs together.
pub fn tally<'a>(target: &Target, year: u16, units: impl IntoIterator<Item = &'a Followed>) -> TargetTally {
    let mut tally = TargetTally::default();
    for unit in units {
        tally.units += 1;
        tally.reported += u32::from(unit.value.is_some());
        tally.met += u32::from(unit.met == Some(true));
        if let (true, Some(value)) = (target.shared, &unit.value) {
            tally.total = Some(tally.total.take().map_or_else(|| value.clone(), |total| total + value));
        }
    }
    let numbers = target.aim(year).zip(tally.total.as_ref());
    tally.percent = numbers.and_then(|(aim, total)| percent(target.direction, aim, total));
    tally
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::read_machine;

    fn exact(text: &str) -> Exact {
        read_machine(text).unwrap()
    }

    fn whole() -> TargetPeriod {
        TargetPeriod::of_year(2026)
    }

    fn figure(period: &str, aim: Option<&str>, value: Option<&str>) -> TargetFigure {
        let nil = uuid::Uuid::nil();
        TargetFigure {
            id: None,
            target_id: nil.into(),
            unit_id: nil.into(),
            period: period.parse().unwrap(),
            aim: aim.map(exact),
            value: value.map(exact),
            date: None,
            source: String::new(),
            note: String::new(),
        }
    }

    fn target(reckoning: TargetReckoning, direction: TargetDirection, aim: &str) -> Target {
        Target { value: Some(exact(aim)), reckoning, direction, ..Target::default() }
    }

    #[test]
    fn the_percent_is_exact_and_turned_round_where_less_is_better() {
        let of = |direction, aim: &str, value: &str| {
            percent(direction, &exact(aim), &exact(value)).map(|percent| percent.to_string())
        };
        // 76 ÷ 80 = 0,95; 1 ÷ 3 = 33 1/3 %.
        assert_eq!(of(TargetDirection::AtLeast, "80", "76").as_deref(), Some("95"));
        assert_eq!(percent(TargetDirection::AtLeast, &exact("3"), &exact("1")), Exact::fraction(100, 3));
        // Not more than 20 cases, 25 happened: 20 ÷ 25 = 80 %; 16 happened: 125 %.
        assert_eq!(of(TargetDirection::AtMost, "20", "25").as_deref(), Some("80"));
        assert_eq!(of(TargetDirection::AtMost, "0", "1"), None);
        assert_eq!(of(TargetDirection::AtMost, "20", "16").as_deref(), Some("125"));
        for (direction, aim, value) in [
            (TargetDirection::AtLeast, "0", "5"),
            (TargetDirection::AtMost, "20", "0"),
            (TargetDirection::AtLeast, "10", "-2"),
        ] {
            assert_eq!(of(direction, aim, value), None, "{aim} {value}");
        }
    }

    #[test]
    fn what_was_not_reported_is_not_nought() {
        let target = target(TargetReckoning::Sum, TargetDirection::AtMost, "20");
        let followed = follow(&target, whole(), []);
        assert_eq!((followed.value, followed.percent, followed.met), (None, None, None));
        assert_eq!(followed.aim, Some(exact("20")));
        // Nought that was reported is: no case at all keeps below 20.
        let nought = figure("2026-H1", None, Some("0"));
        let followed = follow(&target, whole(), [&nought]);
        assert_eq!((followed.value, followed.met), (Some(Exact::ZERO), Some(true)));
    }

    #[test]
    fn the_latest_report_holds_for_a_rate() {
        let target = target(TargetReckoning::Latest, TargetDirection::AtLeast, "90");
        let figures = [
            figure("2026-9M", None, Some("84.5")),
            figure("2026-H1", None, Some("70")),
            figure("2025", None, Some("99")),
            figure("2026-Q4", None, None),
        ];
        let followed = follow(&target, whole(), &figures);
        // 84,5 ÷ 90 = 93,888… %.
        assert_eq!((followed.value, followed.met), (Some(exact("84.5")), Some(false)));
        assert_eq!(followed.percent, Exact::fraction(8450, 90));
        assert_eq!(followed.counted, ["2026-9M".parse().unwrap()]);
    }

    #[test]
    fn periods_are_added_up_and_no_month_twice() {
        let target = target(TargetReckoning::Sum, TargetDirection::AtLeast, "50");
        let figures = [
            figure("2026-Q1", None, Some("10")),
            figure("2026-Q2", None, Some("12")),
            // The half holds both quarters: 25 takes their place.
            figure("2026-H1", None, Some("25")),
            figure("2026-Q3", None, Some("8.5")),
            figure("2026-M10", None, Some("3")),
        ];
        let followed = follow(&target, whole(), &figures);
        // 25 + 8,5 + 3 = 36,5; of 50 that is 73 %.
        assert_eq!((followed.value, followed.percent), (Some(exact("36.5")), Some(exact("73"))));
        let named = |periods: &[TargetPeriod]| periods.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(named(&followed.counted), ["2026-H1", "2026-Q3", "2026-M10"]);
        assert_eq!(named(&followed.left_out), ["2026-Q1", "2026-Q2"]);
    }

    #[test]
    fn a_half_year_knows_nothing_of_what_came_after_it() {
        let half = "2026-H1".parse().unwrap();
        let rate = target(TargetReckoning::Latest, TargetDirection::AtLeast, "90");
        let figures = [figure("2026-H1", None, Some("80")), figure("2026-9M", None, Some("99"))];
        let followed = follow(&rate, half, &figures);
        assert_eq!((followed.value, followed.met), (Some(exact("80")), Some(false)));
        assert_eq!(follow(&rate, whole(), &figures).value, Some(exact("99")));
        // 20 cases in the half, 30 more in the last quarter: 20 of 20, later 50 of 20.
        let cases = target(TargetReckoning::Sum, TargetDirection::AtMost, "20");
        let figures = [figure("2026-H1", None, Some("20")), figure("2026-Q4", None, Some("30"))];
        let followed = follow(&cases, half, &figures);
        assert_eq!(
            (followed.value, followed.met, followed.percent),
            (Some(exact("20")), Some(true), Some(exact("100")))
        );
        assert_eq!(follow(&cases, whole(), &figures).value, Some(exact("50")));
    }

    #[test]
    fn by_the_end_of_a_half_its_own_aims_are_asked_where_they_cover_it() {
        let half = "2026-H1".parse().unwrap();
        let target = target(TargetReckoning::Sum, TargetDirection::AtLeast, "1000");
        let quarters = [figure("2026-Q1", Some("8"), None), figure("2026-Q2", Some("12"), None)];
        let year = figure("2026", Some("50"), None);
        // 8 + 12 cover the half; without the second quarter only the year's 50 is known.
        assert_eq!(follow(&target, half, [&quarters[0], &quarters[1], &year]).aim, Some(exact("20")));
        assert_eq!(follow(&target, half, [&quarters[0], &year]).aim, Some(exact("50")));
        assert_eq!(follow(&target, whole(), [&quarters[0], &quarters[1], &year]).aim, Some(exact("50")));
    }

    #[test]
    fn a_units_own_aim_stands_before_the_plans() {
        let mut target = target(TargetReckoning::Sum, TargetDirection::AtLeast, "1000");
        let figures = [figure("2026-H1", Some("20"), Some("18")), figure("2026-H2", Some("30"), Some("27"))];
        let followed = follow(&target, whole(), &figures);
        // Given 20 + 30 = 50, reached 18 + 27 = 45: 90 %.
        assert_eq!((followed.aim, followed.own_aim), (Some(exact("50")), true));
        assert_eq!((followed.percent, followed.met), (Some(exact("90")), Some(false)));
        // 1.000 of all together is asked of no single unit; 45 + 455 = 500 of them are half.
        target.shared = true;
        let others = [figure("2026", None, Some("455"))];
        let units =
            [follow(&target, whole(), &figures), follow(&target, whole(), &others), follow(&target, whole(), [])];
        assert_eq!((units[1].aim.clone(), units[1].met), (None, None));
        let tally = tally(&target, 2026, &units);
        assert_eq!((tally.units, tally.reported, tally.met), (3, 2, 0));
        assert_eq!((tally.total, tally.percent), (Some(exact("500")), Some(exact("50"))));
    }
}
