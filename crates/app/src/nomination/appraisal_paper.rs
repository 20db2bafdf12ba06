//! What the appraisal of a batch prints: who is eligible, who is not yet and why by article, and a sheet for every case.

use std::collections::{BTreeSet, HashMap};

use domain::Fault;
use domain::id::NominationId;
use domain::law::{Assessment, Catalogue, Condition, Explained, SourceStatus, Truth, Verdict, award_type_name};
use domain::nomination::{Appraisal, Nomination, Progress, ReceivedDocument, ordered};
use office::document::{Align, Block, Cell, Column, Document, Orientation, Paragraph, Run, Table, Title};
use store::subject::Whose;

use super::appraised_law::AppraisedLaw;
use super::list::{KINDS, capitalised};
use super::rules::Rules;
use super::verdicts::{Examiner, LineVerdict, fresh};
use super::{batch, dossier};
use crate::eligibility::Known;
use crate::print::{Numbering, Paper, PrintOptions, closing, letterhead, roman};
use crate::{Context, Result};

/// What a paper is built from.
struct Appraised<'a> {
    examiner: &'a Examiner<'a>,
    law: &'a AppraisedLaw,
    lines: &'a [Nomination],
    progress: &'a HashMap<NominationId, Progress>,
    dossiers: &'a HashMap<NominationId, Vec<ReceivedDocument>>,
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

/// Danh sách chưa đủ điều kiện of a batch, with the reasons and their articles.
///
/// # Errors
/// As [`build_eligible`].
pub(crate) fn build_ineligible(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    built(context, options, |appraised| appraised.ineligible())
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
    let id = options.batch.ok_or_else(|| Fault::new("print.batch_missing"))?;
    context.read(|conn| {
        let batch = batch::find(conn, id)?;
        let rules = Rules::of(context, conn, id)?;
        let mut lines = ordered(store::nomination::lines(conn, id)?, options.order);
        if let Some(unit) = options.proposing_unit {
            lines.retain(|line| line.proposing_unit_id == Some(unit));
        }
        let progress = store::nomination::progress(conn, id)?;
        let dossiers = store::nomination::dossiers(conn, id)?;
        let known = Known::load(conn, Whose::Batch(id))?;
        let examiner = Examiner {
            catalogue: &rules.catalogue,
            hash: &rules.hash,
            known: &known,
            batch: &batch,
            today: rules.today,
        };
        let paper = Paper::of(context, conn, options)?;
        let law = AppraisedLaw::of(conn, &rules, &progress)?;
        build(&Appraised {
            examiner: &examiner,
            law: &law,
            lines: &lines,
            progress: &progress,
            dossiers: &dossiers,
            options,
            paper: &paper,
        })
    })
}

impl Appraised<'_> {
    fn verdict(&self, line: &Nomination) -> Result<LineVerdict> {
        self.examiner.verdict(line, line.id.and_then(|id| self.progress.get(&id)))
    }

    /// What a line was appraised as.
    fn kept(&self, line: &Nomination) -> Option<&Appraisal> {
        self.progress.get(&line.id?)?.appraisal.as_ref()
    }

    /// Who examines a line: by the law and on the day of its appraisal, where it has one whose law can still be read.
    fn examiner_of(&self, line: &Nomination) -> Examiner<'_> {
        let Examiner { catalogue, hash, known, batch, today } = *self.examiner;
        let kept = self.kept(line).and_then(|kept| Some((kept, self.law.catalogue(kept)?)));
        match kept {
            Some((kept, catalogue)) => Examiner { catalogue, hash: &kept.catalogue, known, batch, today: kept.on },
            None => Examiner { catalogue, hash, known, batch, today },
        }
    }

    fn award(&self, line: &Nomination) -> String {
        crate::grant::award_name(self.examiner_of(line).catalogue, &line.award).to_owned()
    }

    fn start(&self, what: &str) -> Document {
        let title = format!("Danh sách {what}");
        let orientation = self.options.orientation.unwrap_or(Orientation::Landscape);
        let mut document = self.paper.document(&title, orientation);
        if self.options.letterhead.unwrap_or(true) {
            document.push(letterhead(self.paper, "DS"));
        }
        let given = self.options.title.as_deref().map(domain::text::line).filter(|title| !title.is_empty());
        let about = given.unwrap_or_else(|| capitalised(&self.examiner.batch.name));
        document.push(Title::new(&title, about).noted(self.paper.for_meeting()));
        document
    }

    /// Sections by kind of subjects, the rows numbered as chosen.
    fn rows(
        &self,
        table: &mut Table,
        wanted: impl Fn(Verdict) -> bool,
        row: impl Fn(usize, &Nomination, &LineVerdict) -> Vec<Cell>,
    ) -> Result<()> {
        let mut chosen = Vec::new();
        for line in self.lines {
            let verdict = self.verdict(line)?;
            if wanted(verdict.verdict) {
                chosen.push((line, verdict));
            }
        }
        let mut number = 0;
        let present = KINDS.iter().filter(|(kind, _)| chosen.iter().any(|(line, _)| line.kind == *kind));
        for ((kind, name), section) in present.zip(1..) {
            table.section(roman(section), *name);
            if self.options.numbering == Numbering::PerSection {
                number = 0;
            }
            for (line, verdict) in chosen.iter().filter(|(line, _)| line.kind == *kind) {
                number += 1;
                table.data(row(number, line, verdict));
            }
        }
        table.total(format!("Tổng cộng: {:02} trường hợp", chosen.len()), Vec::new());
        let conditions =
            chosen.iter().filter_map(|(line, verdict)| condition(self.examiner_of(line).catalogue, verdict));
        let worst = conditions.flat_map(|condition| condition.tree.walk()).map(|node| node.source_status).max();
        if let Some(badge) = worst.and_then(SourceStatus::badge) {
            table.note(format!("Căn cứ ở danh sách này: {badge}."));
        }
        Ok(())
    }

    fn eligible(&self) -> Result<Document> {
        let mut document = self.start("đủ điều kiện, tiêu chuẩn khen thưởng");
        let mut table = Table::new(vec![
            Column::integer("ordinal", "STT", 5),
            Column::text("name", "Tên tập thể/Họ và tên", 22),
            Column::text("position", "Chức vụ, đơn vị công tác", 25),
            Column::text("award", "Danh hiệu/hình thức đề nghị", 20),
            Column::text("basis", "Căn cứ", 18),
            Column::text("note", "Lưu ý", 10),
        ]);
        self.rows(
            &mut table,
            |verdict| verdict == Verdict::Eligible,
            |number, line, verdict| {
                vec![
                    Cell::count(number),
                    Cell::text(line.printed_name()),
                    Cell::text(position(line)),
                    Cell::text(self.award(line)),
                    Cell::text(basis(self.examiner_of(line).catalogue, verdict)),
                    Cell::text(verdict.notes().join("\n")),
                ]
            },
        )?;
        document.push(table);
        document.push(closing(self.paper, &[]));
        Ok(document)
    }

    fn ineligible(&self) -> Result<Document> {
        let mut document = self.start("chưa đủ điều kiện, tiêu chuẩn khen thưởng");
        let mut table = Table::new(vec![
            Column::integer("ordinal", "STT", 4),
            Column::text("name", "Tên tập thể/Họ và tên", 10),
            Column::text("position", "Chức vụ, đơn vị công tác", 8),
            Column::text("award", "Danh hiệu/hình thức đề nghị", 9),
            Column::text("verdict", "Kết luận", 7),
            Column::text("why", "Lý do và điều khoản", 20).aligned(Align::Justify),
            Column::text("earliest", "Sớm nhất", 5).aligned(Align::Center),
        ]);
        self.rows(
            &mut table,
            |verdict| verdict != Verdict::Eligible,
            |number, line, verdict| {
                let why = [&verdict.reasons, &verdict.missing, &verdict.unknown];
                let why: Vec<&str> = why.into_iter().flatten().map(String::as_str).collect();
                let why = under_one_citation(&why);
                vec![
                    Cell::count(number),
                    Cell::text(line.printed_name()),
                    Cell::text(position(line)),
                    Cell::text(self.award(line)),
                    Cell::text(&verdict.verdict_name),
                    Cell::text(why.join("\n")),
                    Cell::text(earliest(verdict)),
                ]
            },
        )?;
        table.share_by_content();
        document.push(table);
        document.push(closing(self.paper, &[]));
        Ok(document)
    }

    fn sheets(&self) -> Result<Document> {
        let orientation = self.options.orientation.unwrap_or(Orientation::Portrait);
        let mut document = self.paper.document("Phiếu thẩm định", orientation);
        for (place, line) in self.lines.iter().enumerate() {
            if place > 0 {
                document.push(Block::PageBreak);
            }
            self.sheet(line, &mut document)?;
        }
        Ok(document)
    }

    fn sheet(&self, line: &Nomination, document: &mut Document) -> Result<()> {
        document.push(self.paper.own_letterhead());
        document.push(Title::new("Phiếu thẩm định", self.award(line)));
        let verdict = self.verdict(line)?;
        let examiner = self.examiner_of(line);
        let kept = self.kept(line);
        let assessment = match kept {
            // Without the law that it was judged by there is nothing to judge it by again.
            Some(kept) if self.law.catalogue(kept).is_none() => None,
            _ => examiner.examine(line)?,
        };
        let fact = |label: &str, told: &str| Paragraph::left(vec![Run::plain(format!("{label}: ")), Run::bold(told)]);
        document.push(fact("Đối tượng", &line.printed_name()));
        for (label, told) in
            [("Chức vụ, đơn vị công tác", position(line)), ("Đơn vị đề nghị", line.submitted.proposing_unit.clone())]
        {
            if !told.is_empty() {
                document.push(fact(label, &told));
            }
        }
        document.push(fact("Loại hình khen thưởng", award_type_name(&line.award_type)));
        let received = examiner.received(line).map(|day| day.format("%d/%m/%Y").to_string());
        let received = received.unwrap_or_else(|| "chưa ghi ngày".to_owned());
        let year = examiner.year(line);
        document.push(fact("Năm thành tích; ngày tiếp nhận hồ sơ", &format!("{year}; {received}")));
        let regime = verdict.regime.as_deref().and_then(|id| examiner.catalogue.regime(id));
        if let Some(regime) = regime {
            document.push(fact("Quy định áp dụng", &regime.name_vi));
        }
        if let Some(kept) = kept {
            document.push(fact("Ngày thẩm định", &kept.on.vietnamese()));
        }
        document.push(fact("Kết luận", &verdict.verdict_name));
        if verdict.rules_changed {
            document.push(Paragraph::left(vec![Run::italic(
                "Quy định đã đổi từ ngày thẩm định; kết luận giữ như khi thẩm định.",
            )]));
        }
        match kept.filter(|kept| !says_the_same(&examiner, kept, assessment.as_ref())) {
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
        self.dossier(line, document);
        if !line.opinion.is_empty() {
            document.push(fact("Ý kiến thẩm định", &line.opinion));
        }
        document.push(closing(self.paper, &[]));
        Ok(())
    }
}

impl Appraised<'_> {
    /// What the dossier has to hold and what was received of it.
    fn dossier(&self, line: &Nomination, document: &mut Document) {
        let Examiner { catalogue, batch, today, .. } = self.examiner_of(line);
        let Some(asked) = dossier::asked(catalogue, batch, line, today) else { return };
        let received = line.id.and_then(|id| self.dossiers.get(&id)).map_or(&[][..], Vec::as_slice);
        document.push(Paragraph::left(vec![Run::bold("Thành phần hồ sơ")]).kept());
        let mut table = Table::new(vec![
            Column::integer("ordinal", "STT", 7),
            Column::text("document", "Văn bản, tài liệu", 47),
            Column::text("state", "Đã nhận", 20).aligned(Align::Center),
            Column::text("note", "Ghi chú", 26),
        ]);
        for (number, item) in (1..).zip(dossier::documents(asked, received)) {
            let state = match (item.has, item.received, item.required) {
                (true, Some(day), _) => day.vietnamese(),
                (true, None, _) => "Đã nhận".to_owned(),
                (false, _, true) => "Còn thiếu".to_owned(),
                (false, _, false) => "Nếu có".to_owned(),
            };
            table.data(vec![Cell::count(number), Cell::text(item.name), Cell::text(state), Cell::text(item.note)]);
        }
        let badge = asked.source_status.badge().map(|badge| format!(" {badge}.")).unwrap_or_default();
        table.note(format!("Căn cứ: {}.{badge}", dossier::citation(catalogue, asked)));
        document.push(table);
    }
}

/// Whether an examination by the law and on the day of an appraisal still says what was kept of it.
fn says_the_same(examiner: &Examiner<'_>, kept: &Appraisal, assessment: Option<&Assessment>) -> bool {
    assessment.is_some_and(|assessment| {
        let now = examiner.appraisal(&fresh(assessment));
        (now.verdict, &now.regime, &now.condition_id, &now.reasons)
            == (kept.verdict, &kept.regime, &kept.condition_id, &kept.reasons)
    })
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
        Column::text("place", "Số", 8).aligned(Align::Center),
        Column::text("condition", "Điều kiện", 34),
        Column::text("truth", "Kết quả", 10).aligned(Align::Center),
        Column::text("found", "Thực tế", 26),
        Column::text("cite", "Căn cứ", 22),
    ]);
    if let Some(tree) = &assessment.explanation {
        for part in &tree.parts {
            condition_rows(part, &mut table);
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
    for step in &assessment.roadmap {
        table.note(format!("Lộ trình, năm {}: {}", step.year, step.text));
    }
    for warning in &assessment.warnings {
        table.note(format!("Lưu ý: {warning}"));
    }
    document.push(table);
}

fn condition_rows(node: &Explained, table: &mut Table) {
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
    table.data(vec![
        Cell::text(node.node_id.trim_start_matches("n.")),
        Cell::text(&node.text),
        Cell::text(truth),
        Cell::text(&node.sentence),
        Cell::text(format!("{}{mark}", node.citation)),
    ]);
    for part in &node.parts {
        condition_rows(part, table);
    }
}

/// How surely the conditions under one were read.
fn statuses(node: &Explained) -> BTreeSet<SourceStatus> {
    let mut found: BTreeSet<SourceStatus> = node.parts.iter().flat_map(statuses).collect();
    found.extend(node.parts.iter().map(|part| part.source_status));
    found
}

/// Chức vụ and đơn vị as one cell.
fn position(line: &Nomination) -> String {
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

/// The first year for which it could be reached, of one that is not; what is only unknown may be reached now.
fn earliest(verdict: &LineVerdict) -> String {
    let year = verdict.earliest_year.filter(|_| verdict.verdict == Verdict::NotEligible);
    year.map(|year| year.to_string()).unwrap_or_default()
}

/// The condition of the catalogue that was applied.
fn condition<'a>(catalogue: &'a Catalogue, verdict: &LineVerdict) -> Option<&'a Condition> {
    let id = verdict.condition_id.as_deref()?;
    catalogue.conditions.iter().find(|condition| condition.id == id)
}

/// Where the law sets the standard that was applied.
fn basis(catalogue: &Catalogue, verdict: &LineVerdict) -> String {
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
