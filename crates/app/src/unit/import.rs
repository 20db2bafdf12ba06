//! Units from tables: code, name, kind, the unit above, head, lifetime. Rows may be above one another in any order.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::Fault;
use domain::confirmation::{read_answer, yes_or_no};
use domain::id::UnitId;
use domain::import::{Draft, Field, Identity, Lines, Mark, Meant, Plan, Proposal, Shown, meant, refuse_twins, targets};
use domain::names::{NameIndex, surely};
use domain::subject::Subject;
use domain::text;
use domain::unit::{Unit, UnitKind, code_from_name};
use store::{Connection, Tx};

use super::kind_name::kind_called;
use super::lookup::UnitNames;
use crate::import::{Choices, Kind, Step};
use crate::names::{Known, Names};
use crate::{Context, Error, Result};

/// Tables of units.
pub(crate) struct Units;

/// The unit above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Above {
    /// One that the data file has.
    Known(UnitId),
    /// One of the table, by its place among the rows.
    Row(usize),
}

/// What a row says.
struct Said {
    unit: Unit,
    parent: Option<Above>,
}

/// A unit to write.
pub(crate) struct Record {
    /// Its place among the rows of the table.
    place: usize,
    unit: Unit,
    above: Option<Above>,
}

impl Kind for Units {
    type Record = Record;

    fn fields(_: &Connection, _: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        Ok(vec![
            Field::new("code", "Mã đơn vị", &["ma", "ma so", "ma dinh danh", "ky hieu", "code"])
                .hint("Để trống thì chương trình tự đặt"),
            Field::new(
                "name",
                "Tên đơn vị",
                &[
                    "ten day du",
                    "ten",
                    "don vi",
                    "ten tap the",
                    "tap the",
                    "co quan",
                    "ten co quan",
                    "ten co quan, don vi",
                    "co quan, don vi",
                    "name",
                    "unit",
                ],
            )
            .required(),
            Field::new("short_name", "Tên viết tắt", &["viet tat", "ten ngan", "ten rut gon", "short name"]),
            Field::new("kind", "Loại đơn vị", &["loai", "loai hinh", "phan loai", "nhom don vi", "kind"]),
            Field::new(
                "parent",
                "Đơn vị cấp trên",
                &[
                    "cap tren",
                    "co quan cap tren",
                    "truc thuoc",
                    "thuoc",
                    "thuoc don vi",
                    "don vi chu quan",
                    "co quan chu quan",
                    "don vi quan ly",
                    "cap quan ly",
                    "ten don vi cap tren",
                    "ma don vi cap tren",
                    "parent",
                ],
            )
            .hint("Tên hoặc mã; có thể là một dòng khác của bảng"),
            Field::new(
                "head",
                "Người đứng đầu",
                &["thu truong", "ho ten thu truong", "lanh dao", "nguoi dung dau don vi", "head"],
            ),
            Field::new("head_title", "Chức vụ người đứng đầu", &["chuc vu", "chuc danh", "head title"]),
            Field::new("difficult_area", "Địa bàn khó khăn", &["vung sau, vung xa", "vung kho khan", "difficult area"])
                .hint("Vùng sâu, vùng xa, biên giới, hải đảo: có, không; để trống là chưa rõ"),
            Field::new("founded", "Ngày thành lập", &["thanh lap", "nam thanh lap", "founded"]),
            Field::new("ended", "Ngày kết thúc", &["ket thuc", "giai the", "ngay giai the", "ended"]),
            Field::new("note", "Ghi chú", &["note"]),
        ])
    }

    fn choices(_: &Context<'_>, conn: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        let kinds = store::unit::kinds(conn)?.into_iter().map(|kind| kind.name).collect();
        Ok(vec![("kind", kinds), ("parent", UnitNames::load(conn)?.list())])
    }

    fn plan(_: &Context<'_>, conn: &Connection, lines: &Lines<'_>, names: &Names<'_>) -> Result<Plan<Record>> {
        let kinds = store::unit::kinds(conn)?;
        Ok(Plan::of(Planning { known: &names.units(), names, kinds: &kinds }.proposals(lines)?))
    }

    fn write(tx: &Tx<'_>, records: Vec<Record>, step: Step<'_>) -> Result<()> {
        let mut written: HashMap<usize, UnitId> = HashMap::new();
        for Record { place, mut unit, above } in highest_first(records) {
            unit.parent_id = match above {
                None => None,
                Some(Above::Known(id)) => Some(id),
                Some(Above::Row(row)) => written.get(&row).copied(),
            };
            written.insert(place, super::write(tx, unit, true)?);
            step()?;
        }
        Ok(())
    }
}

/// Units above come before those below, so that none is written before its parent and no circle stands in between.
fn highest_first(records: Vec<Record>) -> Vec<Record> {
    let rows: HashMap<usize, usize> = records.iter().enumerate().map(|(at, record)| (record.place, at)).collect();
    let ids: HashMap<UnitId, usize> =
        records.iter().enumerate().filter_map(|(at, record)| Some((record.unit.id?, at))).collect();
    let above = |at: usize| match records.get(at)?.above? {
        Above::Known(id) => ids.get(&id).copied(),
        Above::Row(row) => rows.get(&row).copied(),
    };
    let mut depths: Vec<Option<usize>> = vec![None; records.len()];
    for at in 0..records.len() {
        let mut path = vec![at];
        let mut depth = 0;
        while let Some(next) = path.last().and_then(|last| above(*last)) {
            if let Some(known) = depths.get(next).copied().flatten() {
                depth = known + 1;
                break;
            }
            // The plan has refused circles.
            if path.len() > records.len() {
                break;
            }
            path.push(next);
        }
        for (steps, place) in path.iter().rev().enumerate() {
            if let Some(own @ None) = depths.get_mut(*place) {
                *own = Some(depth + steps);
            }
        }
    }
    let mut ordered: Vec<(usize, Record)> = depths.into_iter().map(Option::unwrap_or_default).zip(records).collect();
    ordered.sort_by_key(|(depth, _)| *depth);
    ordered.into_iter().map(|(_, record)| record).collect()
}

struct Planning<'a> {
    known: &'a UnitNames,
    names: &'a Names<'a>,
    kinds: &'a [UnitKind],
}

impl Planning<'_> {
    fn proposals(&self, lines: &Lines<'_>) -> Result<Vec<Proposal<Record>>> {
        let in_file = Named::of(lines);
        let mut said: Vec<(u32, Result<Said, Vec<Fault>>)> = Vec::with_capacity(lines.len());
        for line in lines.iter() {
            self.names.at(&line);
            let above = self.above(&line.text("parent"), &in_file)?;
            said.push((line.row, self.read(line.reading(), above)));
        }
        let identities: Vec<Identity> = said.iter().map(|(_, said)| self.identity(said)).collect();
        let known: Vec<Identity> = self.known.all().iter().map(known_identity).collect();
        let mut meant = meant(&known, &identities);
        self.know_again(lines, &mut said, &mut meant, &in_file)?;
        refuse_short_forms(&mut said, &meant);
        let targets = targets(&identities, &meant);
        let ids: Vec<Option<UnitId>> = meant.iter().map(|meant| self.id_of(meant)).collect();
        let mut codes = Codes::of(self.known, lines);
        let mut proposals = Vec::with_capacity(said.len());
        for (place, ((row, said), (meant, target))) in said.into_iter().zip(meant.iter().zip(targets)).enumerate() {
            let title = lines_title(&said, &in_file, place);
            let draft = said.and_then(|said| self.draft(place, said, meant, target, &ids, &in_file, &mut codes));
            proposals.push(Proposal { row, title, draft });
        }
        refuse_twins(&mut proposals);
        self.refuse_circles(&mut proposals, &ids);
        refuse_below_refused(&mut proposals, &in_file);
        Ok(proposals)
    }

    /// Rows of which no unit has the name may still be about a known one: under a short form, another spelling, a name
    /// that was answered for. Such a row does not rename it.
    fn know_again(
        &self,
        lines: &Lines<'_>,
        said: &mut [(u32, Result<Said, Vec<Fault>>)],
        meant: &mut [Meant],
        in_file: &Named,
    ) -> Result<()> {
        let taken: HashSet<usize> = meant
            .iter()
            .filter_map(|meant| if let Meant::Known(place) = meant { Some(*place) } else { None })
            .collect();
        for ((line, (row, said)), meant) in lines.iter().zip(said).zip(meant) {
            let (Ok(own), Meant::New) = (&mut *said, &*meant) else { continue };
            if self.known.former(&own.unit.name).is_some() {
                continue;
            }
            let above = match own.parent {
                Some(Above::Known(id)) => Some(id),
                _ => None,
            };
            let in_row = matches!(own.parent, Some(Above::Row(_)));
            let fits = |unit: &Unit| {
                let place = unit.id.and_then(|id| self.known.place(id));
                let same_above = above.is_none() || unit.parent_id.is_none() || unit.parent_id == above;
                place.is_some_and(|place| !taken.contains(&place))
                    && same_above
                    && !(in_row && unit.parent_id.is_some())
            };
            let parent = line.text("parent");
            let written = match in_file.find(&own.unit.name) {
                [_, _, ..] if !parent.is_empty() => format!("{}, {parent}", own.unit.name),
                _ => own.unit.name.clone(),
            };
            self.names.at_row(*row);
            match self.names.known_unit(&own.unit.name, &written, fits)? {
                Known::New => {}
                Known::Asked(fault) => *said = Err(vec![fault.at_field("name")]),
                Known::Is(subject) => {
                    let Subject::Unit(id) = subject else { continue };
                    let Some(place) = self.known.place(id) else { continue };
                    own.unit.name = self.known.name(Some(id));
                    *meant = Meant::Known(place);
                }
            }
        }
        Ok(())
    }

    fn read(
        &self,
        mut reading: domain::import::Reading<'_>,
        above: Option<Result<Above, Fault>>,
    ) -> Result<Said, Vec<Fault>> {
        let mut unit = Unit::named(&reading.text("name"));
        unit.code = reading.text("code");
        unit.short_name = reading.text("short_name");
        unit.head = reading.text("head");
        unit.head_title = reading.text("head_title");
        unit.note = reading.paragraphs("note");
        unit.difficult_area = reading.parse("difficult_area", read_answer);
        unit.founded = reading.date("founded");
        unit.ended = reading.date("ended");
        unit.kind_id = reading.parse("kind", |name| kind_called(self.kinds, name));
        let parent = above.and_then(|above| reading.take("parent", above));
        if unit.name.is_empty() {
            reading.refuse(Fault::new("unit.name_missing").at_field("name"));
        }
        reading.finish(Said { unit, parent })
    }

    /// The unit above: a known one, or a row of the table when none is called so; then what else the name may mean.
    fn above(&self, name: &str, in_file: &Named) -> Result<Option<Result<Above, Fault>>> {
        if name.is_empty() {
            return Ok(None);
        }
        if self.known.called(name).is_empty() {
            match in_file.find(name) {
                [] => {}
                [place] => return Ok(Some(Ok(Above::Row(*place)))),
                several => {
                    let rows = several.iter().map(|place| format!("dòng {}", in_file.row(*place)));
                    let codes = rows.collect::<Vec<_>>().join(", ");
                    return Ok(Some(Err(Fault::new("unit.ambiguous").with("name", name).with("codes", codes))));
                }
            }
            let known = surely(&self.known.alike(name)).is_some();
            if let Some(place) = in_file.alike(name).filter(|_| !known) {
                return Ok(Some(Ok(Above::Row(place))));
            }
        }
        match self.names.unit(name) {
            Ok(id) => Ok(Some(Ok(Above::Known(id)))),
            Err(Error::Fault(fault)) => Ok(Some(Err(fault))),
            Err(error) => Err(error),
        }
    }

    fn identity(&self, said: &Result<Said, Vec<Fault>>) -> Identity {
        let Ok(Said { unit, parent }) = said else { return Identity::default() };
        let mark = parent.as_ref().map(|parent| match parent {
            Above::Known(id) => Mark::Text(id.to_string()),
            Above::Row(place) => Mark::Text(format!("row {place}")),
        });
        Identity { code: text::match_key(&unit.code), name: text::match_key(&unit.name), marks: vec![mark] }
    }

    fn id_of(&self, meant: &Meant) -> Option<UnitId> {
        match meant {
            Meant::Known(place) => self.known.all().get(*place)?.id,
            Meant::New | Meant::Several(_) => None,
        }
    }

    #[expect(clippy::too_many_arguments, reason = "what one row and its table say")]
    fn draft(
        &self,
        place: usize,
        said: Said,
        meant: &Meant,
        target: String,
        ids: &[Option<UnitId>],
        in_file: &Named,
        codes: &mut Codes,
    ) -> Result<Draft<Record>, Vec<Fault>> {
        let known = match meant {
            Meant::New => {
                if let Some(now) = self.known.former(&said.unit.name) {
                    let fault = Fault::new("unit.former_name").with("name", &said.unit.name).with("now", &now.name);
                    return Err(vec![fault.at_field("name")]);
                }
                None
            }
            Meant::Known(place) => self.known.all().get(*place),
            Meant::Several(places) => {
                let codes =
                    places.iter().filter_map(|place| self.known.all().get(*place)).map(|unit| unit.code.as_str());
                let codes = codes.collect::<Vec<_>>().join(", ");
                let fault = Fault::new("unit.ambiguous").with("name", &said.unit.name).with("codes", codes);
                return Err(vec![fault.at_field("name")]);
            }
        };
        // A row of the table that is a known unit is named by its id from here on.
        let settle = |above: Above| match above {
            Above::Row(row) => ids.get(row).copied().flatten().map_or(above, Above::Known),
            Above::Known(_) => above,
        };
        let above = said.parent.map(settle).or_else(|| known.and_then(|unit| unit.parent_id).map(Above::Known));
        let mut unit = merged(known, said.unit);
        if unit.code.is_empty() {
            unit.code = codes.free(&unit.name);
        }
        let unit = unit.checked()?;
        let name_above = match above {
            None => String::new(),
            Some(Above::Known(id)) => self.known.name(Some(id)),
            Some(Above::Row(row)) => in_file.name(row),
        };
        let before = known.map(|unit| self.shown(unit, self.known.name(unit.parent_id)));
        let after = self.shown(&unit, name_above);
        Ok(Draft { target, before, after, record: Record { place, unit, above } })
    }

    fn shown(&self, unit: &Unit, above: String) -> Shown {
        let kind = self.kinds.iter().find(|kind| kind.id.is_some() && kind.id == unit.kind_id);
        let date = |date: Option<domain::date::PartialDate>| date.map(|date| date.vietnamese()).unwrap_or_default();
        [
            ("Mã đơn vị", unit.code.clone()),
            ("Tên đơn vị", unit.name.clone()),
            ("Tên viết tắt", unit.short_name.clone()),
            ("Loại đơn vị", kind.map(|kind| kind.name.clone()).unwrap_or_default()),
            ("Đơn vị cấp trên", above),
            ("Người đứng đầu", unit.head.clone()),
            ("Chức vụ người đứng đầu", unit.head_title.clone()),
            ("Địa bàn khó khăn", yes_or_no(unit.difficult_area)),
            ("Ngày thành lập", date(unit.founded)),
            ("Ngày kết thúc", date(unit.ended)),
            ("Ghi chú", unit.note.clone()),
        ]
        .map(|(label, value)| (label.to_owned(), value))
        .to_vec()
    }

    /// Refuses the rows that would make a unit stand above itself, by the parents as they would be.
    fn refuse_circles(&self, proposals: &mut [Proposal<Record>], ids: &[Option<UnitId>]) {
        let mut parents: HashMap<Above, Above> = HashMap::new();
        for unit in self.known.all() {
            if let (Some(id), Some(parent)) = (unit.id, unit.parent_id) {
                parents.insert(Above::Known(id), Above::Known(parent));
            }
        }
        let node = |place: usize| ids.get(place).copied().flatten().map_or(Above::Row(place), Above::Known);
        for draft in proposals.iter().filter_map(|proposal| proposal.draft.as_ref().ok()) {
            if let Some(above) = draft.record.above {
                parents.insert(node(draft.record.place), above);
            }
        }
        let mut sound: HashSet<Above> = HashSet::new();
        for proposal in proposals.iter_mut() {
            let Ok(draft) = &proposal.draft else { continue };
            let mut path = vec![node(draft.record.place)];
            let mut seen: HashSet<Above> = path.iter().copied().collect();
            let mut circle = false;
            while let Some(next) = path.last().and_then(|last| parents.get(last)).copied() {
                if sound.contains(&next) {
                    break;
                }
                if !seen.insert(next) {
                    circle = true;
                    break;
                }
                path.push(next);
            }
            if circle {
                proposal.draft = Err(vec![Fault::new("unit.circle").at_field("parent")]);
            } else {
                sound.extend(path);
            }
        }
    }
}

fn known_identity(unit: &Unit) -> Identity {
    Identity {
        code: text::match_key(&unit.code),
        name: text::match_key(&unit.name),
        marks: vec![unit.parent_id.map(|parent| Mark::Text(parent.to_string()))],
    }
}

/// What is known, with what the row says in its place. An empty cell says nothing, so it takes nothing away.
fn merged(known: Option<&Unit>, said: Unit) -> Unit {
    let Some(known) = known.cloned() else { return said };
    let or = |said: String, known: String| if said.is_empty() { known } else { said };
    Unit {
        id: known.id,
        code: or(said.code, known.code),
        name: spelt_as_known(said.name, known.name),
        short_name: or(said.short_name, known.short_name),
        kind_id: said.kind_id.or(known.kind_id),
        parent_id: known.parent_id,
        head: or(said.head, known.head),
        head_title: or(said.head_title, known.head_title),
        difficult_area: said.difficult_area.or(known.difficult_area),
        founded: said.founded.or(known.founded),
        ended: said.ended.or(known.ended),
        note: or(said.note, known.note),
    }
}

/// A name that differs only in capitals or in where a tone stands is no correction: lists are typed in many ways.
pub(crate) fn spelt_as_known(said: String, known: String) -> String {
    if said.is_empty() || text::match_key(&said) == text::match_key(&known) { known } else { said }
}

fn lines_title(said: &Result<Said, Vec<Fault>>, in_file: &Named, place: usize) -> String {
    said.as_ref().map_or_else(|_| in_file.name(place), |said| said.unit.name.clone())
}

/// The rows of the table by code and name.
struct Named {
    rows: Vec<(u32, String)>,
    places: HashMap<String, Vec<usize>>,
    index: NameIndex,
}

impl Named {
    fn of(lines: &Lines<'_>) -> Self {
        let mut named =
            Self { rows: Vec::with_capacity(lines.len()), places: HashMap::new(), index: NameIndex::default() };
        for (place, line) in lines.iter().enumerate() {
            let (name, code) = (line.text("name"), text::match_key(&line.text("code")));
            let key = text::match_key(&name);
            for key in
                [Some(key.clone()), (code != key).then_some(code)].into_iter().flatten().filter(|key| !key.is_empty())
            {
                named.places.entry(key).or_default().push(place);
            }
            named.index.add(&name, place);
            named.rows.push((line.row, name));
        }
        named
    }

    /// The one row whose name is surely the same, written otherwise.
    fn alike(&self, name: &str) -> Option<usize> {
        surely(&self.index.look(name))
    }

    fn find(&self, name: &str) -> &[usize] {
        self.places.get(&text::match_key(name)).map(Vec::as_slice).unwrap_or_default()
    }

    fn row(&self, place: usize) -> u32 {
        self.rows.get(place).map_or(0, |(row, _)| *row)
    }

    fn name(&self, place: usize) -> String {
        self.rows.get(place).map(|(_, name)| name.clone()).unwrap_or_default()
    }
}

/// Codes in use, in the data file and in the table.
struct Codes {
    taken: HashSet<String>,
    next: HashMap<String, u32>,
}

impl Codes {
    fn of(known: &UnitNames, lines: &Lines<'_>) -> Self {
        let known = known.all().iter().map(|unit| text::match_key(&unit.code));
        let taken = known.chain(lines.iter().map(|line| text::match_key(&line.text("code")))).collect();
        Self { taken, next: HashMap::new() }
    }

    /// The next free code made from a name: `SNV`, `SNV2`.
    fn free(&mut self, name: &str) -> String {
        let base = code_from_name(name);
        let next = self.next.entry(base.clone()).or_insert(1);
        loop {
            let code = if *next == 1 { base.clone() } else { format!("{base}{next}") };
            *next += 1;
            if self.taken.insert(text::match_key(&code)) {
                return code;
            }
        }
    }
}

/// Refuses new units that an earlier row of the table writes otherwise: "UBND P. A" below "Ủy ban nhân dân phường A". Rows of
/// one name are twins already; those with codes or places of their own are two units.
fn refuse_short_forms(said: &mut [(u32, Result<Said, Vec<Fault>>)], meant: &[Meant]) {
    let mut earlier = NameIndex::default();
    for place in 0..said.len() {
        let Some((Ok(own), Meant::New)) = said.get(place).map(|(_, said)| said).zip(meant.get(place)) else { continue };
        let other = surely(&earlier.look(&own.unit.name));
        let Some((other_row, Ok(other))) = other.and_then(|other| said.get(other)) else {
            [&own.unit.name, &own.unit.short_name].into_iter().for_each(|name| earlier.add(name, place));
            continue;
        };
        let one_name = text::match_key(&own.unit.name) == text::match_key(&other.unit.name);
        let own_codes = !own.unit.code.is_empty() && !other.unit.code.is_empty();
        let own_places = own.parent.zip(other.parent).is_some_and(|(own, other)| own != other);
        if one_name || own_codes || own_places {
            continue;
        }
        let fault = Fault::new("unit.written_twice").with("name", &own.unit.name).with("other", &other.unit.name);
        let fault = fault.with("row", other_row).at_field("name");
        if let Some((_, said)) = said.get_mut(place) {
            *said = Err(vec![fault]);
        }
    }
}

/// Refuses the rows below a new unit that is refused, and those below them.
fn refuse_below_refused(proposals: &mut [Proposal<Record>], in_file: &Named) {
    let mut below: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut refused = Vec::new();
    for (place, proposal) in proposals.iter().enumerate() {
        match &proposal.draft {
            Err(_) => refused.push(place),
            Ok(Draft { record: Record { above: Some(Above::Row(above)), .. }, .. }) => {
                below.entry(*above).or_default().push(place);
            }
            Ok(_) => {}
        }
    }
    while let Some(above) = refused.pop() {
        for place in below.remove(&above).unwrap_or_default() {
            let fault = Fault::new("import.parent_refused").with("name", in_file.name(above));
            if let Some(proposal) = proposals.get_mut(place) {
                proposal.draft = Err(vec![fault.with("row", in_file.row(above)).at_field("parent")]);
            }
            refused.push(place);
        }
    }
}
