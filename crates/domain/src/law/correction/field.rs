//! What of a rule can be corrected: every value that an officer can read in a legal text, with its name and its kind.

use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::rule::RulePlace;
use super::value::{ValueChoice, ValueKind};
use crate::law::Setting;

/// In which direction a provincial regulation may move a value (law §1, `provincial_settings`; Luật 06/2022 leaves the
/// province what tightens a standard, never what loosens it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LawProvincialScope")]
pub enum ProvincialScope {
    /// Not at all: the law alone says it.
    Never,
    /// Only where nothing is said.
    WhereEmpty,
    /// Upwards.
    Up,
    /// Downwards.
    Down,
    /// As it likes.
    Free,
}

/// A value of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "LawField")]
pub struct RuleField {
    /// Its place in the rule: `count`, `window.min_years`, `default_by_regime.r2025`.
    pub key: String,
    /// Its name: "Số lần tối thiểu".
    pub label: String,
    /// Its kind.
    pub value_kind: ValueKind,
    /// Whether it may be empty.
    pub optional: bool,
    /// What a provincial regulation may do with it.
    pub provincial: ProvincialScope,
    /// Its value as a form holds it.
    pub value: String,
    /// The same as people read it.
    pub shown: String,
}

impl RuleField {
    /// Its place as a JSON pointer.
    pub(super) fn pointer(&self) -> String {
        format!("/{}", self.key.replace('.', "/"))
    }
}

/// The words of a catalogue that can be chosen.
pub(super) struct Words<'a> {
    body: &'a Value,
}

impl<'a> Words<'a> {
    pub fn new(body: &'a Value) -> Self {
        Self { body }
    }

    fn listed(&self, pointer: &str) -> Vec<ValueChoice> {
        let entries = self.body.pointer(pointer).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let mut ranked: Vec<&Value> = entries.iter().collect();
        ranked.sort_by_key(|entry| entry.get("order").and_then(Value::as_u64));
        let choice = |entry: &&Value| {
            let text = |key: &str| entry.get(key)?.as_str().map(str::to_owned);
            Some(ValueChoice { id: text("id")?, name: text("name_vi")? })
        };
        ranked.iter().filter_map(choice).collect()
    }

    fn grades(&self) -> ValueKind {
        ValueKind::OneOf { choices: self.listed("/vocab/grades") }
    }

    fn forms(&self) -> ValueKind {
        ValueKind::OneOf { choices: self.listed("/vocab/discipline_forms") }
    }

    fn scopes(&self) -> ValueKind {
        ValueKind::OneOf { choices: self.listed("/vocab/scopes") }
    }

    fn authorities(&self) -> ValueKind {
        ValueKind::Several { choices: self.listed("/vocab/authorities") }
    }

    fn awards(&self) -> ValueKind {
        ValueKind::Several { choices: self.listed("/awards") }
    }

    /// A regime by the day on which it begins: "từ 01/07/2025".
    pub fn regime(&self, id: &str) -> String {
        let regimes = self.body.get("regimes").and_then(Value::as_array);
        let found = regimes.into_iter().flatten().find(|one| one.get("id").and_then(Value::as_str) == Some(id));
        match found.and_then(|regime| regime.get("effective_from")) {
            Some(day) => format!("từ {}", ValueKind::Day.shown(day)),
            None => id.to_owned(),
        }
    }

    /// Name of an award; its code when there is none.
    pub fn award(&self, id: &str) -> String {
        let found = self.listed("/awards").into_iter().find(|one| one.id == id);
        found.map_or_else(|| id.to_owned(), |one| one.name)
    }

    /// Name of a word of the vocabulary; its code when there is none.
    pub fn word(&self, list: &str, id: &str) -> String {
        let found = self.listed(&format!("/vocab/{list}")).into_iter().find(|one| one.id == id);
        found.map_or_else(|| id.to_owned(), |one| one.name)
    }
}

fn choices(pairs: &[(&str, &str)]) -> ValueKind {
    let choice = |(id, name): &(&str, &str)| ValueChoice { id: (*id).to_owned(), name: (*name).to_owned() };
    ValueKind::OneOf { choices: pairs.iter().map(choice).collect() }
}

fn number(min: u32, max: u32) -> ValueKind {
    ValueKind::Number { min, max }
}

/// What may stand in any rule, in the order of a form. A key names one thing in all of them but for its kind: only what has
/// that kind of value is the field.
fn known(words: &Words<'_>) -> Vec<(&'static str, &'static str, ValueKind, bool, ProvincialScope)> {
    use ProvincialScope::{Down, Free, Never, Up, WhereEmpty};
    use ValueKind::{Day, Line, Money, Multiple, Percent, Text, YesNo};
    let rounding = || choices(&[("floor", "Làm tròn xuống"), ("half_up", "Làm tròn số"), ("ceil", "Làm tròn lên")]);
    vec![
        ("name_vi", "Tên", Line, false, Never),
        ("so_hieu", "Số, ký hiệu", Line, false, Never),
        ("ngay", "Ngày ban hành", Day, false, Never),
        ("trich_yeu", "Trích yếu", Text, false, Never),
        ("effective_from", "Áp dụng từ ngày", Day, false, Never),
        ("effective_to", "Áp dụng đến hết ngày", Day, true, Never),
        ("amount", "Mức lương cơ sở", Money, false, Never),
        ("multiple_x100", "Mức thưởng (số lần lương cơ sở)", Multiple, false, WhereEmpty),
        ("rounding.unit", "Làm tròn đến bội số của (đồng)", Money, false, Never),
        ("percent", "Tỷ lệ tối đa", Percent, true, Down),
        ("setting_max", "Tỷ lệ cao nhất tỉnh được đặt", Percent, true, Never),
        ("rounding", "Cách làm tròn", rounding(), false, Never),
        ("min_one", "Ít nhất được một", YesNo, false, Down),
        ("threshold_percent", "Tỷ lệ phiếu", Percent, false, Up),
        (
            "comparison",
            "Cách so với tỷ lệ",
            choices(&[(">=", "Từ tỷ lệ đó trở lên"), (">", "Phải vượt tỷ lệ đó")]),
            false,
            Up,
        ),
        (
            "method",
            "Cách lấy ý kiến",
            choices(&[("bieu_quyet", "Biểu quyết"), ("bo_phieu", "Bỏ phiếu"), ("bo_phieu_kin", "Bỏ phiếu kín")]),
            false,
            Up,
        ),
        ("min_numerator", "Số người dự họp: tử số", number(1, 100), false, Never),
        ("min_denominator", "Số người dự họp: mẫu số", number(1, 100), false, Never),
        ("copies", "Số bộ hồ sơ", number(1, 20), false, Free),
        ("rule.day", "Ngày", number(1, 31), false, Free),
        ("rule.month", "Tháng", number(1, 12), false, Free),
        ("rule.days", "Số ngày", number(1, 365), false, Free),
        ("exception.day", "Ngày của ngành Giáo dục", number(1, 31), false, Free),
        ("exception.month", "Tháng của ngành Giáo dục", number(1, 12), false, Free),
        ("count", "Số lần, số lượng tối thiểu", number(1, 50), false, Up),
        ("awards", "Danh hiệu, hình thức được tính", words.awards(), false, Never),
        ("min", "Xếp loại tối thiểu", words.grades(), false, Up),
        ("min", "Số tháng tối thiểu", number(1, 12), false, Up),
        ("years", "Số năm liền tối thiểu", number(1, 50), false, Up),
        ("min_years", "Số năm tối thiểu kể từ lần trước", number(1, 50), false, Up),
        ("window.min_years", "Số năm liền tối thiểu", number(1, 50), false, Up),
        ("window.grade_min", "Xếp loại tối thiểu của các năm đó", words.grades(), false, Up),
        ("window.n", "Số năm được xét", number(1, 50), false, Never),
        ("scope", "Phạm vi tối thiểu", words.scopes(), false, Up),
        ("level", "Cấp phát động", words.scopes(), false, Up),
        ("min_duration_years", "Số năm thực hiện phong trào", number(0, 50), false, Up),
        ("min_percent", "Tỷ lệ tối thiểu", Percent, false, Up),
        ("strict", "Phải vượt tỷ lệ, đúng bằng là chưa đủ", YesNo, false, Up),
        ("min_count", "Số người tối thiểu", number(1, 1000), false, Up),
        ("min_form", "Hình thức kỷ luật nhẹ nhất bị tính", words.forms(), false, Down),
        ("rank", "Thứ hạng thấp nhất", number(1, 50), false, Down),
        ("text_vi", "Nội dung quy định", Text, false, Free),
        ("semantics_vi", "Cách hiểu", Text, false, Free),
        ("same_time_rule_vi", "Nhiều khen thưởng cùng lúc", Text, false, Never),
        ("transition_note", "Chuyển tiếp", Text, false, Never),
        ("chair_vi", "Chủ tịch Hội đồng", Line, false, Free),
        ("secretary_vi", "Thư ký Hội đồng", Line, false, Free),
        ("standing_office_vi", "Cơ quan thường trực", Line, false, Free),
        ("composition_rule_vi", "Thành phần", Text, false, Free),
        ("vice_chairs_max", "Số Phó Chủ tịch tối đa", number(0, 20), false, Down),
        ("notes_vi", "Ghi chú", Text, true, Free),
    ]
}

/// How a provincial setting is asked for.
fn of_setting(unit: &str) -> ValueKind {
    match unit {
        "percent" => ValueKind::Percent,
        "bool" => ValueKind::YesNo,
        "fraction" => ValueKind::Share,
        "MM-DD" => ValueKind::DayOfYear,
        "days" => number(1, 365),
        "enum floor|half_up|ceil" => {
            choices(&[("floor", "Làm tròn xuống"), ("half_up", "Làm tròn số"), ("ceil", "Làm tròn lên")])
        }
        "enum next_full_year|issue_year" => {
            choices(&[("next_full_year", "Từ năm sau năm quyết định"), ("issue_year", "Từ chính năm quyết định")])
        }
        _ => ValueKind::Text,
    }
}

impl Setting {
    /// Its value under a regime as people read it; empty where it is not set.
    pub fn shown(&self, regime: &str) -> String {
        let value = self.default_by_regime.get(regime).unwrap_or(&Value::Null);
        of_setting(&self.unit).shown(value)
    }
}

/// The values of a rule that can be corrected, in the order of a form.
pub(super) fn fields_of(words: &Words<'_>, place: &RulePlace, rule: &Value) -> Vec<RuleField> {
    let mut fields = Vec::new();
    let mut add = |key: String, label: String, kind: ValueKind, optional: bool, provincial: ProvincialScope| {
        let pointer = format!("/{}", key.replace('.', "/"));
        let value = rule.pointer(&pointer);
        let written = value.and_then(|value| kind.written(value));
        let is_empty = optional && value.is_none_or(Value::is_null);
        // A limit may be empty where the entry has it at all, a note everywhere.
        let has_place = value.is_some() || key == "notes_vi";
        if written.is_some() || (is_empty && has_place) {
            let shown = value.map(|value| kind.shown(value)).unwrap_or_default();
            let value = written.unwrap_or_default();
            fields.push(RuleField { key, label, value_kind: kind, optional, provincial, value, shown });
        }
    };
    let in_conditions = place.section == "conditions";
    for (key, label, kind, optional, provincial) in known(words) {
        // Other entries have keys of these names that mean something else.
        let asks = |op: &str| rule.get("op").and_then(Value::as_str) == Some(op);
        if (key == "scope" && !asks("initiative")) || (key == "level" && !asks("movement_result")) {
            continue;
        }
        // Of the tree only what a node asks, of an entry only what the entry says; a node has no note.
        let belongs = match (in_conditions, place.node.is_some()) {
            (true, true) => key != "notes_vi",
            (true, false) => key == "notes_vi",
            (false, _) => !(key == "awards" || (key == "notes_vi" && !has_notes(&place.section))),
        };
        if belongs {
            add(key.to_owned(), label.to_owned(), kind, optional, provincial);
        }
    }
    let list = |key: &str| rule.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    for (at, decided) in list("decided_by").iter().enumerate() {
        let regimes = decided.get("regimes").and_then(Value::as_array).into_iter().flatten();
        let regimes: Vec<String> = regimes.filter_map(Value::as_str).map(|id| words.regime(id)).collect();
        let label = format!("Thẩm quyền quyết định ({})", regimes.join(", "));
        add(format!("decided_by.{at}.by"), label, words.authorities(), false, ProvincialScope::Never);
    }
    for (at, item) in list("items").iter().enumerate() {
        let name = item.get("name_vi").and_then(Value::as_str).unwrap_or_default();
        add(
            format!("items.{at}.name_vi"),
            format!("Giấy tờ {}", at + 1),
            ValueKind::Line,
            false,
            ProvincialScope::Never,
        );
        let label = format!("Bắt buộc có: {name}");
        add(format!("items.{at}.required"), label, ValueKind::YesNo, false, ProvincialScope::Up);
    }
    if let Some(values) = rule.get("default_by_regime").and_then(Value::as_object) {
        let unit = rule.get("unit").and_then(Value::as_str).unwrap_or_default();
        for regime in values.keys() {
            let label = format!("Giá trị cho hồ sơ nhận {}", words.regime(regime));
            let kind = of_setting(unit);
            let optional = matches!(kind, ValueKind::Percent);
            add(format!("default_by_regime.{regime}"), label, kind, optional, ProvincialScope::Free);
        }
    }
    fields
}

/// Sections whose entries can say something beside their values.
fn has_notes(section: &str) -> bool {
    matches!(section, "awards" | "bonus" | "dossiers")
}
