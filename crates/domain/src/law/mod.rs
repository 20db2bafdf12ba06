//! The law of emulation and commendation as data: awards, conditions, quotas, votes, money, each with a date and a source,
//! and what follows from it for a subject. The province edits the data; nothing of it is a constant here.
//!
//! `Catalogue::read` takes a catalogue or refuses it with the place that it cannot understand. `assess` answers whether a
//! subject may be proposed, by article, with what is missing and when it could be reached. `tally`, `ceilings`, `bonus`
//! and `deadline` are the arithmetic of councils and funds. All is pure: the same facts give the same answer on any day.

mod anchor;
mod assess;
mod authority;
mod award;
mod bonus;
mod called;
mod cases;
mod catalogue;
mod check;
mod citation;
mod class;
mod collective;
mod condition;
mod contest;
mod correction;
mod council;
mod deadline;
mod diff;
mod discipline;
mod dossier;
mod evaluation;
mod explanation;
mod facts;
mod held;
mod initiative;
mod leaf;
mod lockout;
mod node;
mod order;
mod period;
mod question;
mod quota;
mod read;
mod regime;
mod reward;
mod roadmap;
mod said;
mod service;
mod setting;
mod truth;
mod undated;
mod vocab;
mod vote;
mod window;

pub use assess::{Assessment, Verdict, assess};
pub use authority::{authorities_meant, deciders};
pub use award::{AWARD_TYPES, Award, AwardPeriod, DecidedBy, NameHistory, award_type_name, read_award_type};
pub use bonus::{
    BaseSalary, Bonus, BonusMultiple, BonusRule, GivenAward, PaidAwards, Rounding, bonus, bonus_of_several, dong,
    hundredths,
};
pub use cases::evaluate_cases;
pub use catalogue::{Catalogue, fingerprint};
pub use check::{Finding, FindingCode, check_catalogue_text, findings};
pub use citation::{Cite, LegalText, SourceStatus, TextSource, cited};
pub use class::{CLASSES, class_name};
pub use condition::{Condition, Node, Op, Purpose, StartAfter, WindowRule};
pub use correction::{
    AddedCondition, AddedQuestion, Addition, AmendedValue, Amendment, CitedDocument, Corrected, Correction, Layer,
    ProvincialScope, Rule, RuleField, RulePlace, ValueChoice, ValueKind, add, correct, rule,
};
pub use council::{CouncilRule, QuorumRule};
pub use deadline::{Deadline, DeadlineBasis, DeadlineRule, deadline, deadline_of_batch};
pub use diff::{Change, ChangeKind, differences};
pub use dossier::{Dossier, DossierItem, Ground};
pub use explanation::{Explained, Missing, Wanted};
pub use facts::{
    ClusterResult, CollectiveFigures, CompleteFrom, Discipline, Facts, FormedFrom, Grant, KnownInitiative, Leave,
    MemberDiscipline, Move, MovementResult, Proposal, Span, SubjectFacts, Year,
};
pub use lockout::{Lockout, LockoutEffect};
pub use question::Question;
pub use quota::{Quota, QuotaKind, QuotaRounding, QuotaRule, ceiling};
pub use regime::{Regime, Transition};
pub use reward::{Reward, rewards};
pub use roadmap::Step;
pub use said::Reason;
pub use setting::Setting;
pub use truth::Truth;
pub use vocab::{NamedCode, RankedCode, Scope, Vocabulary};
pub use vote::{Tally, Votes, VotingRule, tally};
