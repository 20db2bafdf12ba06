//! What an examination came to as a paper for signature says it: a condition that is not met as a sentence of its own ("Chưa có ít
//! nhất 70% …: đạt 23/33 người (69,69%)"), what nobody has answered apart from it, and what it rests on.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::assess::Assessment;
use super::explanation::{Explained, Missing, Wanted};
use super::truth::Truth;

/// A reason with the article that it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "AppraisalReason")]
pub struct Reason {
    /// In a sentence without its full stop.
    pub text: String,
    /// Điểm, khoản, điều and the document; empty where there is none.
    pub citation: String,
}

impl Reason {
    /// The reason of a sentence that ends with its article in brackets.
    pub fn read(sentence: &str) -> Self {
        let sentence = sentence.trim();
        let (text, citation) = match sentence.rfind(" (").and_then(|place| sentence.split_at_checked(place)) {
            Some((text, cite)) if cite.ends_with(')') && cite.contains("Điều ") => {
                (text, cite.trim_start_matches(" (").trim_end_matches(')'))
            }
            _ => (sentence, ""),
        };
        Self { text: without_stop(text).to_owned(), citation: citation.to_owned() }
    }
}

impl Assessment {
    /// What keeps it from being met: never what is only not known.
    pub fn failed(&self) -> Vec<Reason> {
        let found = |missing: &Missing| {
            let node = self.explanation.as_ref().and_then(|tree| tree.decided_by(&missing.node_id));
            let text = match node {
                Some(node) => refused(&node.text, &node.sentence),
                None => without_stop(&missing.text).to_owned(),
            };
            Reason { text, citation: missing.citation.clone() }
        };
        self.reasons.iter().map(|reason| Reason::read(reason)).chain(self.missing.iter().map(found)).collect()
    }

    /// What nobody has answered or entered yet.
    pub fn open(&self) -> Vec<Reason> {
        let found = |missing: &Missing| {
            let node = self.explanation.as_ref().and_then(|tree| tree.decided_by(&missing.node_id));
            let text = match node {
                Some(node) if is_confirmation(missing) || node.sentence.is_empty() => &node.text,
                Some(node) => &node.sentence,
                None => &missing.text,
            };
            Reason { text: without_stop(text).to_owned(), citation: missing.citation.clone() }
        };
        self.unknown.iter().map(found).collect()
    }

    /// Whether nothing but answers of a person is missing.
    pub fn awaits_confirmation(&self) -> bool {
        !self.unknown.is_empty() && self.unknown.iter().all(is_confirmation) && self.missing.is_empty()
    }

    /// The standards that it meets, each as it was found; what a person confirmed and what only must not be are left out.
    pub fn grounds(&self) -> Vec<String> {
        let mut found = Vec::new();
        if let Some(tree) = &self.explanation {
            tree.grounds(&mut found);
        }
        found
    }
}

/// Questions that a person answers, and those that ask only that nothing was wrong.
const BESIDE: [&str; 4] = ["attested", "no_discipline", "no_member_disciplined", "employed_months"];

impl Explained {
    fn decided_by(&self, node_id: &str) -> Option<&Self> {
        if self.decides && self.node_id == node_id {
            return Some(self);
        }
        self.parts.iter().find_map(|part| part.decided_by(node_id))
    }

    fn grounds(&self, found: &mut Vec<String>) {
        if self.truth != Truth::Met {
            return;
        }
        match self.op.as_str() {
            "any" => {
                if let Some(met) = self.parts.iter().find(|part| part.truth == Truth::Met) {
                    met.grounds(found);
                }
            }
            _ if self.decides || self.op == "within" => {
                if !BESIDE.contains(&self.op.as_str()) && !self.sentence.is_empty() {
                    found.push(without_need(without_stop(&self.sentence)));
                }
                self.parts.iter().for_each(|part| part.grounds(found));
            }
            _ => self.parts.iter().for_each(|part| part.grounds(found)),
        }
    }
}

fn is_confirmation(missing: &Missing) -> bool {
    missing.wanted.iter().any(|wanted| matches!(wanted, Wanted::Confirmation { .. }))
}

/// Words with which a condition begins that "chưa" can stand before.
const ASKING: [&str; 14] =
    ["Có", "Hoàn", "Đạt", "Được", "Là", "Lập", "Dẫn", "Chấp", "Gương", "Thực", "Tích", "Tiêu", "Tập", "Đã"];

/// Words with which what was found begins that are no names.
const FOUND: [&str; 13] =
    ["Năm", "Có", "Chưa", "Không", "Chuỗi", "Bị", "Chỉ", "Đã", "Đạt", "Xếp", "Làm", "Lần", "Được"];

/// A condition that is not met, as a refusal: what it asks with "chưa", and what was found.
fn refused(asked: &str, found: &str) -> String {
    let asked = asked.replace("SAU ĐÓ", "sau đó").replace("TIẾP THEO", "tiếp theo").replace(" HOẶC ", " hoặc ");
    let asked = without_stop(&asked);
    let found = found_only(asked, without_stop(found));
    let refusal = refusal(asked);
    if found.is_empty() { refusal } else { format!("{refusal}: {found}") }
}

fn refusal(asked: &str) -> String {
    if let Some(what) = asked.strip_prefix("Trong thời gian đó có ") {
        return format!("Trong thời gian đó chưa có {what}");
    }
    if let Some(what) = asked.strip_prefix("Tập thể ").filter(|what| what.starts_with("hoàn thành")) {
        return format!("Tập thể chưa {what}");
    }
    if let Some(what) = asked.strip_prefix("Đã ") {
        return format!("Chưa {what}");
    }
    // It says already who is not looked at.
    if asked.starts_with("Không xét ") {
        return asked.to_owned();
    }
    if asked.starts_with("Không ") {
        return format!("Không đạt điều kiện {}", small(asked));
    }
    let first = asked.split([' ', '/']).next().unwrap_or_default();
    if ASKING.contains(&first) {
        return format!("Chưa {}", small(asked));
    }
    if first.starts_with(|letter: char| letter.is_ascii_digit()) {
        return format!("Chưa đạt {asked}");
    }
    format!("Chưa đạt yêu cầu “{asked}”")
}

/// What was found, without how many it takes where the condition says that already.
fn found_only(asked: &str, found: &str) -> String {
    let found = match found.split_once(", cần ") {
        Some((before, after)) => {
            let needed = after.trim_start_matches("từ ").trim_start_matches("trên ");
            let end = needed.find([' ', ';', ',', '.', ')']).unwrap_or(needed.len());
            let (count, rest) = needed.split_at_checked(end).unwrap_or((needed, ""));
            let rest = [" năm", " tháng"].iter().find_map(|unit| rest.strip_prefix(unit)).unwrap_or(rest);
            if asked.contains(count) { format!("{before}{rest}") } else { found.to_owned() }
        }
        None => found.to_owned(),
    };
    let first = found.split(' ').next().unwrap_or_default();
    if FOUND.contains(&first) { small(&found) } else { found }
}

/// What was found of a condition that is met, without how many it takes.
fn without_need(found: &str) -> String {
    let Some((before, after)) = found.split_once(", cần ") else { return found.to_owned() };
    let end = after.find([';', ',', '(']).unwrap_or(after.len());
    format!("{before}{}", after.get(end..).unwrap_or_default())
}

fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn without_stop(text: &str) -> &str {
    text.trim().trim_end_matches('.').trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_that_is_not_met_is_said_as_a_refusal() {
        for (asked, found, said) in [
            (
                "Có ít nhất 70% cá nhân đạt Lao động tiên tiến.",
                "Đạt 23/33 người (69,69%), cần từ 70%.",
                "Chưa có ít nhất 70% cá nhân đạt Lao động tiên tiến: đạt 23/33 người (69,69%)",
            ),
            (
                "Hoàn thành tốt nhiệm vụ trở lên.",
                "Năm 2026 hoàn thành nhiệm vụ.",
                "Chưa hoàn thành tốt nhiệm vụ trở lên: năm 2026 hoàn thành nhiệm vụ",
            ),
            (
                "Có 03 lần liên tục được tặng Chiến sĩ thi đua cơ sở.",
                "02 lần liên tục Chiến sĩ thi đua cơ sở: 2025–2026, cần 03.",
                "Chưa có 03 lần liên tục được tặng Chiến sĩ thi đua cơ sở: 02 lần liên tục Chiến sĩ thi đua cơ sở: 2025–2026",
            ),
            (
                "Không xét người mới tuyển dụng dưới 06 tháng.",
                "Làm việc từ 02/8/2026: 04 tháng của năm 2026, cần 06.",
                "Không xét người mới tuyển dụng dưới 06 tháng: làm việc từ 02/8/2026: 04 tháng của năm 2026",
            ),
            (
                "Không có cá nhân bị kỷ luật từ cảnh cáo trở lên.",
                "Có 01 cá nhân bị kỷ luật từ cảnh cáo.",
                "Không đạt điều kiện không có cá nhân bị kỷ luật từ cảnh cáo trở lên: có 01 cá nhân bị kỷ luật từ cảnh cáo",
            ),
            ("Tập thể hoàn thành tốt nhiệm vụ trở lên.", "", "Tập thể chưa hoàn thành tốt nhiệm vụ trở lên"),
            ("Nội bộ đoàn kết.", "", "Chưa đạt yêu cầu “Nội bộ đoàn kết”"),
            (
                "Đã được tặng Huân chương Lao động hạng Ba và SAU ĐÓ có liên tục từ 05 năm trở lên.",
                "Chuỗi 2023–2026: 04 năm liên tục hoàn thành tốt nhiệm vụ trở lên, cần từ 05 năm.",
                "Chưa được tặng Huân chương Lao động hạng Ba và sau đó có liên tục từ 05 năm trở lên: chuỗi 2023–2026: 04 năm \
                 liên tục hoàn thành tốt nhiệm vụ trở lên",
            ),
        ] {
            assert_eq!(refused(asked, found), said);
        }
    }

    #[test]
    fn what_is_met_is_said_without_how_many_it_takes() {
        for (found, said) in [
            (
                "Chuỗi 2022–2026: 05 năm liên tục hoàn thành tốt nhiệm vụ trở lên, cần từ 05 năm",
                "Chuỗi 2022–2026: 05 năm liên tục hoàn thành tốt nhiệm vụ trở lên",
            ),
            ("03 lần Chiến sĩ thi đua cơ sở (2022, 2024, 2026)", "03 lần Chiến sĩ thi đua cơ sở (2022, 2024, 2026)"),
            ("Có 03 sáng kiến, cần 02; 01 đã dùng", "Có 03 sáng kiến; 01 đã dùng"),
        ] {
            assert_eq!(without_need(found), said);
        }
    }

    #[test]
    fn the_article_of_a_sentence_is_taken_apart() {
        let reason = |text: &str, citation: &str| Reason { text: text.to_owned(), citation: citation.to_owned() };
        assert_eq!(
            Reason::read("Đang xem xét kỷ luật. (Điều 4 Nghị định 152/2025/NĐ-CP)"),
            reason("Đang xem xét kỷ luật", "Điều 4 Nghị định 152/2025/NĐ-CP")
        );
        assert_eq!(Reason::read("Chưa gắn với hồ sơ nào (xem lại)."), reason("Chưa gắn với hồ sơ nào (xem lại)", ""));
    }
}
