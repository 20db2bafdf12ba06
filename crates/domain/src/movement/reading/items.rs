//! Paragraphs of the parts to lists: mục đích, yêu cầu, đối tượng, nội dung, giải pháp, khen thưởng. A paper without headings has its contents in
//! the list after "… với các nội dung sau:".

use super::marker::Class;
use super::model::FoundItem;
use super::outline::{Line, Role};
use super::source::Source;

/// Gives the paragraphs of a list of contents their part where no heading does.
pub(super) fn conclude_contents(source: &Source, lines: &mut [Line]) {
    if lines.iter().any(|line| line.role == Some(Role::Content)) {
        return;
    }
    let Some((cue, depth, class)) = cue(source, lines) else { return };
    let mut seen = 0;
    for line in lines.iter_mut().skip(cue) {
        let deeper = line.marked && line.depth >= depth;
        if line.role.is_some() {
            if line.depth <= depth && seen > 0 {
                break;
            }
            continue;
        }
        if line.marked && line.depth < depth {
            break;
        }
        if !deeper || line.class == Some(Class::Article) {
            continue;
        }
        seen += usize::from(line.class == class);
        line.role = Some(Role::Content);
        line.level = line.depth - depth;
    }
}

/// Where the list of contents begins, how deep, and its kind of number.
fn cue(source: &Source, lines: &[Line]) -> Option<(usize, usize, Option<Class>)> {
    #[rustfmt::skip]
    const CUES: &[&str] = &[
        "yeu cau", "de nghi", "nhu sau", "sau day", "cu the", "noi dung", "chi thi", "tap trung", "sau", "gom",
        "phat dong", "thi dua", "nhiem vu",
    ];
    let free = |line: &Line| line.role.is_none();
    let after_colon = lines.windows(2).enumerate().find_map(|(place, pair)| match pair {
        [above, below] if free(above) && free(below) && below.marked => {
            let colon = source.word(above.body.end.saturating_sub(1)) == ":";
            let cued = source.has(above.body.start.max(above.body.end.saturating_sub(60))..above.body.end, CUES);
            let article = below.class == Some(Class::Article);
            (colon && cued && !article && (below.depth > above.depth || !above.marked)).then_some((
                place + 1,
                below.depth,
                below.class,
            ))
        }
        _ => None,
    });
    after_colon.or_else(|| {
        let counted = |line: &&Line| {
            free(line)
                && line.class.is_some_and(|class| !class.is_sign() && class != Class::Article && class != Class::Part)
                // "II. KINH PHÍ DỰ KIẾN" heads something.
                && !(line.class == Some(Class::Roman) && source.is_caps(&line.body))
        };
        let first = lines.iter().position(|line| counted(&line))?;
        let line = lines.get(first)?;
        let alike = lines.iter().filter(|other| free(other) && other.class == line.class).count();
        (alike >= 2).then_some((first, line.depth, line.class))
    })
}

/// The lists of a plan by their parts.
#[derive(Default)]
pub(super) struct Lists {
    pub purposes: Vec<FoundItem>,
    pub requirements: Vec<FoundItem>,
    pub participants: Vec<FoundItem>,
    pub contents: Vec<FoundItem>,
    pub solutions: Vec<FoundItem>,
    pub commendations: Vec<FoundItem>,
}

/// Sorts the paragraphs into their lists.
pub(super) fn lists(source: &Source, lines: &[Line]) -> Lists {
    let mut lists = Lists::default();
    for (place, line) in lines.iter().enumerate() {
        if line.heading || !line.body.clone().any(|at| source.is_word(at)) {
            continue;
        }
        let Some(role) = line.role else { continue };
        let colon = source.word(line.body.end.saturating_sub(1)) == ":";
        let below = lines.get(place + 1).is_some_and(|next| next.role == Some(role) && next.marked);
        // "… với các nội dung sau:" before its list.
        if !line.marked && colon && below {
            continue;
        }
        let (list, sure) = match role {
            Role::Purpose => (&mut lists.purposes, line.sure),
            Role::Requirement => (&mut lists.requirements, line.sure),
            Role::PurposeAndRequirement if is_requirement(source, line) => (&mut lists.requirements, false),
            Role::PurposeAndRequirement | Role::Aim => (&mut lists.purposes, false),
            Role::Participants => (&mut lists.participants, line.sure),
            Role::Content => (&mut lists.contents, line.sure),
            Role::Solution => (&mut lists.solutions, line.sure),
            Role::Commendation => (&mut lists.commendations, line.sure),
            _ => continue,
        };
        list.extend(item(source, line, sure));
    }
    lists
}

fn item(source: &Source, line: &Line, sure: bool) -> Option<FoundItem> {
    let found = source.found(line.body.clone(), sure)?;
    let level = u8::try_from(line.level).unwrap_or(u8::MAX);
    Some(FoundItem { value: found.value, span: found.span, sure: found.sure, label: line.label.clone(), level })
}

/// Whether a line under "Mục đích, yêu cầu" demands rather than intends.
fn is_requirement(source: &Source, line: &Line) -> bool {
    const DEMANDS: &[&str] = &["phai", "yeu cau", "bao dam", "dam bao", "can duoc", "tranh", "khong pho truong"];
    let near = line.body.start..line.body.end.min(line.body.start + 30);
    source.any_phrase(line.body.start, DEMANDS).is_some() || source.has(near, &["phai", "tranh hinh thuc", "yeu cau"])
}
