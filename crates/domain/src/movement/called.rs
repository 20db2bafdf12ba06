//! A movement named within a sentence.

use super::chain::{document, kind_of_symbol};
use super::{Movement, PlanKind};
use crate::text;

/// `phong trào thi đua “Chính quyền số”`; a name that says what it is already is not said twice and stands without quotation
/// marks: `phong trào thi đua thực hiện thắng lợi nhiệm vụ năm 2026`.
pub fn called(name: &str) -> String {
    let folded = text::fold(name);
    if folded.starts_with("phong trao ") {
        return lowered(name);
    }
    if folded.starts_with("thi dua ") {
        return format!("phong trào {}", lowered(name));
    }
    format!("phong trào thi đua “{name}”")
}

/// The name of the movement that a line names as [`called`] does: what stands between “…”, else all from "phong trào" on,
/// without that word where "thi đua" follows it. None where it names none.
pub fn name_in(line: &str) -> Option<String> {
    let quoted = line.split_once('“').and_then(|(_, rest)| rest.rsplit_once('”')).map(|(name, _)| name);
    let from = |start: &str| {
        let begins = |at: usize| line.get(at..).is_some_and(|rest| text::fold(rest).starts_with(start));
        let at = line.char_indices().map(|(at, _)| at).find(|at| begins(*at))?;
        line.get(at..)
    };
    let unquoted = || {
        let named = from("phong trao ")?;
        let start = named.char_indices().nth("phong trào ".chars().count())?.0;
        let rest = named.get(start..)?;
        Some(if text::fold(rest).starts_with("thi dua ") { rest } else { named })
    };
    let name = quoted.or_else(unquoted)?;
    Some(text::line(name)).filter(|name| !name.is_empty())
}

fn lowered(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

impl Movement {
    /// `phong trào thi đua “…”`.
    pub fn called(&self) -> String {
        called(&self.name)
    }

    /// The kind of its paper as documents name it: `Kế hoạch`; of what an article tells of, what the number says; empty where
    /// there is no paper.
    pub fn paper_kind(&self) -> &'static str {
        match self.plan_kind {
            _ if self.number.is_empty() && self.date.is_none() => "",
            PlanKind::Plan => "Kế hoạch",
            PlanKind::Directive => "Chỉ thị",
            PlanKind::OfficialLetter => "Công văn",
            PlanKind::Decision => "Quyết định",
            PlanKind::News | PlanKind::Other => kind_of_symbol(&self.number).unwrap_or("Văn bản"),
        }
    }

    /// `Kế hoạch số 12/KH-UBND ngày 05/02/2026 của …`; empty where its paper has no number.
    pub fn paper(&self) -> String {
        if self.number.is_empty() {
            return String::new();
        }
        document(self.paper_kind(), &self.number, self.date, &self.issuer)
    }

    /// Its name with what tells it from another of the same name: `“Chính quyền số” (12/KH-UBND)`.
    pub fn told_apart(&self) -> String {
        match [&self.number, &self.issuer].into_iter().find(|words| !words.is_empty()) {
            Some(words) => format!("“{}” ({words})", self.name),
            None => format!("“{}”", self.name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_says_thi_dua_is_not_said_twice() {
        for (name, words) in [
            ("Chính quyền số", "phong trào thi đua “Chính quyền số”"),
            ("Thi đua thực hiện thắng lợi nhiệm vụ", "phong trào thi đua thực hiện thắng lợi nhiệm vụ"),
            ("thi đua yêu nước", "phong trào thi đua yêu nước"),
            ("Phong trào xây dựng nông thôn mới", "phong trào xây dựng nông thôn mới"),
            ("Thi đuaX", "phong trào thi đua “Thi đuaX”"),
        ] {
            assert_eq!(called(name), words);
            let known = name_in(&format!("Hưởng ứng {words}")).unwrap();
            assert_eq!(text::fold(&known), text::fold(name), "{words}");
        }
        assert_eq!(name_in("Năm 2026"), None);
    }

    #[test]
    fn a_paper_is_named_by_its_kind() {
        let of = |kind, number: &str| Movement { plan_kind: kind, number: number.to_owned(), ..Movement::default() };
        assert_eq!(of(PlanKind::Directive, "14/CT-UBND").paper(), "Chỉ thị số 14/CT-UBND");
        assert_eq!(of(PlanKind::News, "12/KH-UBND").paper(), "Kế hoạch số 12/KH-UBND");
        assert_eq!(of(PlanKind::Other, "12/ABC").paper(), "Văn bản số 12/ABC");
        assert_eq!(of(PlanKind::Plan, "").paper(), "");
    }

    #[test]
    fn movements_of_one_name_are_told_apart() {
        let of = |number: &str, issuer: &str| Movement {
            name: "Số".to_owned(),
            number: number.to_owned(),
            issuer: issuer.to_owned(),
            ..Movement::default()
        };
        assert_eq!(of("12/KH-UBND", "UBND tỉnh").told_apart(), "“Số” (12/KH-UBND)");
        assert_eq!(of("", "Sở Y tế").told_apart(), "“Số” (Sở Y tế)");
        assert_eq!(of("", "").told_apart(), "“Số”");
    }
}
