//! Biên bản chấm điểm of a cluster or bloc, to be read out, completed by hand and signed (documents §1, §4).

use domain::cluster::{Cluster, ClusterKind, ClusterRole};
use domain::number::Exact;
use domain::scoring::{
    CellState, Explanation, FIELD_OVERRIDE, Rank, StageDifference, StageTotal, UnitResult, explain, stage_differences,
    stages_side_by_side,
};
use office::document::{
    Align, Cell, Column, Document, Letterhead, Orientation, Paragraph, Run, Signature, Signatures, Table, Title,
};

use super::round::Printed;
use super::tree::Tree;
use crate::print::PrintOptions;
use crate::{Context, Result};

/// Builds the minutes of a round.
///
/// # Errors
/// `print.round_missing`, `round.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let printed = Printed::of(context, options)?;
    let cluster = match printed.round.cluster_id {
        Some(id) => context.read(|conn| Ok(store::cluster::get(conn, id)?))?,
        None => None,
    };
    let minutes = Minutes { tree: Tree::of(&printed.loaded.plan), printed: &printed, cluster };
    let orientation = options.orientation.unwrap_or(Orientation::Portrait);
    let mut document = printed.paper.document("Biên bản chấm điểm", orientation);
    minutes.opening(&mut document);
    minutes.results(&mut document);
    minutes.differences(&mut document)?;
    minutes.closing(&mut document);
    Ok(document)
}

struct Minutes<'a> {
    printed: &'a Printed,
    tree: Tree<'a>,
    /// The cluster of the round; none when a movement's units are compared.
    cluster: Option<Cluster>,
}

impl Minutes<'_> {
    /// "cụm", "khối", or what compares the units of a movement.
    fn body(&self) -> &'static str {
        match self.cluster.as_ref().map(|cluster| cluster.kind) {
            Some(ClusterKind::Cluster) => "cụm",
            Some(ClusterKind::Bloc) => "khối",
            None => "phong trào",
        }
    }

    fn opening(&self, document: &mut Document) {
        let printed = self.printed;
        let head = match &self.cluster {
            Some(cluster) => printed.paper.letterhead_of(&cluster.name),
            None => printed.paper.own_letterhead(),
        };
        document.push(Letterhead { number: Some("Số: …/BB".to_owned()), ..head });
        document.push(Title::new("Biên bản", format!("Họp chấm điểm thi đua {}", printed.round.name)));
        document.push(open("Hôm nay, vào hồi …… giờ …… phút, ngày …… tháng …… năm ………, tại ………………………………,"));
        let what = match &self.cluster {
            Some(cluster) => cluster.name.clone(),
            None => "Hội đồng chấm điểm".to_owned(),
        };
        document.push(plain(format!(
            "{what} họp chấm điểm, xếp hạng thi đua các đơn vị theo {}.",
            printed.loaded.scheme_title()
        )));
        document.push(heading("I. THÀNH PHẦN"));
        document.push(open("1. Chủ tọa: ông (bà) …………………………, chức vụ: ……………………"));
        document.push(open("2. Thư ký: ông (bà) …………………………, chức vụ: ……………………"));
        document.push(open("3. Đại diện các đơn vị:").kept());
        for (nth, (name, role)) in self.members().into_iter().enumerate() {
            let role = if role.is_empty() { String::new() } else { format!(" ({role})") };
            document.push(open(format!("{}) {name}{role}: ông (bà) ………………, chức vụ: ………", nth + 1)));
        }
        let count = printed.loaded.units.len();
        document.push(open(format!("Có mặt: ……/{count:02} đơn vị; vắng: …… (lý do: …………………………)")));
    }

    /// Leader, deputies, then the others in the order of the decision; of a movement its units.
    fn members(&self) -> Vec<(String, String)> {
        let role_of = |unit| {
            let members = self.cluster.iter().flat_map(|cluster| &cluster.members);
            members.into_iter().find(|member| member.unit_id == unit).map(|member| member.role).unwrap_or_default()
        };
        let mut members: Vec<(u8, String, String)> = Vec::new();
        for unit in &self.printed.loaded.units {
            let role = role_of(unit.unit_id);
            let (place, word) = match role {
                ClusterRole::Leader => (0, format!("{} trưởng", self.body())),
                ClusterRole::Deputy => (1, format!("{} phó", self.body())),
                ClusterRole::Member => (2, String::new()),
            };
            members.push((place, unit.name.clone(), word));
        }
        members.sort_by_key(|(place, ..)| *place);
        members.into_iter().map(|(_, name, word)| (name, word)).collect()
    }

    fn results(&self, document: &mut Document) {
        document.push(heading("II. NỘI DUNG"));
        document.push(plain("1. Chủ tọa phổ biến bảng tiêu chí và cách chấm điểm."));
        document.push(plain("2. Thư ký báo cáo điểm tự chấm của các đơn vị và kết quả chấm ở các bước."));
        document.push(plain("3. Các đại diện thảo luận, thống nhất kết quả như sau:"));
        let (table, is_partial) = self.table();
        document.push(table);
        if is_partial {
            document.push(note(
                "“chưa đủ”: bước chấm chưa cho điểm hết các tiêu chí của đơn vị; điểm chốt của từng tiêu chí lấy theo bước \
                 cao nhất đã chấm.",
            ));
        }
        let evaluation = self.printed.board.evaluation();
        if evaluation.provisional {
            document.push(note("(Kết quả tạm tính: còn tiêu chí chưa chấm.)"));
        }
        if evaluation.units.iter().any(|unit| !unit.shared_with.is_empty()) {
            document
                .push(note("Các đơn vị bằng điểm được xếp đồng hạng; hạng liền sau tính theo số đơn vị đứng trước."));
        }
    }

    /// Totals stage by stage and what counts, by rank; whether some stage leaves out criteria.
    fn table(&self) -> (Table, bool) {
        let plan = &self.printed.loaded.plan;
        let places = self.tree.places;
        let units = &self.printed.board.evaluation().units;
        let percent = units.iter().any(|unit| unit.percent != unit.total);
        let graded = units.iter().any(|unit| unit.grade_name.is_some());
        let several = plan.stages().len() > 1;
        let mut columns = vec![Column::integer("ordinal", "STT", 6), Column::text("unit", "Đơn vị", 28)];
        if several {
            let stages = plan.stages().iter();
            columns.extend(stages.map(|stage| Column::decimal(stage.code.clone(), &stage.name_vi, 11)));
        }
        columns.push(Column::decimal("total", "Điểm chốt", 9));
        if percent {
            columns.push(Column::decimal("percent", "Tỷ lệ %", 9));
        }
        columns.push(Column::text("rank", "Xếp hạng", 8).aligned(Align::Center));
        if graded {
            columns.push(Column::text("grade", "Xếp loại", 18));
        }
        let mut table = Table::new(columns);
        let mut some_partial = false;
        let by_stage = stages_side_by_side(plan, &self.printed.loaded.inputs);
        for (unit, number) in units.iter().zip(1..) {
            let points = |value: Option<&Exact>| Cell::maybe(value.cloned(), |value| Cell::decimal(value, places));
            let mut cells = vec![Cell::count(number), Cell::text(&unit.name)];
            if several {
                let own = by_stage.iter().find(|own| own.unit == unit.unit);
                cells.extend(own.into_iter().flat_map(|own| &own.totals).map(|total| {
                    if is_partial(total, unit) {
                        some_partial = true;
                        return Cell::text("chưa đủ");
                    }
                    points(total.total.as_ref())
                }));
            }
            cells.push(points(unit.total.as_ref()));
            if percent {
                cells.push(points(unit.percent.as_ref()));
            }
            cells.push(Cell::text(unit.rank.map_or_else(|| "KXH".to_owned(), Rank::vietnamese)));
            if graded {
                cells.push(Cell::text(unit.grade_name.clone().unwrap_or_default()));
            }
            table.data(cells);
        }
        (table, some_partial)
    }

    /// What a stage gave otherwise than the one below it, with its reason; how many have none.
    fn differences(&self, document: &mut Document) -> Result<()> {
        let all = stage_differences(&self.printed.loaded.plan, &self.printed.loaded.inputs);
        let (explained, silent): (Vec<StageDifference>, Vec<StageDifference>) =
            all.into_iter().partition(|difference| difference.reason.is_some());
        document.push(heading("III. CHÊNH LỆCH GIỮA CÁC BƯỚC CHẤM VÀ LÝ DO"));
        if explained.is_empty() {
            document.push(plain("Không có chênh lệch nào ghi lý do."));
        }
        for difference in &explained {
            // A reason that ends with a stop stands in brackets before another.
            document.push(plain(format!("- {}", difference.text_vi.replace(".).", ")."))));
        }
        let silent = silent.iter().filter(|difference| difference.needs_reason).count();
        if silent > 0 {
            document.push(open(format!("Còn {silent} chênh lệch chưa ghi lý do: ……………………………………")));
        }
        let adjusted = self.adjustments()?;
        if !adjusted.is_empty() {
            document.push(plain("Điểm do bước chấm điều chỉnh, thay cho điểm tính theo bảng tiêu chí:").kept());
        }
        for text in adjusted {
            document.push(plain(format!("- {text}")));
        }
        let gates = self.printed.board.evaluation().units.iter().flat_map(told_gates);
        for gate in gates {
            document.push(plain(format!("- {gate}.")));
        }
        Ok(())
    }

    /// Points that a stage set instead of what the rules give, each with its reason.
    fn adjustments(&self) -> Result<Vec<String>> {
        let mut all = Vec::new();
        for unit in &self.printed.board.evaluation().units {
            let leaves = unit.leaves.iter().any(|leaf| leaf.state == CellState::Overridden);
            if !leaves && !unit.groups.iter().any(|group| group.overridden) {
                continue;
            }
            let loaded = &self.printed.loaded;
            let Some(inputs) = loaded.inputs.iter().find(|inputs| inputs.id == unit.unit) else { continue };
            let tree = explain(&loaded.plan, inputs, self.printed.board.peers(), None)?;
            tell_adjusted(&unit.name, tree, &mut all);
        }
        Ok(all)
    }

    fn closing(&self, document: &mut Document) {
        document.push(heading("IV. BIỂU QUYẾT"));
        let count = self.printed.loaded.units.len();
        document.push(open(format!(
            "Tán thành kết quả trên: ……/{count:02} đơn vị (……… %); không tán thành: ……; ý kiến khác: ……"
        )));
        document.push(open("Ý kiến bảo lưu: ……………………………………………………………"));
        document.push(plain(
            "Cuộc họp kết thúc vào hồi …… giờ …… phút cùng ngày. Biên bản đã được đọc lại, các thành phần dự họp nhất trí \
             thông qua./.",
        ));
        let chair = Signature::new("Chủ tọa", None);
        let chair = match self.cluster.as_ref().map(|cluster| cluster.kind) {
            Some(ClusterKind::Cluster) => {
                Signature { title: "TRƯỞNG CỤM".to_owned(), ..chair.by_authority("Chủ tọa") }
            }
            Some(ClusterKind::Bloc) => {
                Signature { title: "TRƯỞNG KHỐI".to_owned(), ..chair.by_authority("Chủ tọa") }
            }
            None => chair,
        };
        document.push(Signatures::two(Signature::new("Thư ký", None), chair));
    }
}

/// Whether a stage leaves out criteria of a unit that others have scored: its total would be that of a part.
fn is_partial(total: &StageTotal, unit: &UnitResult) -> bool {
    total.total.is_some() && total.not_scored > unit.not_scored.len()
}

/// "Xã A, I Kinh tế: 20 + 12 = 32; điều chỉnh (Hội đồng): 32 → 35 (lý do: …)." of every step that was adjusted.
fn tell_adjusted(unit: &str, step: Explanation, told: &mut Vec<String>) {
    if step.inputs.iter().any(|input| input.field == FIELD_OVERRIDE) && step.rule != "stage" {
        told.push(format!("{unit}, {}", step.text_vi));
    }
    for child in step.children {
        tell_adjusted(unit, child, told);
    }
}

/// What limited the outcome of a unit.
fn told_gates(unit: &UnitResult) -> impl Iterator<Item = String> + '_ {
    unit.gates.iter().map(|gate| format!("{}: {}", unit.name, gate.text))
}

fn plain(text: impl Into<String>) -> Paragraph {
    Paragraph::body(vec![Run::plain(text)])
}

/// A line with room to write.
fn open(text: impl Into<String>) -> Paragraph {
    plain(text).to_complete()
}

fn heading(text: &str) -> Paragraph {
    Paragraph::left(vec![Run::bold(text)]).kept()
}

fn note(text: &str) -> Paragraph {
    Paragraph::left(vec![Run::italic(text)])
}
