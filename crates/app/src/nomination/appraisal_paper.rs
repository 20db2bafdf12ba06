//! What the appraisal of a batch prints: who is eligible, and a sheet for every case.

use std::collections::{BTreeMap, BTreeSet};

use domain::law::{Assessment, Catalogue, Condition, Explained, SourceStatus, Truth, Verdict, award_type_name};
use domain::nomination::{Appraisal, Nomination, State};
use office::document::{Align, Block, Cell, Column, Document, FontSizes, Orientation, Paragraph, Run, Table, Title};

use super::dossier;
use super::list::{KINDS, capitalised, counted};
use super::printed::Printed;
use super::verdicts::{Examiner, LineVerdict};
use crate::print::{Numbering, Paper, PrintOptions, closing, letterhead, made_by, roman};
use crate::{Context, Result};

/// What a paper is built from.
struct Appraised<'a> {
    printed: &'a Printed,
    options: &'a PrintOptions,
    paper: &'a Paper,
}

/// Danh sách đủ điều kiện of a batch.
///
/// # Errors
/// `print.batch_missing`, `batch.unknown`, `print.office_missing`.
pub(crate) fn build_eligible(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    built(context, options, |appraised| appraised.eligible())
}

/// Phiếu thẩm định of every line of a batch, a page each.
///
/// # Errors
/// As [`build_eligible`].
pub(crate) fn build_sheets(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    built(context, options, |appraised| appraised.sheets())
}

fn built(
    context: &Context<'_>,
    options: &PrintOptions,
    build: impl FnOnce(&Appraised<'_>) -> Result<Document>,
) -> Result<Document> {
    context.read(|conn| {
        let printed = Printed::of(context, conn, options)?;
        let paper = Paper::of(context, conn, options)?;
        build(&Appraised { printed: &printed, options, paper: &paper })
    })
}

impl Appraised<'_> {
    fn award(&self, line: &Nomination) -> String {
        crate::grant::award_name(&self.printed.rules.catalogue, &line.award).to_owned()
    }

    /// The lines in the chosen states; without a choice all but those that were withdrawn.
    fn lines(&self) -> impl Iterator<Item = &Nomination> {
        self.printed.lines.iter().filter(|line| {
            let state = self.printed.state(line);
            self.options.states.as_ref().map_or(state != State::Withdrawn, |states| states.contains(&state))
        })
    }

    fn eligible(&self) -> Result<Document> {
        let mut chosen = Vec::new();
        for line in self.lines() {
            let verdict = self.printed.verdict(line)?;
            if verdict.verdict == Verdict::Eligible {
                chosen.push((line, verdict));
            }
        }
        let orientation = self.options.orientation.unwrap_or(Orientation::Landscape);
        let mut document = self.paper.document("Danh sách đủ điều kiện, tiêu chuẩn khen thưởng", orientation);
        if self.options.letterhead.unwrap_or(true) {
            document.push(letterhead(self.paper, "DS"));
        }
        let given = self.options.title.as_deref().map(domain::text::line).filter(|title| !title.is_empty());
        let about = given.unwrap_or_else(|| capitalised(&self.printed.batch.name));
        let title = Title::new("Danh sách đủ điều kiện, tiêu chuẩn khen thưởng", about);
        document.push(title.noted(self.paper.for_meeting()));
        let mut table = Table::new(vec![
            Column::integer("ordinal", "STT", 5),
            Column::text("name", "Tên tập thể/Họ và tên", 22),
            Column::text("position", "Chức vụ, đơn vị công tác", 25),
            Column::text("award", "Danh hiệu/hình thức đề nghị", 20),
            Column::text("basis", "Căn cứ", 18),
            Column::text("note", "Lưu ý", 10),
        ]);
        let mut number = 0;
        let present = KINDS.iter().filter(|(kind, _)| chosen.iter().any(|(line, _)| line.kind == *kind));
        for ((kind, name), section) in present.zip(1..) {
            table.section(roman(section), *name);
            if self.options.numbering == Numbering::PerSection {
                number = 0;
            }
            for (line, verdict) in chosen.iter().filter(|(line, _)| line.kind == *kind) {
                number += 1;
                table.data(vec![
                    Cell::count(number),
                    Cell::text(line.printed_name()),
                    Cell::text(position(line)),
                    Cell::text(self.award(line)),
                    Cell::text(basis(self.printed.examiner_of(line).catalogue, verdict)),
                    Cell::text(verdict.notes().join("\n")),
                ]);
            }
        }
        table.total(format!("Tổng cộng: {}", counted(chosen.iter().map(|(line, _)| *line))), Vec::new());
        if let Some(note) = badge_note(self.printed, chosen.iter().map(|(line, verdict)| (*line, verdict))) {
            table.note(note);
        }
        document.push(table);
        document.push(closing(self.paper, &[]));
        Ok(document)
    }

    fn sheets(&self) -> Result<Document> {
        let orientation = self.options.orientation.unwrap_or(Orientation::Portrait);
        let mut document = self.paper.document("Phiếu thẩm định", orientation);
        // Smaller than lists are, so that most cases take one page.
        document.page.sizes = FontSizes { text: 13, table: 11, ..document.page.sizes };
        for (place, line) in self.lines().enumerate() {
            if place > 0 {
                document.push(Block::PageBreak);
            }
            self.sheet(line, &mut document)?;
        }
        Ok(document)
    }

    fn sheet(&self, line: &Nomination, document: &mut Document) -> Result<()> {
        let kept = self.printed.kept(line);
        let day = kept.map(|kept| kept.on);
        document.push(self.paper.own_letterhead().dated(self.paper.place_date_or(day)));
        document.push(Title::new("Phiếu thẩm định", self.award(line)));
        let verdict = self.printed.verdict(line)?;
        let examiner = self.printed.examiner_of(line);
        let place = position(line);
        let name = line.printed_name();
        facts(document, &[("Đối tượng", if place.is_empty() { name } else { format!("{name}, {place}") })]);
        facts(
            document,
            &[
                ("Đơn vị đề nghị", line.submitted.proposing_unit.clone()),
                ("Loại hình khen thưởng", award_type_name(&line.award_type).to_owned()),
            ],
        );
        let received = examiner.received(line).map(|day| day.format("%d/%m/%Y").to_string());
        facts(
            document,
            &[
                ("Năm thành tích", examiner.year(line).to_string()),
                ("Ngày tiếp nhận hồ sơ", received.unwrap_or_else(|| "chưa ghi ngày".to_owned())),
                ("Ngày thẩm định", day.map(|day| day.vietnamese()).unwrap_or_default()),
            ],
        );
        let regime = verdict.regime.as_deref().and_then(|id| examiner.catalogue.regime(id));
        facts(document, &[("Quy định áp dụng", regime.map(|regime| regime.name_vi.clone()).unwrap_or_default())]);
        facts(document, &[("Kết luận", verdict.verdict_name.clone())]);
        facts(document, &[self.done(line)]);
        if verdict.rules_changed {
            document.push(Paragraph::left(vec![Run::italic(
                "Quy định đã đổi từ ngày thẩm định; kết luận giữ như khi thẩm định.",
            )]));
        }
        let assessment = self.printed.agreeing(line)?;
        match kept.filter(|_| assessment.is_none()) {
            Some(kept) => as_kept(kept, &basis(examiner.catalogue, &verdict), document),
            None => {
                for why in &verdict.reasons {
                    document.push(Paragraph::body(vec![Run::plain(why)]));
                }
                if let Some(assessment) = &assessment {
                    conditions(assessment, document);
                }
            }
        }
        self.dossier(line, &verdict, document);
        facts(document, &[("Ý kiến thẩm định", line.opinion.clone())]);
        document.push(made_by("Người thẩm định"));
        Ok(())
    }

    /// What became of the line where it went back or was turned down, with the reason.
    fn done(&self, line: &Nomination) -> (&'static str, String) {
        let reason = self.printed.progress_of(line).map(|progress| progress.reason.clone()).unwrap_or_default();
        match self.printed.state(line) {
            State::Returned => ("Trả bổ sung", reason),
            State::NotPassed => ("Hội đồng không thông qua", reason),
            State::Withdrawn => ("Rút", reason),
            _ => ("", String::new()),
        }
    }

    /// What the dossier has to hold and what was received of it.
    fn dossier(&self, line: &Nomination, verdict: &LineVerdict, document: &mut Document) {
        let Examiner { catalogue, batch, today, .. } = self.printed.examiner_of(line);
        let Some(asked) = dossier::asked(catalogue, batch, line, today) else { return };
        let received = line.id.and_then(|id| self.printed.dossiers.get(&id)).map_or(&[][..], Vec::as_slice);
        document.push(Paragraph::left(vec![Run::bold("Thành phần hồ sơ")]).kept());
        let mut table = Table::new(vec![
            Column::integer("ordinal", "STT", 7),
            Column::text("document", "Văn bản, tài liệu", 57),
            Column::text("state", "Đã nhận", 16).aligned(Align::Center),
            Column::text("note", "Ghi chú", 20),
        ]);
        for (number, item) in (1..).zip(dossier::documents(asked, &line.award, verdict.initiatives, received)) {
            let state = match (item.has, item.received, item.required) {
                (true, Some(day), _) => day.vietnamese(),
                (true, None, _) => "Đã nhận".to_owned(),
                (false, _, true) => "Còn thiếu".to_owned(),
                (false, _, false) => "Nếu có".to_owned(),
            };
            table.data(vec![Cell::count(number), Cell::text(item.name), Cell::text(state), Cell::text(item.note)]);
        }
        let badge = asked.source_status.badge().map(|badge| format!(" {badge}.")).unwrap_or_default();
        let ended = dossier::ended(catalogue, asked, line.received.or(batch.received).unwrap_or(today));
        let ended = ended.map(|ended| format!(" {ended}.")).unwrap_or_default();
        table.note(format!("Căn cứ: {}.{ended}{badge}", dossier::citation(catalogue, asked)));
        document.push(table);
    }
}

/// Facts on one line, each with its name; those that say nothing are left out.
fn facts(document: &mut Document, told: &[(&str, String)]) {
    let mut runs = Vec::new();
    for (label, told) in told.iter().filter(|(_, told)| !told.is_empty()) {
        let apart = if runs.is_empty() { "" } else { "; " };
        let label = if apart.is_empty() { (*label).to_owned() } else { label.to_lowercase() };
        runs.extend([Run::plain(format!("{apart}{label}: ")), Run::bold(told)]);
    }
    if !runs.is_empty() {
        document.push(Paragraph::left(runs));
    }
}

/// That rules of the lines were not compared with the original text, by the least sure of them.
pub(super) fn badge_note<'a>(
    printed: &Printed,
    lines: impl Iterator<Item = (&'a Nomination, &'a LineVerdict)>,
) -> Option<String> {
    let worst = lines.filter_map(|(line, verdict)| {
        let condition = condition(printed.examiner_of(line).catalogue, verdict)?;
        condition.tree.walk().into_iter().map(|node| node.source_status).max()
    });
    let badge = worst.max().and_then(SourceStatus::badge)?;
    Some(format!("Căn cứ ở danh sách này: {badge}."))
}

/// What was kept of an appraisal that the facts of today no longer lead to. The table of conditions, which could only show
/// today's facts, is left out.
fn as_kept(kept: &Appraisal, basis: &str, document: &mut Document) {
    let reasons: Vec<&str> = kept.reasons.iter().map(String::as_str).collect();
    for reason in under_one_citation(&reasons) {
        document.push(Paragraph::body(vec![Run::plain(reason)]));
    }
    if !basis.is_empty() {
        document.push(Paragraph::left(vec![Run::plain("Căn cứ: "), Run::bold(basis)]));
    }
    document.push(Paragraph::left(vec![Run::italic(
        "Số liệu đã đổi sau ngày thẩm định nên không in bảng điều kiện; kết luận và lý do giữ như khi thẩm định.",
    )]));
}

/// The tree of conditions as a table, then what the years to come have to bring and what a person should look at.
fn conditions(assessment: &Assessment, document: &mut Document) {
    let mut table = Table::new(vec![
        Column::text("place", "Số", 6).aligned(Align::Center),
        Column::text("condition", "Điều kiện", 36),
        Column::text("truth", "Kết quả", 9).aligned(Align::Center),
        Column::text("found", "Thực tế", 27),
        Column::text("cite", "Căn cứ", 22),
    ]);
    if let Some(tree) = &assessment.explanation {
        let text = shared_text(tree);
        for part in &tree.parts {
            condition_rows(part, text.as_deref(), &mut table);
        }
        if let Some(text) = text {
            table.note(format!("Điều, khoản không ghi văn bản là của {text}."));
        }
    }
    if let Some(tree) = &assessment.explanation {
        let statuses = statuses(tree);
        for (status, mark) in [(SourceStatus::Secondary, "(*)"), (SourceStatus::Memory, "(**)")] {
            if let Some(badge) = status.badge().filter(|_| statuses.contains(&status)) {
                table.note(format!("{mark} {badge}."));
            }
        }
    }
    if assessment.verdict == Verdict::NotEligible
        && let Some(year) = assessment.earliest_year
    {
        table.note(format!("Sớm nhất có thể đạt: năm {year}{}.", steps(assessment)));
    }
    for warning in &assessment.warnings {
        table.note(format!("Lưu ý: {warning}"));
    }
    document.push(table);
}

/// What the years until a title can be reached have to bring: ", cần: …", by year where there are several.
fn steps(assessment: &Assessment) -> String {
    let mut years: BTreeMap<i32, Vec<&str>> = BTreeMap::new();
    for step in &assessment.roadmap {
        years.entry(step.year).or_default().push(step.text.trim_end_matches('.'));
    }
    let said: Vec<String> = match years.len() {
        1 => years.into_values().map(|steps| steps.join("; ")).collect(),
        _ => years.into_iter().map(|(year, steps)| format!("năm {year}: {}", steps.join(", "))).collect(),
    };
    if said.is_empty() { String::new() } else { format!(", cần: {}", said.join("; ")) }
}

/// The text that stands at the end of most citations of a tree: "Luật 06/2022/QH15"; none where it stands in one alone.
fn shared_text(tree: &Explained) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for node in tree.walk() {
        if let Some(text) = text_of(&node.citation) {
            *counts.entry(text).or_default() += 1;
        }
    }
    let (text, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count > 1).then(|| text.to_owned())
}

/// The text of a citation of one place: what follows its Điều.
fn text_of(citation: &str) -> Option<&str> {
    if citation.contains(';') {
        return None;
    }
    let (_, after) = citation.split_once("Điều ")?;
    after.split_once(' ').map(|(_, text)| text)
}

fn condition_rows(node: &Explained, text: Option<&str>, table: &mut Table) {
    let truth = match node.truth {
        Truth::Met => "Đạt",
        Truth::NotMet => "Chưa đạt",
        Truth::Unknown => "Chưa rõ",
    };
    let mark = match node.source_status {
        SourceStatus::VerifiedText => "",
        SourceStatus::Secondary => " (*)",
        SourceStatus::Memory => " (**)",
    };
    let citation = match text {
        Some(text) if text_of(&node.citation) == Some(text) => node.citation.trim_end_matches(text).trim_end(),
        _ => &node.citation,
    };
    table.data(vec![
        Cell::text(node.node_id.trim_start_matches("n.")),
        Cell::text(&node.text),
        Cell::text(truth),
        Cell::text(&node.sentence),
        Cell::text(format!("{citation}{mark}")),
    ]);
    // Of a choice that holds, the ways that do not are no matter.
    let is_chosen = node.op == "any" && node.truth == Truth::Met;
    for part in node.parts.iter().filter(|part| !is_chosen || part.truth == Truth::Met) {
        condition_rows(part, text, table);
    }
}

/// How surely the conditions under one were read.
fn statuses(node: &Explained) -> BTreeSet<SourceStatus> {
    let mut found: BTreeSet<SourceStatus> = node.parts.iter().flat_map(statuses).collect();
    found.extend(node.parts.iter().map(|part| part.source_status));
    found
}

/// Chức vụ and đơn vị as one cell.
pub(super) fn position(line: &Nomination) -> String {
    let parts = [&line.submitted.title, &line.submitted.unit];
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
}

/// Reasons one below the other, those of one article with the article said once, after the last of them.
fn under_one_citation(reasons: &[&str]) -> Vec<String> {
    let mut gathered: Vec<(Vec<&str>, &str)> = Vec::new();
    for reason in reasons {
        let (text, cite) = match reason.rfind(" (").and_then(|place| reason.split_at_checked(place)) {
            Some((text, cite)) if cite.ends_with(')') => (text, cite),
            _ => (*reason, ""),
        };
        match gathered.iter_mut().find(|(_, known)| *known == cite && !cite.is_empty()) {
            Some((texts, _)) => texts.push(text),
            None => gathered.push((vec![text], cite)),
        }
    }
    gathered.into_iter().map(|(texts, cite)| format!("{}{cite}", texts.join("\n"))).collect()
}

/// The condition of the catalogue that was applied.
fn condition<'a>(catalogue: &'a Catalogue, verdict: &LineVerdict) -> Option<&'a Condition> {
    let id = verdict.condition_id.as_deref()?;
    catalogue.conditions.iter().find(|condition| condition.id == id)
}

/// Where the law sets the standard that was applied.
pub(super) fn basis(catalogue: &Catalogue, verdict: &LineVerdict) -> String {
    let cites = condition(catalogue, verdict).map(|condition| condition.tree.cite.iter());
    cites.into_iter().flatten().map(|cite| cite.vietnamese(&catalogue.documents)).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_said_once_for_all_its_reasons() {
        let reasons =
            ["Chưa rõ năm 2025. (Điều 26)", "Đang xem xét.", "Chỉ có 1. (Điều 3)", "Chưa xác nhận. (Điều 26)"];
        let expected = ["Chưa rõ năm 2025.\nChưa xác nhận. (Điều 26)", "Đang xem xét.", "Chỉ có 1. (Điều 3)"];
        assert_eq!(under_one_citation(&reasons), expected);
    }
}
