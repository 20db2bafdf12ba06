//! Shares of a batch that plans ask to be looked at: people who work directly, and subjects of difficult areas. What is not
//! known of a subject is counted as not known, never as no.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::number::Exact;
use crate::subject::SubjectKind;

/// Which share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ShareKind {
    /// People who work directly (trực tiếp lao động, sản xuất, công tác), of all people.
    DirectWorkers,
    /// Subjects of vùng sâu, vùng xa, biên giới, hải đảo and other difficult areas, of all subjects.
    DifficultAreas,
}

impl ShareKind {
    /// Both, in the order in which they are shown.
    pub const ALL: [Self; 2] = [Self::DirectWorkers, Self::DifficultAreas];

    /// Whether subjects of a kind are counted.
    pub fn counts(self, kind: SubjectKind) -> bool {
        self == Self::DifficultAreas || kind == SubjectKind::Person
    }

    /// As documents name it.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::DirectWorkers => "Cá nhân trực tiếp lao động, công tác",
            Self::DifficultAreas => {
                "Tập thể, cá nhân, hộ gia đình ở vùng sâu, vùng xa, biên giới, hải đảo, địa bàn khó khăn"
            }
        }
    }

    /// What is counted: `đề nghị cho cá nhân`.
    fn of_what(self) -> &'static str {
        match self {
            Self::DirectWorkers => "đề nghị cho cá nhân",
            Self::DifficultAreas => "đề nghị",
        }
    }
}

/// A share: nominations, a person with two awards twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "CommendationShare")]
pub struct Share {
    /// Which.
    pub kind: ShareKind,
    /// How many it holds for.
    pub yes: u32,
    /// How many it does not hold for.
    pub no: u32,
    /// Of how many nobody has said it.
    pub unknown: u32,
}

impl Share {
    /// Counts answers; none is one that nobody has given.
    pub fn of(kind: ShareKind, answers: impl IntoIterator<Item = Option<bool>>) -> Self {
        let mut share = Self { kind, yes: 0, no: 0, unknown: 0 };
        for answer in answers {
            match answer {
                Some(true) => share.yes += 1,
                Some(false) => share.no += 1,
                None => share.unknown += 1,
            }
        }
        share
    }

    /// How many are known.
    pub fn known(&self) -> u32 {
        self.yes.saturating_add(self.no)
    }

    /// Percent of those that are known, exact; none while nothing is known.
    pub fn percent(&self) -> Option<Exact> {
        Exact::fraction(i64::from(self.yes) * 100, i64::from(self.known()))
    }

    /// `12/15 đề nghị cho cá nhân (80%)`; `12 trong 20 đề nghị cho cá nhân, 05 chưa rõ; tính trên 15 trường hợp đã rõ: 80%`.
    pub fn sentence(&self) -> String {
        let Self { yes, unknown, .. } = self;
        let what = self.kind.of_what();
        match self.percent() {
            None if *unknown == 0 => format!("chưa có {what}"),
            None => format!("chưa tính được: {unknown:02} {what} đều chưa rõ"),
            Some(percent) => {
                let percent = percent.vietnamese(2);
                let known = self.known();
                match unknown {
                    0 => format!("{yes:02}/{known:02} {what} ({percent}%)"),
                    _ => {
                        let all = known.saturating_add(*unknown);
                        format!(
                            "{yes:02} trong {all:02} {what}, {unknown:02} chưa rõ; tính trên {known:02} trường hợp đã rõ: {percent}%"
                        )
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(answers: &[Option<bool>]) -> Share {
        Share::of(ShareKind::DirectWorkers, answers.iter().copied())
    }

    #[test]
    fn what_is_not_known_is_no_no() {
        let all = share(&[Some(true), Some(true), Some(false)]);
        assert_eq!(all.percent(), Exact::fraction(200, 3));
        assert_eq!(all.sentence(), "02/03 đề nghị cho cá nhân (66,67%)");
        let open = share(&[Some(true), None, None]);
        assert_eq!((open.percent(), open.known()), (Some(Exact::from(100)), 1));
        assert_eq!(open.sentence(), "01 trong 03 đề nghị cho cá nhân, 02 chưa rõ; tính trên 01 trường hợp đã rõ: 100%");
    }

    #[test]
    fn nothing_known_is_said_and_no_percent_made_up() {
        assert_eq!(share(&[None, None]).sentence(), "chưa tính được: 02 đề nghị cho cá nhân đều chưa rõ");
        assert_eq!(share(&[]).sentence(), "chưa có đề nghị cho cá nhân");
        assert_eq!(share(&[]).percent(), None);
    }

    #[test]
    fn only_people_work_directly() {
        assert!(!ShareKind::DirectWorkers.counts(SubjectKind::Unit));
        assert!(ShareKind::DifficultAreas.counts(SubjectKind::Household));
    }
}
