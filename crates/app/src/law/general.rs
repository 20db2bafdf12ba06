//! Rules that belong to no single award: base salaries, what a province sets, quorums, councils, money, rules across awards.

use domain::law::{Catalogue, Cite, RulePlace, SourceStatus, dong};
use serde::Serialize;
use ts_rs::TS;

use super::show::{LawSource, source};

/// Such a rule, in a sentence.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LawGeneralRule {
    /// What it is about: "Lương cơ sở".
    pub group: String,
    /// In a sentence.
    pub text: String,
    /// Whether it is a rule of law, that was read somewhere; what a province sets is its own choice.
    pub has_source: bool,
    /// How surely it was read.
    pub source: LawSource,
}

fn day(day: chrono::NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// All of them.
pub(super) fn general(catalogue: &Catalogue) -> Vec<LawGeneralRule> {
    let mut rules = Vec::new();
    let mut add = |group: &str, place: RulePlace, text: String, read: (SourceStatus, &[Cite], &[String])| {
        let source = source(catalogue, &place, read.0, read.1, read.2);
        rules.push(LawGeneralRule { group: group.to_owned(), text, has_source: true, source });
    };
    for salary in catalogue.base_salary.iter().rev() {
        let from = salary.effective_from;
        let until = salary.effective_to.map(|last| format!(" đến {}", day(last))).unwrap_or_default();
        let text = format!("{} từ {}{until}", dong(salary.amount), day(from));
        let place = RulePlace::entry("base_salary", from.to_string());
        add("Lương cơ sở", place, text, (salary.source_status, &[], &salary.sources));
    }
    let since = |id: &str| catalogue.regime(id).map_or_else(|| id.to_owned(), |regime| day(regime.effective_from));
    for money in &catalogue.bonus_rules {
        let text = format!(
            "Quyết định từ {}: làm tròn lên bội số của {}. {}",
            since(&money.regime),
            dong(money.rounding.unit),
            money.same_time_rule_vi
        );
        let place = RulePlace::entry("bonus_rules", &money.regime);
        add("Cách tính tiền thưởng", place, text, (money.source_status, &money.cite, &money.sources));
    }
    for quorum in &catalogue.quorum {
        let place = RulePlace::entry("quorum", &quorum.id);
        let read = (quorum.source_status, quorum.cite.as_slice(), quorum.sources.as_slice());
        add("Số người dự họp Hội đồng", place, quorum.text_vi.clone(), read);
    }
    for council in &catalogue.council {
        let text = format!("Chủ tịch: {}. {}", council.chair_vi, council.composition_rule_vi);
        let place = RulePlace::entry("council", &council.id);
        add("Hội đồng", place, text, (council.source_status, &council.cite, &council.sources));
    }
    for lockout in &catalogue.lockouts {
        let place = RulePlace::entry("lockouts", &lockout.id);
        let read = (lockout.source_status, lockout.cite.as_slice(), lockout.sources.as_slice());
        add("Quy tắc chung cho mọi danh hiệu, hình thức", place, lockout.text_vi.clone(), read);
    }
    for setting in &catalogue.provincial_settings {
        let place = RulePlace::entry("provincial_settings", &setting.id);
        let values = catalogue.regimes.iter().map(|regime| {
            let shown = setting.shown(&regime.id);
            let shown = if shown.is_empty() { "không đặt".to_owned() } else { shown };
            format!("hồ sơ nhận từ {}: {shown}", day(regime.effective_from))
        });
        let text = format!("{} {}.", setting.text_vi, values.collect::<Vec<_>>().join("; "));
        let source = source(catalogue, &place, SourceStatus::VerifiedText, &[], &[]);
        rules.push(LawGeneralRule { group: "Tỉnh tự đặt".to_owned(), text, has_source: false, source });
    }
    rules
}
