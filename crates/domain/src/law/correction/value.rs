//! Values of rules as officers write and read them.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::law::{dong, hundredths};
use crate::{Fault, text};

/// A code to choose, with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "LawValueChoice")]
pub struct ValueChoice {
    /// The code.
    pub id: String,
    /// As printed.
    pub name: String,
}

/// What kind of value a rule has at a place, and so how it is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(rename = "LawValueKind")]
pub enum ValueKind {
    /// A whole number.
    Number {
        /// The least.
        min: u32,
        /// The greatest.
        max: u32,
    },
    /// A whole number of hundredths of a whole.
    Percent,
    /// A multiple of the base salary: `1,5`.
    Multiple,
    /// An amount in đồng.
    Money,
    /// A line of text.
    Line,
    /// Text.
    Text,
    /// A day.
    Day,
    /// A day of any year: `31/12`.
    DayOfYear,
    /// A share: `2/3`.
    Share,
    /// Yes or no.
    YesNo,
    /// One of several codes.
    OneOf {
        /// The codes; where they have an order, the mildest first.
        choices: Vec<ValueChoice>,
    },
    /// Some of several codes, `a, b`.
    Several {
        /// The codes.
        choices: Vec<ValueChoice>,
    },
}

fn digits(written: &str) -> Option<u64> {
    let plain: String = written.chars().filter(|letter| !matches!(letter, '.' | ' ')).collect();
    plain.trim_end_matches("đồng").trim_end_matches('đ').trim_end_matches('%').parse().ok()
}

fn choose<'a>(choices: &'a [ValueChoice], written: &str) -> Option<&'a str> {
    let key = text::match_key(written);
    choices.iter().find(|one| one.id == written || text::match_key(&one.name) == key).map(|one| one.id.as_str())
}

impl ValueKind {
    /// The catalogue's value for what an officer wrote.
    ///
    /// # Errors
    /// `law.value_number`, `law.value_multiple`, `law.value_money`, `law.value_day`, `law.value_day_of_year`,
    /// `law.value_share`, `law.value_yes_no`, `law.value_choice`, `law.value_empty`; the label is theirs to be added.
    pub(super) fn read(&self, written: &str) -> Result<Value, Fault> {
        let written = text::line(written);
        match self {
            Self::Number { min, max } => in_range(&written, *min, *max),
            Self::Percent => in_range(&written, 0, 100),
            Self::Multiple => multiple(&written).map(Value::from).ok_or_else(|| Fault::new("law.value_multiple")),
            Self::Money => {
                let amount = digits(&written).filter(|amount| *amount > 0 && *amount <= 1_000_000_000);
                amount.map(Value::from).ok_or_else(|| Fault::new("law.value_money"))
            }
            Self::Line | Self::Text if written.is_empty() => Err(Fault::new("law.value_empty")),
            Self::Line | Self::Text => Ok(Value::from(written)),
            Self::Day => {
                let day = PartialDate::read(&written).ok().filter(|date| date.day().is_some());
                let day = day.and_then(PartialDate::first_day);
                day.map(|day| json!(day)).ok_or_else(|| Fault::new("law.value_day"))
            }
            Self::DayOfYear => {
                let day = written.split_once('/').and_then(|(day, month)| {
                    // The year is a leap year, so that 29/02 may be meant.
                    NaiveDate::from_ymd_opt(2024, month.trim().parse().ok()?, day.trim().parse().ok()?)
                });
                let code = day.map(|day| Value::from(day.format("%m-%d").to_string()));
                code.ok_or_else(|| Fault::new("law.value_day_of_year"))
            }
            Self::Share => {
                let share = written.split_once('/').and_then(|(above, below)| {
                    let (above, below) = (above.trim().parse::<u32>().ok()?, below.trim().parse::<u32>().ok()?);
                    (above > 0 && above <= below).then(|| Value::from(format!("{above}/{below}")))
                });
                share.ok_or_else(|| Fault::new("law.value_share"))
            }
            Self::YesNo => match text::fold(&written).as_str() {
                "co" | "true" => Ok(Value::from(true)),
                "khong" | "false" => Ok(Value::from(false)),
                _ => Err(Fault::new("law.value_yes_no")),
            },
            Self::OneOf { choices } => {
                choose(choices, &written).map(Value::from).ok_or_else(|| unknown_choice(choices, &written))
            }
            Self::Several { choices } => {
                let parts: Vec<&str> = written.split([',', ';']).map(str::trim).filter(|one| !one.is_empty()).collect();
                if parts.is_empty() {
                    return Err(Fault::new("law.value_empty"));
                }
                let found = parts.iter().map(|one| choose(choices, one).ok_or_else(|| unknown_choice(choices, one)));
                Ok(json!(found.collect::<Result<Vec<_>, _>>()?))
            }
        }
    }

    /// A value of the catalogue as a form holds it; none where it is of another kind.
    pub(super) fn written(&self, value: &Value) -> Option<String> {
        Some(match self {
            Self::Number { .. } | Self::Percent | Self::Money => value.as_u64()?.to_string(),
            Self::Multiple => hundredths(value.as_u64()?),
            Self::Line | Self::Text | Self::Share => value.as_str()?.to_owned(),
            Self::Day => value.as_str()?.parse::<NaiveDate>().ok()?.to_string(),
            Self::DayOfYear => {
                let (month, day) = value.as_str()?.split_once('-')?;
                format!("{day}/{month}")
            }
            Self::YesNo => value.as_bool()?.to_string(),
            Self::OneOf { choices } => {
                let code = value.as_str()?;
                choices.iter().find(|one| one.id == code)?.id.clone()
            }
            Self::Several { choices } => {
                let codes: Option<Vec<&str>> = value.as_array()?.iter().map(Value::as_str).collect();
                let codes = codes?;
                if codes.iter().any(|code| !choices.iter().any(|one| one.id == *code)) {
                    return None;
                }
                codes.join(", ")
            }
        })
    }

    /// A value of the catalogue as people read it; empty for nothing.
    pub(super) fn shown(&self, value: &Value) -> String {
        let Some(written) = self.written(value) else { return String::new() };
        let named = |choices: &[ValueChoice], code: &str| {
            choices.iter().find(|one| one.id == code).map_or_else(|| code.to_owned(), |one| one.name.clone())
        };
        match self {
            Self::Percent => format!("{written}%"),
            Self::Money => value.as_u64().map(dong).unwrap_or_default(),
            Self::Multiple => format!("{written} lần"),
            Self::Day => {
                let day = written.parse::<NaiveDate>();
                day.map(|day| day.format("%d/%m/%Y").to_string()).unwrap_or(written)
            }
            Self::YesNo => if value == &Value::from(true) { "có" } else { "không" }.to_owned(),
            Self::OneOf { choices } => named(choices, &written),
            Self::Several { choices } => {
                written.split(", ").map(|code| named(choices, code)).collect::<Vec<_>>().join(", ")
            }
            Self::Number { .. } | Self::Line | Self::Text | Self::DayOfYear | Self::Share => written,
        }
    }

    /// Where a value stands among those of its kind; none where they have no order.
    pub(super) fn order(&self, value: &Value) -> Option<u64> {
        match self {
            Self::Number { .. } | Self::Percent | Self::Multiple | Self::Money => value.as_u64(),
            Self::YesNo => value.as_bool().map(u64::from),
            Self::OneOf { choices } => {
                let code = value.as_str()?;
                u64::try_from(choices.iter().position(|one| one.id == code)?).ok()
            }
            _ => None,
        }
    }
}

fn in_range(written: &str, min: u32, max: u32) -> Result<Value, Fault> {
    let number = digits(written).and_then(|number| u32::try_from(number).ok());
    let number = number.filter(|number| (min..=max).contains(number));
    number.map(Value::from).ok_or_else(|| Fault::new("law.value_number").with("min", min).with("max", max))
}

fn unknown_choice(choices: &[ValueChoice], written: &str) -> Fault {
    let names: Vec<&str> = choices.iter().map(|one| one.name.as_str()).collect();
    Fault::new("law.value_choice").with("value", written).with("choices", names.join("; "))
}

/// A multiple with at most two decimals, in hundredths.
fn multiple(written: &str) -> Option<u64> {
    let (whole, part) = written.split_once([',', '.']).unwrap_or((written, ""));
    let whole: u64 = whole.trim().parse().ok()?;
    let is_part = part.len() <= 2 && part.chars().all(|digit| digit.is_ascii_digit());
    let part: u64 = if is_part { format!("{part:0<2}").parse().ok()? } else { return None };
    let hundredths = whole.checked_mul(100)?.checked_add(part)?;
    (hundredths > 0 && hundredths <= 100_000).then_some(hundredths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_officers_write_them() {
        let read = |kind: ValueKind, written: &str| kind.read(written).map_err(|fault| fault.code);
        assert_eq!(read(ValueKind::Multiple, "1,5"), Ok(json!(150)));
        assert_eq!(read(ValueKind::Multiple, "0.8"), Ok(json!(80)));
        assert_eq!(read(ValueKind::Multiple, "1,255"), Err("law.value_multiple".to_owned()));
        assert_eq!(read(ValueKind::Money, "2.530.000 đồng"), Ok(json!(2_530_000)));
        assert_eq!(read(ValueKind::Money, "0"), Err("law.value_money".to_owned()));
        assert_eq!(read(ValueKind::Percent, "15%"), Ok(json!(15)));
        assert_eq!(read(ValueKind::Percent, "101"), Err("law.value_number".to_owned()));
        assert_eq!(read(ValueKind::Day, "01/07/2026"), Ok(json!("2026-07-01")));
        assert_eq!(read(ValueKind::Day, "07/2026"), Err("law.value_day".to_owned()));
        assert_eq!(read(ValueKind::DayOfYear, "10/12"), Ok(json!("12-10")));
        assert_eq!(read(ValueKind::DayOfYear, "31/02"), Err("law.value_day_of_year".to_owned()));
        assert_eq!(read(ValueKind::Share, "2/3"), Ok(json!("2/3")));
        assert_eq!(read(ValueKind::Share, "3/2"), Err("law.value_share".to_owned()));
        assert_eq!(read(ValueKind::YesNo, "Không"), Ok(json!(false)));
    }

    #[test]
    fn values_are_shown_as_documents_print_them() {
        assert_eq!(ValueKind::Money.shown(&json!(2_530_000)), "2.530.000 đồng");
        assert_eq!(ValueKind::Multiple.shown(&json!(80)), "0,8 lần");
        assert_eq!(ValueKind::DayOfYear.shown(&json!("12-10")), "10/12");
        assert_eq!(ValueKind::Percent.shown(&Value::Null), "");
    }
}
