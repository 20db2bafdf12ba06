//! A movement as plain JSON: the shape that `movement read --plain` prints and `movement add` takes (design of the
//! command line). Every text is a string, or `{value, span, sure}` as a reader of plans gives it.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::{
    Assignment, BasisRole, LegalBasis, Milestone, Movement, Part, PlanKind, PlanSigner, Recipient, Rhythm, Target,
    TargetDirection, TargetReckoning, TargetYear, TextItem, read_printed,
};
use crate::Fault;
use crate::date::{PartialDate, Period};
use crate::number::{self, Exact};

/// A text; none when the paper does not say it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct PlainText(pub Option<String>);

impl<'de> Deserialize<'de> for PlainText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::Null => Ok(Self(None)),
            Value::String(text) => Ok(Self(Some(text))),
            Value::Number(number) => Ok(Self(Some(number.to_string()))),
            _ => Err(serde::de::Error::custom("a text or {value, span, sure}")),
        }
    }
}

impl PlainText {
    fn some(text: &str) -> Self {
        Self(Some(text.to_owned()).filter(|text| !text.is_empty()))
    }

    fn text(self) -> String {
        self.0.unwrap_or_default()
    }

    fn date(self, field: &str) -> Result<Option<PartialDate>, Fault> {
        let text = self.0.filter(|text| !text.trim().is_empty());
        text.map(|text| PartialDate::read(&text)).transpose().map_err(|fault| fault.at_field(field))
    }

    fn number(self, field: &str) -> Result<Option<Exact>, Fault> {
        let text = self.0.filter(|text| !text.trim().is_empty());
        let read = |text: String| match read_printed(&text) {
            Some(value) => Ok(value),
            None => number::read(&text)?.plain(),
        };
        text.map(read).transpose().map_err(|fault| fault.at_field(field))
    }
}

/// From–to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlainPeriod {
    from: PlainText,
    to: PlainText,
}

/// A căn cứ.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlainBasis {
    kind: PlainText,
    number: PlainText,
    date: PlainText,
    issuer: PlainText,
    title: PlainText,
    role: BasisRole,
}

/// A year of a target.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlainYear {
    year: u16,
    target: PlainText,
    actual: PlainText,
}

/// A target; `index`, `baseline` and `years` go beyond what a reader finds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlainTarget {
    text: PlainText,
    value: PlainText,
    unit: PlainText,
    #[serde(skip_serializing_if = "is_none")]
    index: PlainText,
    #[serde(skip_serializing_if = "is_none")]
    baseline: PlainText,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    years: Vec<PlainYear>,
    #[serde(skip_serializing_if = "is_usual")]
    direction: TargetDirection,
    #[serde(skip_serializing_if = "is_usual")]
    reckoning: TargetReckoning,
    #[serde(skip_serializing_if = "is_usual")]
    shared: bool,
}

/// Puts the text in place of `{value, span, sure}`, and nothing in place of null.
fn simplify(json: &mut Value) {
    match json {
        Value::Object(fields) => {
            let is_read = fields.contains_key("span") || fields.contains_key("sure");
            if is_read && fields.keys().all(|key| matches!(key.as_str(), "value" | "span" | "sure")) {
                *json = fields.remove("value").unwrap_or_default();
            } else if is_read && fields.contains_key("value") {
                // A numbered line: its text beside its label and level.
                let text = fields.remove("value").unwrap_or_default();
                fields.retain(|key, value| matches!(key.as_str(), "label" | "level") && !value.is_null());
                fields.insert("text".to_owned(), text);
            } else {
                fields.values_mut().for_each(simplify);
                fields.retain(|_, value| !value.is_null());
            }
        }
        Value::Array(items) => {
            items.iter_mut().for_each(simplify);
            items.retain(|item| !item.is_null());
        }
        _ => {}
    }
}

fn is_usual<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

fn is_none(text: &PlainText) -> bool {
    text.0.is_none()
}

/// An assignment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlainAssignment {
    who: PlainText,
    task: PlainText,
    deadline: PlainText,
}

/// A line of Nơi nhận.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlainRecipient {
    name: PlainText,
    purpose: PlainText,
}

/// A milestone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlainMilestone {
    name: PlainText,
    date: PlainText,
    #[serde(skip_serializing_if = "is_none")]
    done: PlainText,
    note: PlainText,
}

/// Who signed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlainSigner {
    position: PlainText,
    name: PlainText,
}

/// A numbered line: its text alone, or with the label and level that a form gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PlainItem {
    /// With its number and depth.
    Numbered {
        /// The text.
        text: PlainText,
        /// Number or letter as printed.
        #[serde(default, skip_serializing_if = "is_none")]
        label: PlainText,
        /// Depth from 0.
        #[serde(default)]
        level: u8,
    },
    /// The text alone.
    Text(PlainText),
}

impl PlainItem {
    fn of(part: &Part<TextItem>) -> Self {
        let TextItem { label, level, text } = part.line.clone();
        if label.is_empty() && level == 0 {
            Self::Text(PlainText::some(&text))
        } else {
            Self::Numbered { text: PlainText::some(&text), label: PlainText::some(&label), level }
        }
    }

    fn part(self) -> Part<TextItem> {
        let line = match self {
            Self::Numbered { text, label, level } => TextItem { label: label.text(), level, text: text.text() },
            Self::Text(text) => TextItem { text: text.text(), ..TextItem::default() },
        };
        Part { id: None, line }
    }
}

/// A movement as plain JSON. What the text does not say is null or empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlainMovement {
    text: String,
    is_plan: bool,
    kind: PlanKind,
    number: PlainText,
    date: PlainText,
    place: PlainText,
    issuer: PlainText,
    title: PlainText,
    movements: Vec<PlainText>,
    period: PlainPeriod,
    legal_bases: Vec<PlainBasis>,
    purposes: Vec<PlainItem>,
    requirements: Vec<PlainItem>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    participants: Vec<PlainItem>,
    contents: Vec<PlainItem>,
    solutions: Vec<PlainItem>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    commendations: Vec<PlainItem>,
    indexes: Vec<PlainText>,
    targets: Vec<PlainTarget>,
    joined_movements: Vec<PlainText>,
    assignments: Vec<PlainAssignment>,
    recipients: Vec<PlainRecipient>,
    signer: PlainSigner,
    slogans: Vec<PlainText>,
    milestones: Vec<PlainMilestone>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rhythm: Option<Rhythm>,
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
}

fn texts(list: Vec<PlainText>) -> Vec<String> {
    list.into_iter().map(PlainText::text).collect()
}

fn plain_texts(list: &[String]) -> Vec<PlainText> {
    list.iter().map(|text| PlainText::some(text)).collect()
}

fn part<T>(line: T) -> Part<T> {
    Part { id: None, line }
}

fn decimal(value: Option<&Exact>) -> PlainText {
    PlainText(value.map(|value| value.decimal_text().unwrap_or_else(|| value.fraction_text())))
}

fn date(value: Option<PartialDate>) -> PlainText {
    PlainText(value.map(|date| date.to_string()))
}

impl PlainMovement {
    /// Reads plain JSON. A null, wherever it stands, says no more than an absent field, and `{value, span, sure}` no more
    /// than its value.
    ///
    /// # Errors
    /// `movement.not_plain` when the JSON has another shape.
    pub fn read(mut json: Value) -> Result<Self, Fault> {
        simplify(&mut json);
        serde_json::from_value(json).map_err(|error| {
            let text = error.to_string();
            Fault::in_text(&text).unwrap_or_else(|| Fault::new("movement.not_plain").with("detail", text))
        })
    }

    /// The movement that it describes, not yet checked.
    ///
    /// # Errors
    /// `date.invalid` and the refusals of a number, with their fields.
    pub fn into_movement(self) -> Result<Movement, Fault> {
        let mut names = texts(self.movements).into_iter().filter(|name| !name.trim().is_empty());
        let name = names.next().unwrap_or_default();
        let legal_bases = self.legal_bases.into_iter().enumerate().map(|(index, basis)| {
            Ok(part(LegalBasis {
                kind: basis.kind.text(),
                number: basis.number.text(),
                date: basis.date.date(&format!("legal_bases.{index}.date"))?,
                issuer: basis.issuer.text(),
                title: basis.title.text(),
                role: basis.role,
            }))
        });
        let targets = self.targets.into_iter().enumerate().map(|(index, target)| target.part(index));
        let milestones = self.milestones.into_iter().enumerate().map(|(index, milestone)| {
            Ok(part(Milestone {
                name: milestone.name.text(),
                date: milestone.date.date(&format!("milestones.{index}.date"))?,
                done: milestone.done.date(&format!("milestones.{index}.done"))?,
                note: milestone.note.text(),
            }))
        });
        let items = |list: Vec<PlainItem>| list.into_iter().map(PlainItem::part).collect();
        Ok(Movement {
            name,
            other_names: names.collect(),
            rhythm: self.rhythm,
            period: Period { from: self.period.from.date("period.from")?, to: self.period.to.date("period.to")? },
            is_plan: self.is_plan,
            plan_kind: self.kind,
            number: self.number.text(),
            date: self.date.date("date")?,
            place: self.place.text(),
            issuer: self.issuer.text(),
            title: self.title.text(),
            signer: PlanSigner { position: self.signer.position.text(), name: self.signer.name.text() },
            legal_bases: legal_bases.collect::<Result<_, Fault>>()?,
            purposes: items(self.purposes),
            requirements: items(self.requirements),
            participants: items(self.participants),
            contents: items(self.contents),
            targets: targets.collect::<Result<_, Fault>>()?,
            solutions: items(self.solutions),
            commendations: items(self.commendations),
            assignments: self
                .assignments
                .into_iter()
                .map(|assignment| {
                    part(Assignment {
                        who: assignment.who.text(),
                        unit_id: None,
                        task: assignment.task.text(),
                        deadline: assignment.deadline.text(),
                    })
                })
                .collect(),
            joined_movements: texts(self.joined_movements),
            indexes: texts(self.indexes),
            milestones: milestones.collect::<Result<_, Fault>>()?,
            recipients: self
                .recipients
                .into_iter()
                .map(|recipient| part(Recipient { name: recipient.name.text(), purpose: recipient.purpose.text() }))
                .collect(),
            slogans: texts(self.slogans),
            text: self.text,
            note: self.note,
            ..Movement::default()
        })
    }

    /// A movement as plain JSON; nothing of its plan is lost.
    pub fn of(movement: &Movement) -> Self {
        let items = |list: &[Part<TextItem>]| list.iter().map(PlainItem::of).collect();
        // A movement that the paper does not name goes by the paper's title.
        let named = movement.name != movement.title || !movement.other_names.is_empty();
        let names = named.then_some(&movement.name).into_iter().chain(&movement.other_names);
        let names: Vec<String> = names.cloned().collect();
        Self {
            text: movement.text.clone(),
            is_plan: movement.is_plan,
            kind: movement.plan_kind,
            number: PlainText::some(&movement.number),
            date: date(movement.date),
            place: PlainText::some(&movement.place),
            issuer: PlainText::some(&movement.issuer),
            title: PlainText::some(&movement.title),
            movements: plain_texts(&names),
            period: PlainPeriod { from: date(movement.period.from), to: date(movement.period.to) },
            legal_bases: movement.legal_bases.iter().map(|part| PlainBasis::of(&part.line)).collect(),
            purposes: items(&movement.purposes),
            requirements: items(&movement.requirements),
            participants: items(&movement.participants),
            contents: items(&movement.contents),
            solutions: items(&movement.solutions),
            commendations: items(&movement.commendations),
            indexes: plain_texts(&movement.indexes),
            targets: movement.targets.iter().map(|part| PlainTarget::of(&part.line)).collect(),
            joined_movements: plain_texts(&movement.joined_movements),
            assignments: movement
                .assignments
                .iter()
                .map(|Part { line, .. }| PlainAssignment {
                    who: PlainText::some(&line.who),
                    task: PlainText::some(&line.task),
                    deadline: PlainText::some(&line.deadline),
                })
                .collect(),
            recipients: movement
                .recipients
                .iter()
                .map(|Part { line, .. }| PlainRecipient {
                    name: PlainText::some(&line.name),
                    purpose: PlainText::some(&line.purpose),
                })
                .collect(),
            signer: PlainSigner {
                position: PlainText::some(&movement.signer.position),
                name: PlainText::some(&movement.signer.name),
            },
            slogans: plain_texts(&movement.slogans),
            milestones: movement
                .milestones
                .iter()
                .map(|Part { line, .. }| PlainMilestone {
                    name: PlainText::some(&line.name),
                    date: date(line.date),
                    done: date(line.done),
                    note: PlainText::some(&line.note),
                })
                .collect(),
            rhythm: movement.rhythm,
            note: movement.note.clone(),
        }
    }
}

impl PlainBasis {
    fn of(basis: &LegalBasis) -> Self {
        Self {
            kind: PlainText::some(&basis.kind),
            number: PlainText::some(&basis.number),
            date: date(basis.date),
            issuer: PlainText::some(&basis.issuer),
            title: PlainText::some(&basis.title),
            role: basis.role,
        }
    }
}

impl PlainTarget {
    fn part(self, index: usize) -> Result<Part<Target>, Fault> {
        let field = |name: &str| format!("targets.{index}.{name}");
        let years = self.years.into_iter().map(|year| {
            Ok(TargetYear {
                year: year.year,
                target: year.target.number(&field("years"))?,
                actual: year.actual.number(&field("years"))?,
            })
        });
        let printed = self.value.text();
        let value = read_printed(&printed);
        let is_whole = value.as_ref().and_then(Exact::decimal_text).is_some_and(|text| text == printed);
        Ok(part(Target {
            text: self.text.text(),
            index: self.index.text(),
            unit_of_measure: self.unit.text(),
            baseline: self.baseline.number(&field("baseline"))?,
            value,
            written: if is_whole { String::new() } else { printed },
            years: years.collect::<Result<_, Fault>>()?,
            direction: self.direction,
            reckoning: self.reckoning,
            shared: self.shared,
        }))
    }

    fn of(target: &Target) -> Self {
        Self {
            text: PlainText::some(&target.text),
            value: if target.written.is_empty() {
                decimal(target.value.as_ref())
            } else {
                PlainText::some(&target.written)
            },
            unit: PlainText::some(&target.unit_of_measure),
            direction: target.direction,
            reckoning: target.reckoning,
            shared: target.shared,
            index: PlainText::some(&target.index),
            baseline: decimal(target.baseline.as_ref()),
            years: target
                .years
                .iter()
                .map(|year| PlainYear {
                    year: year.year,
                    target: decimal(year.target.as_ref()),
                    actual: decimal(year.actual.as_ref()),
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn plain_json_comes_back_as_it_was() {
        let given = json!({
            "text": "", "is_plan": true, "kind": "plan", "number": "12/KH-UBND", "date": "2026-02-05",
            "place": "Tỉnh Mẫu", "issuer": "UBND tỉnh", "title": "Thi đua chuyển đổi số",
            "movements": ["Cả tỉnh chuyển đổi số", "Mỗi tuần một sáng kiến"],
            "period": {"from": "2026", "to": "2030"},
            "legal_bases": [{"kind": "Chỉ thị", "number": "01/CT-UBND", "date": "2026-01-10", "issuer": "Chủ tịch UBND tỉnh",
                "title": "về chuyển đổi số", "role": "carries_out"}],
            "purposes": ["Mục đích một"], "requirements": [{"text": "Yêu cầu một", "label": "a", "level": 1}],
            "participants": ["Mọi tập thể"], "contents": ["Nội dung một", "Nội dung hai"], "solutions": [],
            "commendations": [{"text": "Giấy khen", "label": "1", "level": 0}], "indexes": ["PCI", "PAR Index"],
            "targets": [{"text": "Hồ sơ trực tuyến", "value": "80.5", "unit": "%"}],
            "joined_movements": ["Phong trào cấp trên"],
            "assignments": [{"who": "Sở Nội vụ", "task": "theo dõi", "deadline": "trước 15/12"}],
            "recipients": [{"name": "UBND tỉnh", "purpose": "B/c"}],
            "signer": {"position": "CHỦ TỊCH", "name": "Trần Văn Mẫu"}, "slogans": ["Đoàn kết"],
            "milestones": [{"name": "Sơ kết", "date": "2028", "note": null}]
        });
        let plain: PlainMovement = serde_json::from_value(given.clone()).unwrap();
        let movement = plain.into_movement().unwrap().checked().unwrap();
        assert_eq!(serde_json::to_value(PlainMovement::of(&movement)).unwrap(), given);
    }

    #[test]
    fn a_text_may_come_with_where_it_was_read() {
        let given = json!({"title": {"value": "Thi đua", "span": [3, 10], "sure": true},
            "number": {"value": null, "span": null, "sure": false}});
        let movement = PlainMovement::read(given).unwrap().into_movement().unwrap();
        assert_eq!((movement.title.as_str(), movement.number.as_str()), ("Thi đua", ""));
    }

    #[test]
    fn what_is_not_a_number_stays_as_printed() {
        let given = json!([
            {"text": "Hộ đạt chuẩn", "value": "trên 90", "unit": "%"},
            {"text": "Dự án", "value": "1.000", "unit": null},
            {"text": "Giải ngân", "value": "95,50", "unit": "%"}
        ]);
        let plain = PlainMovement::read(json!({"title": "Thi đua", "targets": given})).unwrap();
        let movement = plain.into_movement().unwrap().checked().unwrap();
        let values: Vec<Option<Exact>> = movement.targets.iter().map(|part| part.line.value.clone()).collect();
        assert_eq!(values, [None, None, Exact::fraction(955, 10)]);
        let shown = serde_json::to_value(PlainMovement::of(&movement)).unwrap();
        assert_eq!(shown["targets"], given);
        // The paper names no movement, so none is shown.
        assert_eq!(shown["movements"], json!([]));
    }

    #[test]
    fn nulls_are_absent_and_other_shapes_are_refused() {
        let plain =
            PlainMovement::read(json!({"title": "Thi đua", "period": null, "signer": null, "contents": [null]}));
        assert_eq!(plain.unwrap().into_movement().unwrap().contents, []);
        let refused = PlainMovement::read(json!({"title": {"words": "Thi đua"}})).unwrap_err();
        assert_eq!(refused.code, "movement.not_plain");
        let item = json!({"contents": [{"text": {"value": "Một", "span": [0, 3], "sure": true}, "label": "1"}]});
        let movement = PlainMovement::read(item).unwrap().into_movement().unwrap();
        assert_eq!((movement.contents[0].line.text.as_str(), movement.contents[0].line.label.as_str()), ("Một", "1"));
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused_at_its_field() {
        let plain: PlainMovement = serde_json::from_value(json!({"period": {"from": "31/02/2026"}})).unwrap();
        assert_eq!(plain.into_movement().unwrap_err().place.field.as_deref(), Some("period.from"));
    }
}
