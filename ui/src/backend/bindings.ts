// Generated from the commands of the program by `cargo xtask bindings`. Do not edit.
/* eslint-disable */

/**
 * An achievement.
 */
export type Achievement = { 
/**
 * None for one that is being added.
 */
id?: AchievementId, 
/**
 * Mã: imports and the command line name it by this; unique; `TT-2026-0001` when left empty.
 */
code: string, 
/**
 * Whose it is.
 */
subject: Subject, 
/**
 * When it was done; one end alone stands for both. It counts where its last day lies.
 */
period: Period, 
/**
 * The movement that it answers.
 */
movement_id?: MovementId, 
/**
 * Its kind.
 */
kind_id: AchievementKindId, 
/**
 * What was done, in paragraphs.
 */
content: string, 
/**
 * What it measures, in the order of entry.
 */
figures: Array<Figure>, 
/**
 * What recognises it.
 */
recognition: Recognition, 
/**
 * How it was recognised as an initiative; only of a kind that is one.
 */
initiative?: Initiative, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * Which achievement.
 */
export type AchievementChoice = { 
/**
 * Its id.
 */
id: AchievementId, };

/**
 * An achievement with what belongs to it.
 */
export type AchievementDetail = { 
/**
 * The achievement.
 */
achievement: Achievement, 
/**
 * Name of its subject.
 */
subject_name: string, 
/**
 * The files that prove it.
 */
evidence: Array<Evidence>, };

/**
 * Of an achievement (thành tích).
 */
export type AchievementId = string;

/**
 * A kind of achievements: editable data, in the order in which forms offer them.
 */
export type AchievementKind = { 
/**
 * None for one that is being added.
 */
id?: AchievementKindId, 
/**
 * What schemes name it by: `sang_kien`. Unique; made from the name when left empty.
 */
code: string, 
/**
 * `Sáng kiến, đề tài, đề án`.
 */
name: string, 
/**
 * Place in the forms, from 1.
 */
position: number, 
/**
 * Whether its achievements are initiatives, recognised at a scope.
 */
is_initiative: boolean, };

/**
 * Which kind.
 */
export type AchievementKindChoice = { 
/**
 * Its id.
 */
id: AchievementKindId, };

/**
 * Of a kind of achievements.
 */
export type AchievementKindId = string;

/**
 * By what achievements are listed; among equals the latest first, then by code.
 */
export type AchievementOrder = "latest" | "subject" | "kind" | "movement" | "code";

/**
 * A part of the list of achievements.
 */
export type AchievementPage = { 
/**
 * The achievements asked for, the latest first.
 */
items: Array<AchievementRow>, 
/**
 * How many there are in all.
 */
total: number, };

/**
 * An achievement in the list, with the names it refers to.
 */
export type AchievementRow = { 
/**
 * Its id.
 */
id: AchievementId, 
/**
 * Mã.
 */
code: string, 
/**
 * Whose it is.
 */
subject: Subject, 
/**
 * The subject's name.
 */
subject_name: string, 
/**
 * When it was done.
 */
period: Period, 
/**
 * Its kind.
 */
kind_id: AchievementKindId, 
/**
 * The kind's name.
 */
kind_name: string, 
/**
 * The movement it answers.
 */
movement_id: MovementId | null, 
/**
 * The movement's name; empty without one.
 */
movement_name: string, 
/**
 * What was done.
 */
content: string, 
/**
 * Number of the recognising document.
 */
recognition_number: string, 
/**
 * How widely it is recognised, of an initiative.
 */
scope: InitiativeScope | null, 
/**
 * How many figures it has.
 */
figures: number, 
/**
 * How many evidence files prove it.
 */
evidence: number, };

/**
 * How a group makes its score from its children.
 */
export type Aggregate = "sum" | "weighted" | "average" | "max" | "min";

/**
 * Which alias.
 */
export type AliasChoice = { 
/**
 * Its id.
 */
id: AliasId, };

/**
 * Of a name that lists use for a subject.
 */
export type AliasId = string;

/**
 * An alias as lists show it.
 */
export type AliasRow = { 
/**
 * Who is meant.
 */
name: string, 
/**
 * Its id.
 */
id: AliasId, 
/**
 * The name as it was written.
 */
text: string, 
/**
 * Who is meant.
 */
subject: Subject, };

/**
 * One of those whom a question is open for.
 */
export type AskedNominee = { 
/**
 * Who.
 */
subject: Subject, 
/**
 * The name as submitted.
 */
name: string, 
/**
 * The unit as submitted.
 */
unit: string, 
/**
 * Names of the awards whose conditions ask it.
 */
awards: Array<string>, 
/**
 * Whether it has to hold in any case, rather than as one of several ways, for one of these awards.
 */
required: boolean, };

/**
 * One thing that holds: its name and what it is.
 */
export type Aspect = { 
/**
 * "Điểm tối đa".
 */
name: string, 
/**
 * "15".
 */
text: string, };

/**
 * Who does what by when.
 */
export type Assignment = { 
/**
 * Who, as written.
 */
who: string, 
/**
 * The unit meant, when it is one of ours.
 */
unit_id?: UnitId, 
/**
 * What.
 */
task: string, 
/**
 * By when, as written: a date or words.
 */
deadline: string, };

/**
 * An award as the window offers it.
 */
export type AwardChoice = { 
/**
 * Vietnamese names of its loại hình, in the order of `award_types`.
 */
award_type_names: Array<string>, 
/**
 * Whether its entry was checked against the original text.
 */
verified: boolean, 
/**
 * Stable id in the catalogue, `cstd_tinh`.
 */
id: string, 
/**
 * As printed.
 */
name_vi: string, 
/**
 * `danh_hieu_thi_dua`, `hinh_thuc_khen_thuong`…
 */
group: string, 
/**
 * Who can be given it, as the catalogue names the kinds: `ca_nhan`, `tap_the`, `ho_gia_dinh`.
 */
subject_kinds: Array<string>, 
/**
 * Loại hình khen thưởng that it can be given for, `cong_trang` first where it is one of them.
 */
award_types: Array<string>, 
/**
 * Rank among the awards of the State; the order of lists is [`super::order`]'s.
 */
tier: number, 
/**
 * Whether and where its entry was read: `verified_text`, `secondary`, `memory`.
 */
source_status: string, };

/**
 * An award that was given to a subject.
 */
export type AwardGrant = { 
/**
 * None for one that is being added.
 */
id?: GrantId, 
/**
 * Who was given it.
 */
subject: Subject, 
/**
 * Id of the award in the law catalogue.
 */
award: string, 
/**
 * Loại hình khen thưởng, a code of the law catalogue.
 */
award_type: string, 
/**
 * Số, ký hiệu of the decision.
 */
decision_number: string, 
/**
 * Its date; of old decisions perhaps only the year.
 */
decision_date: PartialDate, 
/**
 * Who decided.
 */
authority: string, 
/**
 * The first year of achievement that the decision states.
 */
from_year?: number, 
/**
 * The last one; a school year 2024–2025 is 2025.
 */
to_year?: number, 
/**
 * Reward money that was paid, in đồng.
 */
bonus: number | null, 
/**
 * Whether it holds.
 */
state: GrantState, 
/**
 * Why it was cancelled or revoked: the decision, its date.
 */
reason: string, 
/**
 * Initiatives that served as its ground, so that none serves twice.
 */
initiatives: Array<AchievementId>, 
/**
 * Whether somebody has said that it rests on no initiative.
 */
no_initiative: boolean, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * A backup, as the window lists it.
 */
export type Backup = { 
/**
 * Name of the file.
 */
name: string, 
/**
 * Local time at which it was made, `2026-11-24 08:14`.
 */
made: string, 
/**
 * Kilobytes.
 */
kilobytes: number, 
/**
 * Whether it was looked through and is sound; none when nobody asked.
 */
sound: boolean | null, };

/**
 * Whether to look through each backup.
 */
export type BackupFilter = { 
/**
 * Looks through each: slow for large files.
 */
verify: boolean, };

/**
 * What the status bar says of the last backup.
 */
export type BackupState = { 
/**
 * Local time of the last one, `2026-11-24 08:14`.
 */
last: string | null, 
/**
 * Whether one is being made.
 */
running: boolean, 
/**
 * Why the last attempt failed, in Vietnamese.
 */
failed: string | null, };

/**
 * What a căn cứ is to the plan.
 */
export type BasisRole = "basis" | "carries_out" | "cited";

/**
 * A batch: the nominations of a movement or of a year that are handled together.
 */
export type Batch = { 
/**
 * None for one that is being added.
 */
id?: BatchId, 
/**
 * Short code, unique; made by the program when left empty (`DX-2026-01`).
 */
code: string, 
/**
 * As the lists' title names it: "đề nghị khen thưởng tổng kết năm 2026".
 */
name: string, 
/**
 * The year whose achievements are commended.
 */
year: number, 
/**
 * The movement whose end it rewards.
 */
movement_id?: MovementId, 
/**
 * Loại hình khen thưởng of new lines, a code of the law catalogue.
 */
award_type: string, 
/**
 * The day on which dossiers are received for appraisal: decides the law in force.
 */
received?: PartialDate, 
/**
 * The last day for dossiers: those that come later are marked.
 */
deadline?: PartialDate, 
/**
 * Anything else worth keeping.
 */
note: string, 
/**
 * Open or closed.
 */
state: BatchState, };

/**
 * A batch looked through.
 */
export type BatchCheck = { 
/**
 * Its lines in the order of submission.
 */
items: Array<CheckedLine>, 
/**
 * Verdicts counted.
 */
counts: Array<VerdictCount>, 
/**
 * Lines that may be about one subject.
 */
duplicates: Array<LinesTogether>, 
/**
 * Achievements that may be commended twice.
 */
double_rewards: Array<LinesTogether>, 
/**
 * Ceilings.
 */
quotas: Array<QuotaMeter>, 
/**
 * The badge of the least sure of the lists of documents that its lines are asked for.
 */
dossier_badge: string | null, };

/**
 * Which batch, and what to try with its ceilings.
 */
export type BatchCheckRequest = { 
/**
 * The batch.
 */
id: BatchId, 
/**
 * Other shares in percent, by id of the award.
 */
percents?: { [key in string]?: number }, 
/**
 * Other denominators, by id of the award.
 */
denominators?: { [key in string]?: number }, };

/**
 * Which batch.
 */
export type BatchChoice = { 
/**
 * Its id.
 */
id: BatchId, };

/**
 * A decision on lines of a batch.
 */
export type BatchDecision = { 
/**
 * The batch.
 */
id: BatchId, 
/**
 * Only the lines of these awards, by id or name; all passed ones when absent.
 */
awards?: Array<string>, 
/**
 * Only these of the passed lines.
 */
lines?: Array<NominationId>, 
/**
 * Whether lines are written whose award the one who decides cannot give by the catalogue.
 */
beyond_authority: boolean, 
/**
 * Whether a date of the decision after today was looked at.
 */
date_ahead: boolean, 
/**
 * Số, ký hiệu: `1234/QĐ-UBND`.
 */
number: string, 
/**
 * The day of its signature; the base salary of this day counts.
 */
date?: PartialDate, 
/**
 * Who decided.
 */
authority: string, 
/**
 * What it commends, where it says the same of everybody; the summary of each line otherwise.
 */
content: string, };

/**
 * A batch with its lines in the order of submission.
 */
export type BatchDetail = { 
/**
 * The batch.
 */
batch: BatchSummary, 
/**
 * Its lines.
 */
items: Array<NominationLine>, };

/**
 * Of a batch (đợt xét).
 */
export type BatchId = string;

/**
 * A question that is open.
 */
export type BatchQuestion = { 
/**
 * The key under which it is answered.
 */
key: string, 
/**
 * The year of achievement.
 */
year: number, 
/**
 * As the law says it.
 */
text: string, 
/**
 * Where the law says it.
 */
citation: string, 
/**
 * Whom it is open for, in the order of submission.
 */
nominees: Array<AskedNominee>, };

/**
 * Which batch.
 */
export type BatchQuestionsRequest = { 
/**
 * The batch.
 */
id: BatchId, };

/**
 * A batch to reopen.
 */
export type BatchReopening = { 
/**
 * Its id.
 */
id: BatchId, 
/**
 * Why, at least ten letters.
 */
reason: string, };

/**
 * Whether lines of a batch may still change.
 */
export type BatchState = "open" | "closed";

/**
 * A batch with its lines counted.
 */
export type BatchSummary = { 
/**
 * Lines about units.
 */
units: number, 
/**
 * Lines about people.
 */
people: number, 
/**
 * Lines about households.
 */
households: number, 
/**
 * The law that applies to its dossiers.
 */
regime: RegimeOfBatch | null, 
/**
 * None for one that is being added.
 */
id?: BatchId, 
/**
 * Short code, unique; made by the program when left empty (`DX-2026-01`).
 */
code: string, 
/**
 * As the lists' title names it: "đề nghị khen thưởng tổng kết năm 2026".
 */
name: string, 
/**
 * The year whose achievements are commended.
 */
year: number, 
/**
 * The movement whose end it rewards.
 */
movement_id?: MovementId, 
/**
 * Loại hình khen thưởng of new lines, a code of the law catalogue.
 */
award_type: string, 
/**
 * The day on which dossiers are received for appraisal: decides the law in force.
 */
received?: PartialDate, 
/**
 * The last day for dossiers: those that come later are marked.
 */
deadline?: PartialDate, 
/**
 * Anything else worth keeping.
 */
note: string, 
/**
 * Open or closed.
 */
state: BatchState, };

/**
 * The terms of a batch.
 */
export type BatchTerms = { 
/**
 * The law that applies.
 */
regime: RegimeOfBatch | null, 
/**
 * The last day for dossiers as the catalogue sets it; none where it sets none.
 */
deadline: DeadlineOfBatch | null, };

/**
 * What the terms of a batch follow from.
 */
export type BatchTermsRequest = { 
/**
 * The year of the achievements.
 */
year: number, 
/**
 * The day on which dossiers are received; today where there is none.
 */
received?: PartialDate, 
/**
 * Loại hình khen thưởng, a code of the law catalogue.
 */
award_type: string, 
/**
 * The movement whose end it rewards.
 */
movement_id?: MovementId, };

/**
 * A cap or floor that bound: nothing spills over to another criterion.
 */
export type CapApplied = { 
/**
 * What was reached.
 */
entered: string, 
/**
 * What counts.
 */
allowed: string, 
/**
 * The difference, without sign.
 */
lost: string, };

/**
 * What came of carrying.
 */
export type Carried = { 
/**
 * Evaluations that came to be.
 */
added: number, 
/**
 * Evaluations whose level changed.
 */
changed: number, 
/**
 * Evaluations that only got the note.
 */
noted: number, 
/**
 * Units without an evaluation that none was made for.
 */
left_out: number, };

/**
 * What carrying would do.
 */
export type CarryPreview = { 
/**
 * The year.
 */
year: number, 
/**
 * The units with something to say.
 */
rows: Array<CarryRow>, 
/**
 * How many units of the list have no result yet.
 */
without_result: number, };

/**
 * What to carry.
 */
export type CarryRequest = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * The year; as of [`MovementYear`] when absent.
 */
year?: number, 
/**
 * Units whose evaluation gets a note of the result.
 */
units: Array<UnitId>, 
/**
 * Those of them whose evaluation also takes the result's level over, or comes to be by it.
 */
levels: Array<UnitId>, };

/**
 * A unit with its evaluation before and what could be written.
 */
export type CarryRow = { 
/**
 * How the two meet.
 */
step: CarryStep, 
/**
 * What would stand in the evaluation's note; empty where nothing is known.
 */
sentence: string, 
/**
 * The level that the result suggests, in the words of an evaluation; empty without a result.
 */
suggested_name: string, 
/**
 * Name of the unit.
 */
unit_name: string, 
/**
 * Who heads it today, as printed.
 */
head: string, 
/**
 * The level in words; empty while nobody has said.
 */
level_name: string, 
/**
 * How the unit was evaluated for the year; none while it was not.
 */
evaluation?: EvaluationLevel, 
/**
 * The same in words.
 */
evaluation_name: string, 
/**
 * The unit.
 */
unit_id: UnitId, 
/**
 * The year.
 */
year: number, 
/**
 * How far it did what the movement asks, on the scale of yearly evaluations; none while nobody has said.
 */
level?: EvaluationLevel, 
/**
 * Responsibility of the unit's head for it, as written.
 */
responsibility: string, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * What carrying would do with a unit.
 */
export type CarryStep = "missing" | "same" | "differs" | "carried" | "withdrawn" | "no_result";

/**
 * A ceiling to try.
 */
export type CeilingRequest = { 
/**
 * The batch, whose law counts.
 */
batch: BatchId, 
/**
 * Id of the award.
 */
award: string, 
/**
 * Id of the regime.
 */
regime: string, 
/**
 * What the share is of.
 */
denominator: number, 
/**
 * Another share in percent than the one that holds.
 */
percent?: number, };

/**
 * What a ceiling comes to.
 */
export type CeilingTried = { 
/**
 * The share in percent; none where nothing limits the number.
 */
percent: number | null, 
/**
 * The most there may be; none without a share.
 */
max: number | null, };

/**
 * Which cell.
 */
export type CellChoice = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * The unit.
 */
unit: UnitId, 
/**
 * Code of the criterion.
 */
criterion: string, 
/**
 * Who asks: a stage and, where it has several, its scorer. A blind stage shows others' scores after the own one.
 */
stage?: string, 
/**
 * The scorer who asks.
 */
scorer?: string, };

/**
 * A cell.
 */
export type CellDetail = { 
/**
 * The criterion.
 */
criterion: LeafColumn, 
/**
 * The score that counts, as shown; empty without one.
 */
score: string, 
/**
 * How it came about.
 */
state: CellState, 
/**
 * How it counts when it does not apply.
 */
na: NaMode | null, 
/**
 * Code of the stage that decided; none when fed or missing.
 */
decided_by: string | null, 
/**
 * What each stage said, lowest first.
 */
stages: Array<CellStage>, 
/**
 * What the program found by itself.
 */
fed: Array<FedValue>, 
/**
 * The groups it stands in, innermost first: what they come to, and whether a stage adjusted that.
 */
groups: Array<CellGroup>, 
/**
 * Others of a blind stage scored it; what they gave is left out until the scorer who asks has given their own.
 */
hidden: boolean, 
/**
 * Points were entered without the evidence that the scheme requires.
 */
unproved: boolean, };

/**
 * A cell to enter.
 */
export type CellEntry = { 
/**
 * The unit.
 */
unit: UnitId, 
/**
 * Code of the criterion.
 */
criterion: string, 
/**
 * The field.
 */
field: string, 
/**
 * As typed; empty clears the cell.
 */
value: string, 
/**
 * Who scored, where a stage has several.
 */
scorer: string, 
/**
 * Why; absent: the reason that was given before stays.
 */
reason?: string, };

/**
 * A piece of evidence of a cell.
 */
export type CellEvidence = { 
/**
 * Its id.
 */
id: ScoreEvidenceId, 
/**
 * What it is, in one line.
 */
title: string, 
/**
 * The file, if there is one.
 */
file: CellFile | null, 
/**
 * The achievement, if it is one.
 */
achievement: AchievementId | null, 
/**
 * Who added it.
 */
by: string, 
/**
 * When, RFC 3339 in UTC.
 */
at: string, };

/**
 * A file that is evidence of a cell.
 */
export type CellFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its size in bytes.
 */
size: number, };

/**
 * A group above a cell.
 */
export type CellGroup = { 
/**
 * Code of the group.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its points as they count, as shown.
 */
score: string, 
/**
 * Whether a stage adjusted what its criteria come to.
 */
overridden: boolean, 
/**
 * The adjustment of the stage and scorer who ask.
 */
own: EnteredValue | null, };

/**
 * What a stage said.
 */
export type CellStage = { 
/**
 * Code of the stage.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The score as this stage alone sees it; empty when it said nothing.
 */
score: string, 
/**
 * What was entered.
 */
values: Array<EnteredValue>, 
/**
 * What it gave as evidence, in the order given.
 */
evidence: Array<CellEvidence>, };

/**
 * How a score came about.
 */
export type CellState = "overridden" | "not_applicable" | "entered" | "fed" | "missing" | "refused";

/**
 * What a node of the chain is.
 */
export type ChainKind = "outside" | "above" | "this" | "below" | "unit_plan";

/**
 * A node of the chain.
 */
export type ChainNode = { 
/**
 * What it is.
 */
kind: ChainKind, 
/**
 * The same in words.
 */
kind_name: string, 
/**
 * How far below the top it stands, from 0.
 */
depth: number, 
/**
 * The movement, where the data file has it.
 */
id?: MovementId, 
/**
 * The unit whose plan it is.
 */
unit_id?: UnitId, 
/**
 * Name of the movement, what the document is about, or the unit's name.
 */
name: string, 
/**
 * The document: `Kế hoạch số 46/KH-UBND ngày 28/03/2026 của …`; empty where none is known.
 */
document: string, 
/**
 * How high its issuer stands, in words; empty where nothing is known.
 */
level_name: string, 
/**
 * What it answers beside the movement above it.
 */
also: Array<ChainSource>, 
/**
 * What an outside node is taken from, so that it can become a movement.
 */
source?: OutsideSource, };

/**
 * What a movement answers beside the one above it.
 */
export type ChainSource = { 
/**
 * What is known of it.
 */
source: OutsideSource, 
/**
 * The same in one line.
 */
words: string, };

/**
 * An entity that an operation touched: screens that show it refetch.
 */
export type Change = { 
/**
 * Kind of entity, a glossary name.
 */
entity: string, 
/**
 * Its id.
 */
id: string, };

/**
 * What happened to a criterion or a rule.
 */
export type ChangeKind = "added" | "removed" | "changed";

/**
 * What moved.
 */
export type ChangeReport = { 
/**
 * The units of which something moved, in the display order of the new evaluation; those that left last.
 */
units: Array<UnitChange>, 
/**
 * How many units have another total or percent.
 */
scores: number, 
/**
 * How many have another rank.
 */
ranks: number, 
/**
 * How many have another grade.
 */
grades: number, 
/**
 * "5 đơn vị đổi điểm, 2 đổi hạng, 1 đổi xếp loại".
 */
summary_vi: string, };

/**
 * A line with its verdict.
 */
export type CheckedLine = { 
/**
 * The line.
 */
id: NominationId, 
/**
 * Its place, from 1.
 */
position: number, 
/**
 * The name as submitted.
 */
name: string, 
/**
 * The unit as submitted.
 */
unit: string, 
/**
 * Id of the award.
 */
award: string, 
/**
 * Name of the award.
 */
award_name: string, 
/**
 * The last year of achievement.
 */
ending_year: number, 
/**
 * How far it is.
 */
state: NominationState, 
/**
 * The same in words.
 */
state_name: string, 
/**
 * Why it went back, was turned down or withdrawn; empty otherwise.
 */
reason: string, 
/**
 * The decision that it became a line of the award record by: `12/QĐ-UBND ngày 20/12/2025`; empty before.
 */
decision: string, 
/**
 * Required documents of its dossier that were not received.
 */
dossier_missing: Array<string>, 
/**
 * How many documents of its dossier were received.
 */
dossier_received: number, 
/**
 * The verdict.
 */
verdict: EligibilityVerdict, 
/**
 * The same as documents name it.
 */
verdict_name: string, 
/**
 * The regime that was applied.
 */
regime: string | null, 
/**
 * The condition of the catalogue that was applied.
 */
condition_id: string | null, 
/**
 * What is missing, each with its article.
 */
missing: Array<string>, 
/**
 * What is not known, each with its article.
 */
unknown: Array<string>, 
/**
 * Why it waits or is blocked.
 */
reasons: Array<string>, 
/**
 * What a person should look at.
 */
warnings: Array<string>, 
/**
 * That its dossier came after the last day of its batch, in a sentence; none where it did not.
 */
late: string | null, 
/**
 * The first year for which it could be reached.
 */
earliest_year: number | null, 
/**
 * Whether it is what was appraised, rather than a fresh examination.
 */
appraised: boolean, 
/**
 * Whether the catalogue was changed since it was appraised (quy định đã đổi).
 */
rules_changed: boolean, 
/**
 * What the facts and rules of today say otherwise than the appraisal; none where they say the same, and of a line that
 * is no longer on its way.
 */
differs: VerdictChange | null, };

/**
 * A file chosen in a dialog.
 */
export type ChosenFile = { 
/**
 * Token of `pick.open` or `pick.save`.
 */
token: string, 
/**
 * Who works, when asked in the same breath.
 */
officer?: string, };

/**
 * A cluster of a year.
 */
export type Cluster = { 
/**
 * None for one that is being added.
 */
id?: ClusterId, 
/**
 * Short code, unique in its year; made from the name when left empty.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Cụm or khối.
 */
kind: ClusterKind, 
/**
 * Who organises it; none for one that is being added: as [`ClusterOrganiser::of_office`] tells.
 */
organiser?: ClusterOrganiser, 
/**
 * The year.
 */
year: number, 
/**
 * Its units in the order of the decision.
 */
members: Array<ClusterMember>, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * Which cluster.
 */
export type ClusterChoice = { 
/**
 * Its id.
 */
id: ClusterId, };

/**
 * Clusters of a year to carry into another.
 */
export type ClusterCopy = { 
/**
 * From this year.
 */
from: number, 
/**
 * Into this year.
 */
to: number, };

/**
 * Which clusters.
 */
export type ClusterFilter = { 
/**
 * Of one year.
 */
year?: number, };

/**
 * Of a cluster of a year (cụm, khối thi đua).
 */
export type ClusterId = string;

/**
 * Cụm or khối.
 */
export type ClusterKind = "cluster" | "bloc";

/**
 * A unit in a cluster.
 */
export type ClusterMember = { 
/**
 * The unit.
 */
unit_id: UnitId, 
/**
 * What it does.
 */
role: ClusterRole, };

/**
 * Who organises a cluster. Only a place in one of the province is what the law means by a place in a cluster of the province.
 */
export type ClusterOrganiser = "province" | "central" | "grassroots";

/**
 * What a member does in its cluster that year.
 */
export type ClusterRole = "member" | "leader" | "deputy";

/**
 * Code of a message (scoring model §13, with the additions E-KIND, E-SHARED, W-FIELD, W-GUESS, W-SIGN, I-NA,
 * I-SHARED, I-QUOTA and I-EVIDENCE).
 */
export type Code = "E-TYPE" | "E-NEG" | "E-UNDER" | "E-PARAM" | "E-CODE" | "E-KIND" | "E-NOTARGET" | "E-DIV" | "E-TREE" | "E-SHARED" | "W-OVER" | "W-OVERCLAIM" | "W-NOBONUS" | "W-UNIT" | "W-FRACTION" | "W-DIV0" | "W-BAND" | "W-SUM" | "W-FIELD" | "W-GUESS" | "W-SIGN" | "W-MIXED" | "W-RANKBASE" | "W-DECLARED" | "W-OVERRIDE-CAP" | "W-PARTIAL" | "I-NOCAP" | "I-LATE" | "I-RECALC" | "I-NA" | "I-SHARED" | "I-QUOTA" | "I-EVIDENCE";

/**
 * Which figures.
 */
export type CollectiveChoice = { 
/**
 * Their id.
 */
id: CollectiveYearId, };

/**
 * Which figures. What is absent limits nothing.
 */
export type CollectiveFilter = { 
/**
 * Of a unit.
 */
unit?: UnitId, 
/**
 * Of a year.
 */
year?: number, };

/**
 * The figures of a unit as lists show them.
 */
export type CollectiveRow = { 
/**
 * Name of the unit.
 */
unit_name: string, 
/**
 * None for one that is being added.
 */
id?: CollectiveYearId, 
/**
 * The unit.
 */
unit_id: UnitId, 
/**
 * The year.
 */
year: number, 
/**
 * Members that count.
 */
members?: number, 
/**
 * Those with Lao động tiên tiến.
 */
ldtt?: number, 
/**
 * Those with Chiến sĩ thi đua cơ sở.
 */
cstd_co_so?: number, 
/**
 * Those that completed their tasks.
 */
completed?: number, 
/**
 * Sanctions of members, empty when nobody was; none while it is not known whether anybody was.
 */
disciplined?: Array<MemberSanction>, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * The figures of a unit for a year; what nobody has counted stays unknown.
 */
export type CollectiveYear = { 
/**
 * None for one that is being added.
 */
id?: CollectiveYearId, 
/**
 * The unit.
 */
unit_id: UnitId, 
/**
 * The year.
 */
year: number, 
/**
 * Members that count.
 */
members?: number, 
/**
 * Those with Lao động tiên tiến.
 */
ldtt?: number, 
/**
 * Those with Chiến sĩ thi đua cơ sở.
 */
cstd_co_so?: number, 
/**
 * Those that completed their tasks.
 */
completed?: number, 
/**
 * Sanctions of members, empty when nobody was; none while it is not known whether anybody was.
 */
disciplined?: Array<MemberSanction>, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * Of a collective's figures for a year.
 */
export type CollectiveYearId = string;

/**
 * How several scorers of a stage make one score; exact, before precedence.
 */
export type Combine = "single" | "mean" | "median" | "trimmed_mean";

/**
 * Somebody who may be commended.
 */
export type CommendCandidate = { 
/**
 * Who.
 */
subject: Subject, 
/**
 * Name, a person's with xưng hô.
 */
name: string, 
/**
 * Title and unit, or the unit above.
 */
place: string, 
/**
 * What speaks for it, a sentence each.
 */
reasons: Array<string>, 
/**
 * Whether it is meant at first: it did excellently, or is an exemplar that nobody has commended.
 */
suggested: boolean, 
/**
 * Batches of the movement that it stands in already.
 */
batches: Array<string>, };

/**
 * Who may be commended for a movement.
 */
export type CommendCandidates = { 
/**
 * The year.
 */
year: number, 
/**
 * Units by level and rank, then models and exemplars.
 */
items: Array<CommendCandidate>, 
/**
 * Name that a new batch would get.
 */
batch_name: string, };

/**
 * Loại hình of the commendation of a movement, by the codes of the law catalogue.
 */
export type CommendKind = "phong_trao" | "dot_xuat";

/**
 * Whom to nominate for what.
 */
export type CommendRequest = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * The year; as of [`MovementYear`] when absent.
 */
year?: number, 
/**
 * The batch, one of the movement; a new one is opened when absent.
 */
batch?: BatchId, 
/**
 * Name of a new batch; made by the program when empty.
 */
name: string, 
/**
 * Loại hình.
 */
kind: CommendKind, 
/**
 * The award of units: id or name. Needed where a unit is nominated.
 */
unit_award: string, 
/**
 * The award of people.
 */
person_award: string, 
/**
 * The award of households.
 */
household_award: string, 
/**
 * Who, in the order of the lines.
 */
subjects: Array<Subject>, };

/**
 * Whose shares.
 */
export type CommendShares = { 
/**
 * Who would be commended.
 */
subjects: Array<Subject>, };

/**
 * What came of it.
 */
export type Commended = { 
/**
 * The batch.
 */
batch: BatchId, 
/**
 * The new lines.
 */
added: Array<NominationId>, 
/**
 * Names of those who stood in the batch already.
 */
already: Array<string>, };

/**
 * Which form of a value ranks and grades compare (scoring model N4).
 */
export type Compare = "rounded" | "exact";

/**
 * An answer to a question of the law catalogue.
 */
export type Confirmation = { 
/**
 * None for one that is being added.
 */
id?: ConfirmationId, 
/**
 * Whom it is about.
 */
subject: Subject, 
/**
 * The year of achievement.
 */
year: number, 
/**
 * What is asked: a key of the catalogue, `*` for everything else.
 */
key: string, 
/**
 * Whether it holds.
 */
holds: boolean, 
/**
 * What it rests on.
 */
evidence: string, 
/**
 * The officer who answered; written by the program.
 */
by: string, 
/**
 * When, RFC 3339 in UTC; written by the program.
 */
at: string, };

/**
 * Which confirmation.
 */
export type ConfirmationChoice = { 
/**
 * Its id.
 */
id: ConfirmationId, };

/**
 * Which confirmations. What is absent limits nothing.
 */
export type ConfirmationFilter = { 
/**
 * Of a subject.
 */
subject?: Subject, 
/**
 * Of a year.
 */
year?: number, };

/**
 * Of an answer to a question of the law (xác nhận).
 */
export type ConfirmationId = string;

/**
 * A confirmation as lists show it.
 */
export type ConfirmationRow = { 
/**
 * Name of whom it is about.
 */
subject_name: string, 
/**
 * The question as the law says it.
 */
question: string, 
/**
 * The answer in words.
 */
answer: string, 
/**
 * None for one that is being added.
 */
id?: ConfirmationId, 
/**
 * Whom it is about.
 */
subject: Subject, 
/**
 * The year of achievement.
 */
year: number, 
/**
 * What is asked: a key of the catalogue, `*` for everything else.
 */
key: string, 
/**
 * Whether it holds.
 */
holds: boolean, 
/**
 * What it rests on.
 */
evidence: string, 
/**
 * The officer who answered; written by the program.
 */
by: string, 
/**
 * When, RFC 3339 in UTC; written by the program.
 */
at: string, };

/**
 * Answers given together.
 */
export type ConfirmationsInput = { 
/**
 * The answers; one that a subject, a year and a question have already is replaced.
 */
items: Array<Confirmation>, };

/**
 * A node of the tree: a group when it has children, otherwise a leaf that is scored.
 */
export type Criterion = { 
/**
 * Code, unique in the scheme; capitals and small letters are the same.
 */
code: string, 
/**
 * The code as printed on paper, which may repeat.
 */
raw_code?: string, 
/**
 * Its name as printed.
 */
name_vi: string, 
/**
 * What its points do; stated at the top level, inherited below. Nothing stated: base.
 */
role?: Role, 
/**
 * How a group makes its score from its children.
 */
aggregate?: Aggregate, 
/**
 * Weight within a `weighted` parent, a share of 1.
 */
weight?: string, 
/**
 * Points when fully met (điểm tối đa). In a deduction, the most points that can be taken off.
 */
max?: string, 
/**
 * The least score of a leaf; 0 if not stated.
 */
min?: string, 
/**
 * Upper limit (trần) of the score; in a deduction, of the points taken off.
 */
cap?: string, 
/**
 * Lower limit (sàn) of a group's score.
 */
floor?: string, 
/**
 * The children's maxima need not add up to this group's maximum, which is then its scale.
 */
max_differs?: boolean, 
/**
 * Kind of a leaf: `direct`, `binary`, `ratio`, `band`, `count` and the others of the README.
 */
kind?: string, 
/**
 * Parameters of the kind, documented with it.
 */
params: Record<string, unknown> | undefined, 
/**
 * The fields that are entered, with their units of measure and sources.
 */
inputs?: Array<CriterionInput>, 
/**
 * Fields that are computed from other fields before the rule sees them.
 */
derived?: Array<Derivation>, 
/**
 * How this leaf counts when it does not apply.
 */
na_mode?: NaMode, 
/**
 * When this leaf does not apply by itself.
 */
na_when?: Array<NaWhen>, 
/**
 * How this leaf counts when nothing was entered.
 */
missing?: Missing, 
/**
 * Whether an entry needs evidence.
 */
evidence?: EvidenceRule, 
/**
 * The documents that count as evidence ("căn cứ chấm điểm").
 */
evidence_docs?: Array<string>, 
/**
 * The printed rule, shown beside the field; the whole rule of a leaf scored by hand.
 */
guide_vi?: string, 
/**
 * What the program guessed of the printed row, in Vietnamese, until an officer confirms or changes it.
 */
guess_vi?: string, 
/**
 * Decimal places of this leaf's score, instead of the scheme's `rounding.leaf`.
 */
decimals?: number, 
/**
 * An override may exceed the maximum; it is then reported.
 */
allow_over_cap?: boolean, 
/**
 * The criteria of a group, in printed order.
 */
children?: Array<Criterion>, };

/**
 * An example of a criterion.
 */
export type CriterionExample = { 
/**
 * What is entered, with the values of the example.
 */
fields: Array<ExampleField>, 
/**
 * What the other units of the cluster are taken to have, in Vietnamese; empty where units are not compared.
 */
others: Array<string>, 
/**
 * The points; none when the values give none.
 */
points: string | null, 
/**
 * Why, in Vietnamese.
 */
text: string, };

/**
 * A field of a leaf that is entered or fed.
 */
export type CriterionInput = { 
/**
 * `T`, `A`, `value`, `achieved`, `n` or the id of an item.
 */
field: string, 
/**
 * What it is called beside the field; otherwise the kind's own name for it.
 */
name_vi?: string, 
/**
 * Unit of measure: `hộ`, `%`, `vụ`.
 */
unit?: string, 
/**
 * A number below 0 is allowed.
 */
allow_negative?: boolean, 
/**
 * Where the program takes the value from by itself.
 */
from?: Source, };

/**
 * A criterion or a group in words.
 */
export type CriterionWords = { 
/**
 * Code.
 */
code: string, 
/**
 * Name.
 */
name_vi: string, 
/**
 * How many groups stand above it.
 */
depth: number, 
/**
 * What holds for it.
 */
aspects: Array<Aspect>, };

/**
 * The last day for dossiers as the catalogue sets it.
 */
export type DeadlineOfBatch = { 
/**
 * The day.
 */
day: PartialDate, 
/**
 * The rule in words.
 */
text: string, 
/**
 * Where it says so.
 */
citation: string, 
/**
 * The badge of a rule that was not checked against the original text.
 */
badge: string | null, };

/**
 * A line with what the decision makes of it.
 */
export type DecidedLine = { 
/**
 * The line.
 */
id: NominationId, 
/**
 * Its place, from 1.
 */
position: number, 
/**
 * The name as submitted.
 */
name: string, 
/**
 * The unit as submitted.
 */
unit: string, 
/**
 * Id of the award.
 */
award: string, 
/**
 * Name of the award.
 */
award_name: string, 
/**
 * The years of achievement: `2023–2025`; empty while no record is matched.
 */
years: string, 
/**
 * Reward money in đồng; none where the catalogue has none.
 */
bonus: number | null, 
/**
 * What becomes of it.
 */
outcome: DecisionOutcome, 
/**
 * The same in words.
 */
outcome_name: string, 
/**
 * Why it is left out, what stands against it by the facts of today, or why its money is what it is.
 */
why: string, 
/**
 * Whether it is written although it is not eligible, or not surely, by the facts of today.
 */
doubtful: boolean, 
/**
 * Codes of the initiatives that it rests on and that are noted with it, so that none serves twice.
 */
initiatives: Array<string>, };

/**
 * What becomes of a line.
 */
export type DecisionOutcome = "granted" | "known" | "unmatched" | "held" | "of_another";

/**
 * What a decision comes to.
 */
export type DecisionResult = { 
/**
 * The lines that it concerns, in the order of submission.
 */
items: Array<DecidedLine>, 
/**
 * How many are written into the award record.
 */
granted: number, 
/**
 * How many stand there already.
 */
known: number, 
/**
 * How many are left out.
 */
left_out: number, 
/**
 * How many are for another authority to decide, each in words: `Thủ tướng Chính phủ: 02 dòng`; those that are written
 * all the same too.
 */
of_others: Array<string>, 
/**
 * Whether the date of the decision is after today.
 */
is_ahead: boolean, 
/**
 * How many are written although they are not eligible, or not surely, by the facts of today.
 */
doubtful: number, 
/**
 * Reward money of those that are written, in đồng.
 */
total: number, 
/**
 * Who decides these awards as the catalogue has it, to choose from.
 */
authorities: Array<string>, };

/**
 * A total printed on the paper of a stage.
 */
export type DeclaredTotal = { 
/**
 * Code of the stage.
 */
stage: string, 
/**
 * The total, as a decimal.
 */
total: string, };

/**
 * What became of it.
 */
export type Delivered = { 
/**
 * In Vietnamese, for the officer.
 */
message: string, };

/**
 * A field that is computed from other fields of the leaf.
 */
export type Derivation = { 
/**
 * The field that is computed, of the leaf's kind; what is entered there comes first.
 */
field: string, 
/**
 * How.
 */
by: DerivedBy, 
/**
 * The fields it is computed from; names of the scheme's own choice.
 */
of: Array<string>, };

/**
 * How a field is computed from others.
 */
export type DerivedBy = "sum" | "rate" | "per_head" | "average" | "last";

/**
 * A scheme in words.
 */
export type Description = { 
/**
 * The rules of the scheme as a whole.
 */
rules: Array<Aspect>, 
/**
 * Its criteria and groups, in printed order.
 */
criteria: Array<CriterionWords>, };

/**
 * Which one.
 */
export type DisciplineChoice = { 
/**
 * Its id.
 */
id: DisciplineId, };

/**
 * Which of them.
 */
export type DisciplineFilter = { 
/**
 * Of a subject.
 */
subject?: Subject, };

/**
 * A form of discipline.
 */
export type DisciplineForm = { 
/**
 * As the law's catalogue names it: `khien_trach`.
 */
id: string, 
/**
 * As printed.
 */
name: string, };

/**
 * Of a sanction or a matter that is being looked into (kỷ luật).
 */
export type DisciplineId = string;

/**
 * A sanction, or a matter that is being looked into.
 */
export type DisciplineRecord = { 
/**
 * None for one that is being added.
 */
id?: DisciplineId, 
/**
 * Whom it is about.
 */
subject: Subject, 
/**
 * Form of the law catalogue (`khien_trach`); none while it is being looked into.
 */
form?: string, 
/**
 * The day of its decision; of a matter that is being looked into, the day since which it is.
 */
decided: PartialDate, 
/**
 * The last day on which it is served; of a matter, the day on which it was closed. None while it lasts.
 */
until?: PartialDate, 
/**
 * The document that says so.
 */
document: string, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * A sanction or a matter as lists show it.
 */
export type DisciplineRow = { 
/**
 * Name of whom it is about.
 */
subject_name: string, 
/**
 * The form in words; "Đang xem xét" of a matter that is being looked into.
 */
form_name: string, 
/**
 * The date as printed.
 */
decided_on: string, 
/**
 * None for one that is being added.
 */
id?: DisciplineId, 
/**
 * Whom it is about.
 */
subject: Subject, 
/**
 * Form of the law catalogue (`khien_trach`); none while it is being looked into.
 */
form?: string, 
/**
 * The day of its decision; of a matter that is being looked into, the day since which it is.
 */
decided: PartialDate, 
/**
 * The last day on which it is served; of a matter, the day on which it was closed. None while it lasts.
 */
until?: PartialDate, 
/**
 * The document that says so.
 */
document: string, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * A document in the list of documents.
 */
export type DocumentName = { 
/**
 * Stable name.
 */
name: string, 
/**
 * Vietnamese name.
 */
title: string, 
/**
 * What it is printed from.
 */
source: PrintSource, };

/**
 * A document of a dossier.
 */
export type DossierDocument = { 
/**
 * Its id in the catalogue's list.
 */
id: string, 
/**
 * As printed.
 */
name: string, 
/**
 * Whether the dossier is incomplete without it.
 */
required: boolean, 
/**
 * The form that the decree gives for it; empty without one.
 */
form: string, 
/**
 * When it is needed, or what it may be.
 */
about: string, 
/**
 * Whether it was received.
 */
has: boolean, 
/**
 * The day on which it came, where that is noted.
 */
received: PartialDate | null, 
/**
 * What was noted of it.
 */
note: string, };

/**
 * Documents that were received, or not after all.
 */
export type DossierTick = { 
/**
 * The lines, of one batch.
 */
ids: Array<NominationId>, 
/**
 * Ids of the documents in the catalogue's lists; a line gets those that its own list has.
 */
items: Array<string>, 
/**
 * Whether they were received.
 */
has: boolean, 
/**
 * The day on which they came, where that is noted.
 */
received?: PartialDate, 
/**
 * Anything else to be noted of them.
 */
note: string, };

/**
 * The lines whose documents are ticked together.
 */
export type DossiersChoice = { 
/**
 * The lines, of one batch.
 */
ids: Array<NominationId>, };

/**
 * A draft of a form.
 */
export type Draft = { 
/**
 * Which form: `unit:<id>`, `movement:new`.
 */
key: string, 
/**
 * What is in it.
 */
content: unknown, };

/**
 * Which draft.
 */
export type DraftChoice = { 
/**
 * Which form.
 */
key: string, };

/**
 * How many lines of an award there are.
 */
export type EarlierAward = { 
/**
 * Id of the award.
 */
award: string, 
/**
 * Its name.
 */
name: string, 
/**
 * How many lines.
 */
count: number, };

/**
 * What filling a batch from an earlier one would bring.
 */
export type EarlierFillPreview = { 
/**
 * The batch that lines come from.
 */
from: BatchId, 
/**
 * Its name.
 */
from_name: string, 
/**
 * Awards of its lines, in the order of submission.
 */
awards: Array<EarlierAward>, 
/**
 * Its lines for the awards that were asked for, in the order of submission.
 */
items: Array<EarlierLine>, };

/**
 * What to fill a batch with.
 */
export type EarlierFillRequest = { 
/**
 * The batch.
 */
batch: BatchId, 
/**
 * The batch that lines come from; that of the year before when absent.
 */
from?: BatchId, 
/**
 * Only lines for these awards, by id or name; all when absent.
 */
awards?: Array<string>, 
/**
 * Only these lines, whatever became of them; when absent those that were neither withdrawn nor turned down.
 */
lines?: Array<NominationId>, };

/**
 * A line of the earlier batch, with what would become of it.
 */
export type EarlierLine = { 
/**
 * The line.
 */
id: NominationId, 
/**
 * The name that the new line gets.
 */
name: string, 
/**
 * The unit that the new line gets.
 */
unit: string, 
/**
 * Id of the award.
 */
award: string, 
/**
 * Name of the award.
 */
award_name: string, 
/**
 * What became of it: "Đã quyết định".
 */
state_name: string, 
/**
 * It was neither withdrawn nor turned down.
 */
counts: boolean, 
/**
 * It stands in the batch already, with the same award.
 */
already: boolean, 
/**
 * Why it cannot come along, in Vietnamese; empty when it can.
 */
left_out: string, };

/**
 * The answer with what it is about.
 */
export type Eligibility = { 
/**
 * Who.
 */
subject: Subject, 
/**
 * Name of the subject.
 */
subject_name: string, 
/**
 * Id of the award.
 */
award: string, 
/**
 * Name of the award.
 */
award_name: string, 
/**
 * Loại hình khen thưởng.
 */
award_type: string, 
/**
 * The last year of achievement.
 */
ending_year: number, 
/**
 * The day on which the dossier was received.
 */
received: PartialDate | null, 
/**
 * The day of the examination.
 */
evaluated_on: PartialDate, 
/**
 * Name of the regime that was applied.
 */
regime_name: string | null, 
/**
 * What it comes to.
 */
verdict: EligibilityVerdict, 
/**
 * The same as documents name it.
 */
verdict_name: string, 
/**
 * The regime that was applied.
 */
regime: string | null, 
/**
 * The condition of the catalogue that was applied; none where it has none.
 */
condition_id: string | null, 
/**
 * Conditions that are not met.
 */
missing: Array<MissingCondition>, 
/**
 * Conditions that are not known.
 */
unknown: Array<MissingCondition>, 
/**
 * The first year for which it could be reached; none when no year can be named.
 */
earliest_year: number | null, 
/**
 * What the years until then have to bring.
 */
roadmap: Array<RoadmapStep>, 
/**
 * What could bring that year nearer: awards of years before the record is complete, which nobody knows of. None where
 * nothing could.
 */
sooner: string | null, 
/**
 * Why it waits or is blocked, in sentences with their article.
 */
reasons: Array<string>, 
/**
 * Assumptions and what a person should look at.
 */
warnings: Array<string>, 
/**
 * The least sure of the rules that were applied.
 */
worst_source_status: string | null, 
/**
 * The whole tree.
 */
explanation: ExplainedCondition | null, };

/**
 * Everybody of a unit beside every award.
 */
export type EligibilityMatrix = { 
/**
 * Name of the unit.
 */
unit_name: string, 
/**
 * What stands in the rows.
 */
kind: SubjectKind, 
/**
 * The last year of achievement.
 */
year: number, 
/**
 * The day on which dossiers are received.
 */
received: PartialDate, 
/**
 * Name of the regime that applies.
 */
regime_name: string, 
/**
 * The badge of the least sure of the rules that were applied; none where all were checked against the original text.
 */
badge: string | null, 
/**
 * From the lowest up.
 */
awards: Array<MatrixAward>, 
/**
 * By unit, people by their given names.
 */
items: Array<MatrixRow>, };

/**
 * What is asked.
 */
export type EligibilityRequest = { 
/**
 * Who.
 */
subject: Subject, 
/**
 * The award: id or name.
 */
award: string, 
/**
 * Loại hình khen thưởng: code or name; công trạng when absent.
 */
award_type?: string, 
/**
 * The last year of achievement.
 */
year: number, 
/**
 * The day on which the dossier was received for appraisal.
 */
received?: PartialDate, 
/**
 * The day of the examination; today when absent.
 */
evaluated?: PartialDate, };

/**
 * What an examination comes to. The codes are the catalogue's.
 */
export type EligibilityVerdict = "du" | "khong_du" | "can_xac_nhan" | "tam_dung" | "chan";

/**
 * An entered value.
 */
export type EnteredValue = { 
/**
 * The field, `na`, `override` or `score`.
 */
field: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * As shown and as typed.
 */
text: string, 
/**
 * Who scored, where a stage has several.
 */
scorer: string, 
/**
 * Why; empty when none was given.
 */
reason: string, 
/**
 * Who entered it.
 */
by: string, 
/**
 * When, RFC 3339 in UTC.
 */
at: string, };

/**
 * Cells to enter at a stage, all or none.
 */
export type Entries = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * Code of the stage.
 */
stage: string, 
/**
 * The cells.
 */
cells: Array<CellEntry>, };

/**
 * Who entered a value, when, why and on what grounds; shown in explanations, never computed with.
 */
export type EntryOrigin = { 
/**
 * Name of the person who entered it.
 */
by: string | null, 
/**
 * When, as shown.
 */
at: string | null, 
/**
 * Why it was changed or does not apply.
 */
reason: string | null, 
/**
 * Number of the document behind an override.
 */
document: string | null, 
/**
 * Evidence behind it.
 */
evidence: Array<EvidenceRef>, 
/**
 * Of a fed value: the source in words ("2 sáng kiến trong năm 2026").
 */
source: string | null, 
/**
 * Of a fed value: ids of the rows it was taken from.
 */
source_ids: Array<string>, 
/**
 * What people call these rows, in the same order; fewer when they have no name.
 */
source_names: Array<string>, };

/**
 * What entering cells would do.
 */
export type EntryPreview = { 
/**
 * How many leave what is stored as it is.
 */
unchanged: number, 
/**
 * Those that would not be taken.
 */
refused: Array<EntryRefusal>, };

/**
 * A cell that is not taken.
 */
export type EntryRefusal = { 
/**
 * Its place among those sent, from 0.
 */
cell: number, 
/**
 * Why.
 */
failure: Failure, };

/**
 * Results of all units that are compared.
 */
export type Evaluation = { 
/**
 * Identity of the scheme that it was computed by; empty where it has none.
 */
scheme: string, 
/**
 * Version of the scheme.
 */
scheme_version: number, 
/**
 * In display order: by rank, units without rank last.
 */
units: Array<UnitResult>, 
/**
 * Everything to be known, with complete sentences.
 */
warnings: Array<Finding>, 
/**
 * Whether the ranking may still change (tạm tính).
 */
provisional: boolean, };

/**
 * Which evaluation.
 */
export type EvaluationChoice = { 
/**
 * Its id.
 */
id: EvaluationId, };

/**
 * Which evaluations.
 */
export type EvaluationFilter = { 
/**
 * Of one year.
 */
year?: number, };

/**
 * Of a yearly evaluation (xếp loại).
 */
export type EvaluationId = string;

/**
 * How a year was evaluated, by the codes of the law catalogue, the lowest first.
 */
export type EvaluationLevel = "KHT" | "HT" | "HTT" | "HTXS";

/**
 * An evaluation with the name of who was evaluated.
 */
export type EvaluationRow = { 
/**
 * The subject's name.
 */
name: string, 
/**
 * The level as documents name it.
 */
level_name: string, 
/**
 * Of a unit: what it came to in the movements of the year, as it stands there.
 */
movements: Array<MovementOutcome>, 
/**
 * None for one that is being added.
 */
id?: EvaluationId, 
/**
 * The unit or the person.
 */
subject: Subject, 
/**
 * The year.
 */
year: number, 
/**
 * How it was evaluated.
 */
level: EvaluationLevel, 
/**
 * The document that says so.
 */
document: string, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * An event.
 */
export type Event = { 
/**
 * Number in the list.
 */
id: number, 
/**
 * When, RFC 3339 in UTC.
 */
at: string, 
/**
 * Who worked.
 */
actor: string, 
/**
 * Code of what happened, `undo.refused`.
 */
kind: string, 
/**
 * What it happened to, for people.
 */
label: string, 
/**
 * More, for programs.
 */
details: unknown, };

/**
 * A file that proves an achievement; its content lies in the data file under its checksum.
 */
export type Evidence = { 
/**
 * Its id.
 */
id: EvidenceId, 
/**
 * What it proves.
 */
achievement_id: AchievementId, 
/**
 * Name of the file.
 */
name: string, 
/**
 * SHA-256 of its content, in hexadecimal.
 */
sha256: string, 
/**
 * Its size in bytes.
 */
size: number, 
/**
 * What it is, in the officer's words.
 */
note: string, };

/**
 * Which evidence file.
 */
export type EvidenceChoice = { 
/**
 * Its id.
 */
id: EvidenceId, };

/**
 * Where a file goes.
 */
export type EvidenceCopy = { 
/**
 * Its id.
 */
id: EvidenceId, 
/**
 * Token of `pick.save`.
 */
token: string, };

/**
 * Of an evidence file of an achievement (minh chứng).
 */
export type EvidenceId = string;

/**
 * A piece of evidence, by id and name.
 */
export type EvidenceRef = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name as shown.
 */
name: string, };

/**
 * Whether an entry needs evidence (minh chứng).
 */
export type EvidenceRule = "none" | "optional" | "required";

/**
 * A file to add.
 */
export type EvidenceToAdd = { 
/**
 * What it proves.
 */
achievement: AchievementId, 
/**
 * Token of `pick.open`.
 */
token: string, 
/**
 * What it is, in the officer's words.
 */
note: string, };

/**
 * New words about a file.
 */
export type EvidenceWords = { 
/**
 * Its id.
 */
id: EvidenceId, 
/**
 * Its name.
 */
name: string, 
/**
 * What it is, in the officer's words.
 */
note: string, };

/**
 * A field of an example.
 */
export type ExampleField = { 
/**
 * The field, and how it is typed.
 */
column: FieldColumn, 
/**
 * Its value, as typed.
 */
value: string, };

/**
 * A criterion of a scheme that is being edited, and the numbers of its example.
 */
export type ExampleRequest = { 
/**
 * The scheme's JSON, ready or not.
 */
body: string, 
/**
 * Code of the criterion.
 */
criterion: string, 
/**
 * Values by field, as typed; what is not given the program makes up.
 */
values: { [key in string]?: string }, };

/**
 * A new model or an exemplar.
 */
export type Exemplar = { 
/**
 * None for one that is being added.
 */
id?: ExemplarId, 
/**
 * The movement.
 */
movement_id: MovementId, 
/**
 * Its kind.
 */
kind: ExemplarKind, 
/**
 * Name of the model, or what the exemplar did.
 */
name: string, 
/**
 * Whose it is: a unit, a person or a household; none when it is not known or several share it.
 */
subject?: Subject, 
/**
 * When it was found (phát hiện).
 */
found?: PartialDate, 
/**
 * What it is and what came of it.
 */
description: string, 
/**
 * When it was spread (nhân rộng, tuyên truyền).
 */
spread?: PartialDate, 
/**
 * Where and how it was spread.
 */
spread_how: string, 
/**
 * When it was commended.
 */
commended?: PartialDate, 
/**
 * With what: `Giấy khen, Quyết định số 12/QĐ-SNV`.
 */
commendation: string, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * Which model or exemplar.
 */
export type ExemplarChoice = { 
/**
 * Its id.
 */
id: ExemplarId, };

/**
 * Of a new model or exemplar of a movement (mô hình mới, điển hình tiên tiến).
 */
export type ExemplarId = string;

/**
 * What kind of example it is.
 */
export type ExemplarKind = "model" | "exemplar";

/**
 * A model or exemplar with the name of whose it is and how far it has come.
 */
export type ExemplarRow = { 
/**
 * Its kind in words.
 */
kind_name: string, 
/**
 * Name of whose it is; empty when nobody's.
 */
subject_name: string, 
/**
 * How far it has come.
 */
state: ExemplarState, 
/**
 * The same in words.
 */
state_name: string, 
/**
 * None for one that is being added.
 */
id?: ExemplarId, 
/**
 * The movement.
 */
movement_id: MovementId, 
/**
 * Its kind.
 */
kind: ExemplarKind, 
/**
 * Name of the model, or what the exemplar did.
 */
name: string, 
/**
 * Whose it is: a unit, a person or a household; none when it is not known or several share it.
 */
subject?: Subject, 
/**
 * When it was found (phát hiện).
 */
found?: PartialDate, 
/**
 * What it is and what came of it.
 */
description: string, 
/**
 * When it was spread (nhân rộng, tuyên truyền).
 */
spread?: PartialDate, 
/**
 * Where and how it was spread.
 */
spread_how: string, 
/**
 * When it was commended.
 */
commended?: PartialDate, 
/**
 * With what: `Giấy khen, Quyết định số 12/QĐ-SNV`.
 */
commendation: string, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * How far an example has come.
 */
export type ExemplarState = "found" | "described" | "spread" | "commended";

/**
 * A condition with what was found.
 */
export type ExplainedCondition = { 
/**
 * Its place in the tree: `n.2.1`.
 */
node_id: string, 
/**
 * What it asks, as the catalogue names it.
 */
op: string, 
/**
 * Whether it is met.
 */
truth: LawTruth, 
/**
 * As the law says it.
 */
text: string, 
/**
 * What was found, in a sentence.
 */
sentence: string, 
/**
 * Where the law says it, as an officer cites it.
 */
citation: string, 
/**
 * The same in parts.
 */
cite: Array<LawCite>, 
/**
 * How surely the rule was read.
 */
source_status: string, 
/**
 * Whether it comes from a draft law.
 */
draft: boolean, 
/**
 * How many there are.
 */
have: number, 
/**
 * How many it takes.
 */
need: number, 
/**
 * The two sides of a comparison of shares: 100·n and p·N.
 */
sides: [number, number], 
/**
 * First and last of the years that were counted.
 */
years?: [number, number], 
/**
 * Facts that are not known.
 */
wanted?: Array<WantedFact>, 
/**
 * The conditions under it.
 */
parts?: Array<ExplainedCondition>, 
/**
 * The conditions of the other award whose standard it asks for.
 */
standard?: Array<ExplainedCondition>, };

/**
 * One step of an explanation, with the steps it rests on.
 */
export type Explanation = { 
/**
 * Code of the criterion; `total`, `base`, `bonus`, `deduction` or `percent` for the steps above them.
 */
node: string, 
/**
 * Id of the unit.
 */
unit: string, 
/**
 * The value as it counts; none when there is none (N/A, missing).
 */
value: string | null, 
/**
 * The value before rounding, as a fraction.
 */
exact: string | null, 
/**
 * Decimal places it was rounded to; none: not rounded.
 */
rounded_to: number | null, 
/**
 * How it counts when it does not apply.
 */
na?: NaMode, 
/**
 * Points that could be had: the denominator of the total, the scale of a group, the maximum of a leaf.
 */
scale?: string, 
/**
 * Kind of the leaf, way of aggregation, or name of the step.
 */
rule: string, 
/**
 * What was entered or fed.
 */
inputs: Array<InputNote>, 
/**
 * Code of the stage that decided.
 */
stage: string | null, 
/**
 * Who entered it.
 */
by: string | null, 
/**
 * When.
 */
at: string | null, 
/**
 * Evidence behind it.
 */
evidence: Array<EvidenceRef>, 
/**
 * The cap that bound.
 */
cap_applied: CapApplied | null, 
/**
 * Codes of messages about it.
 */
warnings: Array<Code>, 
/**
 * A complete Vietnamese sentence for the minutes.
 */
text_vi: string, 
/**
 * What it was made of.
 */
children: Array<Explanation>, };

/**
 * What to explain.
 */
export type ExplanationRequest = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * The unit.
 */
unit: UnitId, 
/**
 * A criterion; the total when absent.
 */
criterion?: string, 
/**
 * As this stage sees it; by precedence when absent.
 */
stage?: string, 
/**
 * Who asks: at a blind stage the points of others stay hidden until this scorer's own are there.
 */
scorer?: string, };

/**
 * What a command answers instead of its output.
 */
export type Failure = { 
/**
 * Dotted code.
 */
code: string, 
/**
 * Values that the sentence names.
 */
params: Record<string, string>, 
/**
 * Where the fault is.
 */
place: Place, 
/**
 * The Vietnamese sentence: what happened, what was kept, what to do.
 */
message: string, 
/**
 * All faults of a form or an import, when there are several.
 */
faults: Array<Failure>, 
/**
 * How bad it is.
 */
severity: Severity, };

/**
 * A value that the program found.
 */
export type FedValue = { 
/**
 * The field.
 */
field: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * As shown.
 */
text: string, 
/**
 * Where it was taken from, in words.
 */
source: string, 
/**
 * Names of the files that prove what it was taken from.
 */
evidence: Array<string>, };

/**
 * A field of a leaf.
 */
export type FieldColumn = { 
/**
 * Its name in entries.
 */
name: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * Unit of measure.
 */
unit: string | null, 
/**
 * What is typed into it.
 */
kind: FieldType, 
/**
 * The words of a choice, in printed order.
 */
words: Array<string>, 
/**
 * Where the program takes it from, if it does.
 */
from: Source | null, 
/**
 * It is computed from the other fields where nothing is entered.
 */
derived: boolean, };

/**
 * What becomes of a field of the record that stays.
 */
export type FieldFate = "same" | "kept" | "taken_over" | "differs" | "chosen" | "joined";

/**
 * What is typed into a field.
 */
export type FieldType = "number" | "flag" | "occurrence" | "choice";

/**
 * What an achievement measures.
 */
export type Figure = { 
/**
 * None for one that is being added.
 */
id?: FigureId, 
/**
 * `Hộ đạt chuẩn văn hóa`.
 */
name: string, 
/**
 * Đơn vị tính: `hộ`, `%`.
 */
unit_of_measure: string, 
/**
 * What was assigned.
 */
target?: string, 
/**
 * What was reached.
 */
actual?: string, };

/**
 * Of a figure of an achievement.
 */
export type FigureId = string;

/**
 * What the window's frame shows.
 */
export type FileStatus = { 
/**
 * Name of the open data file; none when none is open.
 */
name: string | null, 
/**
 * Its folder.
 */
folder: string | null, 
/**
 * Whether it lies on a network or removable drive, where writing is slower and safe.
 */
foreign_drive: boolean, 
/**
 * Who works.
 */
officer: string, 
/**
 * Working year.
 */
year: number, 
/**
 * Whether the office's identity has been given.
 */
has_office: boolean, 
/**
 * What undo and redo would do.
 */
undo: UndoState | null, };

/**
 * A unit that would come along when a batch is filled.
 */
export type FillCandidate = { 
/**
 * The unit.
 */
unit: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its rank, as shown.
 */
rank: string, 
/**
 * Its points, as shown.
 */
total: string, 
/**
 * How equal points were told apart, in Vietnamese; empty where there were none.
 */
tie_rule: string, 
/**
 * It stands behind the last place that was asked for and comes along because it shares that place's rank.
 */
beyond: boolean, 
/**
 * It stands in the batch already, with the same award.
 */
already: boolean, 
/**
 * Why it would be left out, in Vietnamese; empty when it would come along.
 */
left_out: string, };

/**
 * What filling a batch would bring.
 */
export type FillPreview = { 
/**
 * The units, in the order of the ranking.
 */
items: Array<FillCandidate>, 
/**
 * Units that are ranked.
 */
ranked: number, 
/**
 * Whether the ranking may still change.
 */
provisional: boolean, };

/**
 * What to fill a batch with.
 */
export type FillRequest = { 
/**
 * The batch.
 */
batch: BatchId, 
/**
 * The round.
 */
round: RoundId, 
/**
 * How many places of the ranking; units of equal rank at the last place all come along.
 */
top: number, 
/**
 * The award: its id or name.
 */
award: string, };

/**
 * What came of filling a batch.
 */
export type Filled = { 
/**
 * The new lines.
 */
added: Array<NominationId>, 
/**
 * Names of units that stood in the batch already.
 */
already: Array<string>, 
/**
 * Units within the places that were not taken, each with why.
 */
left_out: Array<LeftOut>, };

/**
 * Which achievements are listed. Everything that is given must hold.
 */
export type Filter = { 
/**
 * The year in which they count: that of their last day.
 */
year?: number, 
/**
 * Whose they are.
 */
subject?: Subject, 
/**
 * The movement they answer.
 */
movement?: MovementId, 
/**
 * Their kind.
 */
kind?: AchievementKindId, 
/**
 * Words of the content, the code or the subject's name, with or without marks.
 */
search?: string, 
/**
 * By what they are sorted.
 */
order: AchievementOrder, 
/**
 * The other way round.
 */
descending: boolean, 
/**
 * Starting with this one, from 0.
 */
offset: number, 
/**
 * At most so many; all when absent.
 */
limit?: number, };

/**
 * A message about a scheme or about results.
 */
export type Finding = { 
/**
 * What kind of message.
 */
code: Code, 
/**
 * How grave.
 */
severity: FindingSeverity, 
/**
 * The unit (its id) it is about, if about one.
 */
unit?: string, 
/**
 * Code of the criterion it is about; none: the whole.
 */
criterion: string | null, 
/**
 * A complete Vietnamese sentence.
 */
message: string, };

/**
 * How grave a message is.
 */
export type FindingSeverity = "error" | "warning" | "info";

/**
 * A format to save in.
 */
export type Format = "pdf" | "docx" | "xlsx";

/**
 * A piece of the text that a field was read from.
 */
export type Found = { 
/**
 * As printed, on one line; a date as `YYYY[-MM[-DD]]`.
 */
value: string, 
/**
 * Where it stands: Unicode scalar offsets into the text, the second after its end.
 */
span: [number, number], 
/**
 * Whether a rule says so without doubt.
 */
sure: boolean, };

/**
 * Who does what by when.
 */
export type FoundAssignment = { 
/**
 * Who.
 */
who: Found | null, 
/**
 * What.
 */
task: Found | null, 
/**
 * By when, as written.
 */
deadline: Found | null, };

/**
 * A document that the plan rests on or names.
 */
export type FoundBasis = { 
/**
 * Kind as printed.
 */
kind: Found | null, 
/**
 * Số, ký hiệu.
 */
number: Found | null, 
/**
 * Its date.
 */
date: Found | null, 
/**
 * Who issued it.
 */
issuer: Found | null, 
/**
 * Trích yếu.
 */
title: Found | null, 
/**
 * What it is to the plan.
 */
role: BasisRole, };

/**
 * A numbered line of a part of the plan.
 */
export type FoundItem = { 
/**
 * Its text, without its number.
 */
value: string, 
/**
 * Where the text stands.
 */
span: [number, number], 
/**
 * Whether a rule says so without doubt.
 */
sure: boolean, 
/**
 * Its number or letter as printed, without punctuation; empty for a dash or none.
 */
label: string, 
/**
 * Depth below its part, from 0.
 */
level: number, };

/**
 * From–to.
 */
export type FoundPeriod = { 
/**
 * First day, month or year.
 */
from: Found | null, 
/**
 * Last day, month or year; what is only an outlook ("định hướng đến năm 2030") is none.
 */
to: Found | null, };

/**
 * A line of Nơi nhận.
 */
export type FoundRecipient = { 
/**
 * Who receives it.
 */
name: Found | null, 
/**
 * `B/c`, `T/h`, `Lưu`.
 */
purpose: Found | null, };

/**
 * Who signed.
 */
export type FoundSigner = { 
/**
 * Chức vụ, with what stands before it: `KT. CHỦ TỊCH PHÓ CHỦ TỊCH`.
 */
position: Found | null, 
/**
 * Full name.
 */
name: Found | null, };

/**
 * A subject that was found.
 */
export type FoundSubject = { 
/**
 * The subject.
 */
subject: Subject, 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What tells it from its namesakes: a person's latest title and unit, a unit's superior, a household's address.
 */
place: string, };

/**
 * A figure to be reached.
 */
export type FoundTarget = { 
/**
 * The clause that sets it.
 */
text: Found, 
/**
 * The figure as printed.
 */
value: Found | null, 
/**
 * What it counts.
 */
unit: Found | null, 
/**
 * Said where no more than the figure is asked for: `không quá`, `dưới`.
 */
direction?: TargetDirection, 
/**
 * What it is raised or lowered from: `từ 82% lên 90%`.
 */
baseline?: Found, };

/**
 * A gate (điểm liệt, điều kiện loại trừ): a condition that limits the outcome.
 */
export type Gate = { 
/**
 * Code, unique among the criteria too: a gate without a condition is entered under it (`achieved`).
 */
code: string, 
/**
 * The condition as printed.
 */
name_vi: string, 
/**
 * `score(I.2) = 0` (or `I.2 = 0`), `total < 50`, `percent < 50`, `base < 40`; empty: a yes-or-no input of its own.
 */
when: string, 
/**
 * What it does.
 */
effect: GateEffect, 
/**
 * Of `zero_node`: code of the criterion or group that counts 0.
 */
node?: string, 
/**
 * Of `cap_total`: the most points in all.
 */
total?: string, 
/**
 * Of `cap_grade`: code or name of the best grade left.
 */
grade?: string, 
/**
 * Of `demote`: how many grades lower; 1 if not stated.
 */
steps?: number, };

/**
 * What a gate does.
 */
export type GateEffect = "zero_node" | "cap_total" | "cap_grade" | "demote" | "not_ranked";

/**
 * A gate that holds.
 */
export type GateResult = { 
/**
 * Code.
 */
code: string, 
/**
 * What happened and what it does, in Vietnamese.
 */
text: string, };

/**
 * A grade (xếp loại): the first whose limits and conditions hold is given.
 */
export type Grade = { 
/**
 * Code, if it differs from the name.
 */
code?: string, 
/**
 * Name as printed: "Hoàn thành xuất sắc nhiệm vụ".
 */
name_vi: string, 
/**
 * From this value on (từ … trở lên).
 */
ge?: string, 
/**
 * Above this value (trên …).
 */
gt?: string, 
/**
 * Up to this value (đến …).
 */
le?: string, 
/**
 * Below this value (dưới …).
 */
lt?: string, 
/**
 * Limits of units of a class ("vùng khó khăn"), instead of those above; by the name of the class.
 */
by_class?: { [key in string]?: GradeLimits }, 
/**
 * What is compared; what the ranking compares if not stated.
 */
by?: RankBy, 
/**
 * No point was taken off in any deduction.
 */
requires_clean?: boolean, 
/**
 * No base leaf that applies scored 0.
 */
requires_no_zero?: boolean, 
/**
 * The unit is scored completely at this stage or a more deciding one.
 */
min_stage?: string, };

/**
 * From–to of a grade.
 */
export type GradeLimits = { 
/**
 * From this value on (từ … trở lên).
 */
ge?: string, 
/**
 * Above this value (trên …).
 */
gt?: string, 
/**
 * Up to this value (đến …).
 */
le?: string, 
/**
 * Below this value (dưới …).
 */
lt?: string, };

/**
 * Which grant.
 */
export type GrantChoice = { 
/**
 * Its id.
 */
id: GrantId, };

/**
 * Which grants. What is absent limits nothing.
 */
export type GrantFilter = { 
/**
 * Of a subject.
 */
subject?: Subject, 
/**
 * Of an award: id or name.
 */
award?: string, 
/**
 * Whose years of achievement hold this one; without years, decided in it.
 */
year?: number, };

/**
 * Of a line of the award record (sổ khen thưởng).
 */
export type GrantId = string;

/**
 * A grant as lists show it.
 */
export type GrantRow = { 
/**
 * Name of who was given it.
 */
subject_name: string, 
/**
 * The unit of a person on the day of the decision, the superior unit of a unit; empty where there is none.
 */
subject_unit: string, 
/**
 * The code of who was given it, where others have the same name; empty otherwise.
 */
subject_code: string, 
/**
 * Name of the award; its id when the catalogue no longer has it.
 */
award_name: string, 
/**
 * Vietnamese name of its loại hình.
 */
award_type_name: string, 
/**
 * The years of achievement: `2021–2023`.
 */
years: string, 
/**
 * The date as printed.
 */
decided: string, 
/**
 * Whether it holds, in words.
 */
state_name: string, 
/**
 * Name of the batch whose decision wrote it; none for one that was entered. Only whether it holds, the reason, initiatives
 * and notes of such a line may change.
 */
batch: string | null, 
/**
 * None for one that is being added.
 */
id?: GrantId, 
/**
 * Who was given it.
 */
subject: Subject, 
/**
 * Id of the award in the law catalogue.
 */
award: string, 
/**
 * Loại hình khen thưởng, a code of the law catalogue.
 */
award_type: string, 
/**
 * Số, ký hiệu of the decision.
 */
decision_number: string, 
/**
 * Its date; of old decisions perhaps only the year.
 */
decision_date: PartialDate, 
/**
 * Who decided.
 */
authority: string, 
/**
 * The first year of achievement that the decision states.
 */
from_year?: number, 
/**
 * The last one; a school year 2024–2025 is 2025.
 */
to_year?: number, 
/**
 * Reward money that was paid, in đồng.
 */
bonus: number | null, 
/**
 * Whether it holds.
 */
state: GrantState, 
/**
 * Why it was cancelled or revoked: the decision, its date.
 */
reason: string, 
/**
 * Initiatives that served as its ground, so that none serves twice.
 */
initiatives: Array<AchievementId>, 
/**
 * Whether somebody has said that it rests on no initiative.
 */
no_initiative: boolean, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * Whether a grant still holds.
 */
export type GrantState = "valid" | "cancelled" | "revoked";

/**
 * A window of the grid.
 */
export type Grid = { 
/**
 * Its columns; the same for every window of a round.
 */
columns: Array<GridColumn>, 
/**
 * Codes of the groups that the criteria stand in, in printed order.
 */
groups: Array<string>, 
/**
 * Rows in all.
 */
total_rows: number, 
/**
 * The rows of the window.
 */
rows: Array<GridRow>, 
/**
 * Cells that nobody has scored.
 */
missing: number, };

/**
 * A cell. Marks that are not set are left out of the JSON: most cells have none.
 */
export type GridCell = { 
/**
 * What is shown: Vietnamese notation, empty when there is nothing.
 */
text: string, 
/**
 * Code of the stage whose value it is; empty for the stage that enters, for a fed value and for a computed score.
 */
stage?: string, 
/**
 * From achievements or targets.
 */
fed?: boolean, 
/**
 * Nobody has scored it.
 */
missing?: boolean, 
/**
 * More than the most points, or another warning of the rule.
 */
warned?: boolean, 
/**
 * What was entered cannot be used.
 */
refused?: boolean, 
/**
 * Another value than the stage before.
 */
changed?: boolean, 
/**
 * A reason was given.
 */
reason?: boolean, 
/**
 * Evidence was given, at whatever stage; marked once a criterion, beside its points.
 */
proved?: boolean, 
/**
 * Points were entered without the evidence that the scheme requires; marked as `proved` is.
 */
unproved?: boolean, 
/**
 * A stage adjusted the points against the rule; marked as `proved` is.
 */
adjusted?: boolean, 
/**
 * It does not concern the unit.
 */
na?: boolean, 
/**
 * Others of a blind stage scored it; what they gave is not shown before the scorer's own.
 */
hidden?: boolean, };

/**
 * A column of the grid: a field that is entered, or the score that a rule computes from fields.
 */
export type GridColumn = { 
/**
 * Stable name: criterion and field.
 */
key: string, 
/**
 * Code of the criterion.
 */
criterion: string, 
/**
 * The field that is entered; none: the computed score.
 */
field: string | null, 
/**
 * Code as printed.
 */
code: string, 
/**
 * Full name of the criterion.
 */
name: string, 
/**
 * What this column of it is: "Thực hiện", "Điểm".
 */
label: string, 
/**
 * Unit of measure.
 */
unit_of_measure: string | null, 
/**
 * Most points, as shown.
 */
max: string | null, 
/**
 * What its points do.
 */
role: Role, 
/**
 * What is typed into it.
 */
kind: FieldType, 
/**
 * The printed rule.
 */
guide: string | null, };

/**
 * Which units a grid shows.
 */
export type GridFilter = "missing" | "warned" | "changed" | "unproved";

/**
 * A window of the grid.
 */
export type GridRequest = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * Code of the stage that enters.
 */
stage: string, 
/**
 * Whose entries are shown, at a stage that several people score; absent: those without a name.
 */
scorer?: string, 
/**
 * First row, from 0.
 */
from: number, 
/**
 * How many rows.
 */
count: number, 
/**
 * Only the units of which some cell is so.
 */
filter?: GridFilter, };

/**
 * A row.
 */
export type GridRow = { 
/**
 * The unit.
 */
unit: UnitId, 
/**
 * Its name.
 */
name: string, 
/**
 * One a column.
 */
cells: Array<GridCell>, 
/**
 * Score of each group of the grid, as shown.
 */
groups: Array<string>, 
/**
 * Codes of the groups whose points a stage adjusted.
 */
adjusted: Array<string>, 
/**
 * Total, as shown.
 */
total: string, 
/**
 * Percent of the own denominator, as shown.
 */
percent: string, 
/**
 * Rank, as shown; empty without one.
 */
rank: string, 
/**
 * Grade, as shown.
 */
grade: string, 
/**
 * Whether the result may still change.
 */
provisional: boolean, 
/**
 * Its cells that nobody has scored.
 */
missing: number, };

/**
 * The score of a group.
 */
export type GroupResult = { 
/**
 * Code.
 */
code: string, 
/**
 * Its score; none when nothing of it applies.
 */
score: string | null, 
/**
 * A stage adjusted what its criteria come to.
 */
overridden?: boolean, };

/**
 * Something that `check` found.
 */
export type HealthFinding = { 
/**
 * `integrity`, `foreign_key`, `orphan_evidence`, `log`…
 */
code: string, 
/**
 * How bad it is.
 */
severity: HealthSeverity, 
/**
 * In Vietnamese.
 */
message: string, };

/**
 * How bad a finding is.
 */
export type HealthSeverity = "info" | "warning" | "error";

/**
 * The things of one kind.
 */
export type HeldGroup = { 
/**
 * The kind.
 */
kind: HeldKind, 
/**
 * Its name for people.
 */
name: string, 
/**
 * How many there are.
 */
count: number, 
/**
 * The things, the latest first.
 */
things: Array<HeldThing>, };

/**
 * One of the things that name a subject. One line of a batch can name a unit twice: as who is nominated and who proposes.
 */
export type HeldItem = { 
/**
 * Its kind.
 */
kind: HeldKind, 
/**
 * Its id.
 */
id: string, };

/**
 * A kind of things that name a subject, in the order in which officers look at them.
 */
export type HeldKind = "position" | "subordinate" | "household" | "achievement" | "grant" | "nomination" | "proposal" | "evaluation" | "discipline" | "leave" | "confirmation" | "collective_year" | "cluster" | "round" | "score" | "score_evidence" | "registration" | "movement_result" | "target_figure" | "assignment" | "report" | "inspection" | "exemplar" | "record_complete" | "succession" | "alias";

/**
 * One of the things that name a person or a unit.
 */
export type HeldThing = { 
/**
 * Its kind.
 */
kind: HeldKind, 
/**
 * Its id.
 */
id: string, 
/**
 * What it is, for people.
 */
text: string, 
/**
 * Its year.
 */
year: number | null, 
/**
 * The unit that it is of, when that is not the subject.
 */
unit_id: UnitId | null, };

/**
 * A household.
 */
export type Household = { 
/**
 * None for one that is being added.
 */
id?: HouseholdId, 
/**
 * Short code, unique; made by the program when left empty (`HO0001`).
 */
code: string, 
/**
 * As printed: "Hộ ông Nguyễn Văn A".
 */
name: string, 
/**
 * Where it lives.
 */
address: string, 
/**
 * The commune that it belongs to.
 */
unit_id?: UnitId, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * Which household.
 */
export type HouseholdChoice = { 
/**
 * Its id.
 */
id: HouseholdId, };

/**
 * Of a household (hộ gia đình).
 */
export type HouseholdId = string;

/**
 * An import.
 */
export type Import = { 
/**
 * Its id.
 */
id: ImportId, 
/**
 * Kind of its records: `unit`.
 */
kind: string, 
/**
 * Name of the file.
 */
file_name: string, 
/**
 * Which table of it: `Sheet1 · A3:I389`.
 */
place: string, 
/**
 * SHA-256 of the file's content, in hexadecimal.
 */
sha256: string, 
/**
 * Size of the file in bytes.
 */
size: number, 
/**
 * When, RFC 3339 in UTC.
 */
at: string, 
/**
 * Who.
 */
actor: string, 
/**
 * Records added.
 */
added: number, 
/**
 * Records changed.
 */
changed: number, 
/**
 * Rows that said what was there already.
 */
unchanged: number, 
/**
 * Rows that were refused or are no records.
 */
skipped: Array<ImportSkipped>, };

/**
 * Where the file of an import goes.
 */
export type ImportCopy = { 
/**
 * The import.
 */
id: ImportId, 
/**
 * Token of `pick.save`.
 */
token: string, };

/**
 * A name that was understood though nobody is called so as it stands.
 */
export type ImportDecision = { 
/**
 * The name as written. An answer under it takes the place of the decision.
 */
text: string, 
/**
 * What it must be; null where it may be any.
 */
kind: SubjectKind | null, 
/**
 * Who it was taken for.
 */
subject: FoundSubject, 
/**
 * Whether an officer once answered so; otherwise it is the same name, written shorter or without marks.
 */
remembered: boolean, 
/**
 * Whether it may be somebody new instead.
 */
may_be_new: boolean, 
/**
 * The rows that name it.
 */
rows: Array<number>, };

/**
 * What would become of a row.
 */
export type ImportFate = "added" | "changed" | "unchanged" | "refused";

/**
 * A value that an import would change.
 */
export type ImportFieldChange = { 
/**
 * The field's label.
 */
field: string, 
/**
 * What is there; empty for nothing.
 */
before: string, 
/**
 * What would be there.
 */
after: string, };

/**
 * A field of a kind, with what it is chosen from.
 */
export type ImportFieldShown = { 
/**
 * What may be chosen; empty when anything may stand in it.
 */
choices: Array<string>, 
/**
 * Its name in mappings and faults: `short_name`.
 */
id: string, 
/**
 * As the officer sees it: `Tên viết tắt`.
 */
label: string, 
/**
 * Whether a table without it cannot be taken in.
 */
required: boolean, 
/**
 * Another field that may say it instead: then no column need.
 */
unless: string | null, 
/**
 * What may stand in it; empty when that is plain.
 */
hint: string, 
/**
 * Whether one value for the whole table is asked for where no column says it.
 */
for_all: boolean, };

/**
 * What the fields of a kind are asked for.
 */
export type ImportFieldsRequest = { 
/**
 * The kind.
 */
kind: string, 
/**
 * What holds for the whole table: values by field, and what else the kind asks for (`round`).
 */
given: { [key in string]?: string }, };

/**
 * A file that was read.
 */
export type ImportFile = { 
/**
 * Names it in later commands.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its tables.
 */
tables: Array<ImportTable>, };

/**
 * Which column fills which field.
 */
export type ImportGuess = { 
/**
 * Column (from 0) by field; null where none does.
 */
columns: { [key in string]?: number | null }, 
/**
 * Whether it was used for such a table before.
 */
remembered: boolean, };

/**
 * A table of a file that was read, to be taken as records of a kind.
 */
export type ImportGuessRequest = { 
/**
 * The kind.
 */
kind: string, 
/**
 * Key of the file, from `import.read`.
 */
file: string, 
/**
 * Place of the table in the file, from 0.
 */
table: number, 
/**
 * What holds for the whole table.
 */
given: { [key in string]?: string }, };

/**
 * Of an import (lần nhập từ tệp).
 */
export type ImportId = string;

/**
 * A kind of records that tables can hold.
 */
export type ImportKind = { 
/**
 * Its code: `unit`.
 */
kind: string, 
/**
 * What its records are called: `đơn vị`.
 */
noun: string, };

/**
 * What an import would do.
 */
export type ImportPreview = { 
/**
 * Every row, in the order of the file.
 */
rows: Array<ImportPreviewRow>, 
/**
 * The same counted, as the import itself would answer.
 */
summary: Imported, 
/**
 * Names that may mean several, or somebody new: each asked once, its rows refused until it is answered.
 */
questions: Array<ImportQuestion>, 
/**
 * Names that were understood though nobody is called so as it stands.
 */
decisions: Array<ImportDecision>, };

/**
 * What an import would do with a row.
 */
export type ImportPreviewRow = { 
/**
 * Its number in the file.
 */
row: number, 
/**
 * What would become of it.
 */
fate: ImportFate, 
/**
 * What it is about.
 */
title: string, 
/**
 * What would change; of a new record, everything that it would say.
 */
changes: Array<ImportFieldChange>, 
/**
 * Why it is refused: every reason, with its place.
 */
refused: Array<Failure>, };

/**
 * A name that may mean one of several, somebody new, or nobody known: it is asked once, and its rows wait.
 */
export type ImportQuestion = { 
/**
 * The name as written, with what the row says beside it: `Lê Văn An, 12/3/1975`. The answer is given under it.
 */
text: string, 
/**
 * What it must be; null where it may be any.
 */
kind: SubjectKind | null, 
/**
 * Who may be meant, the likeliest first; nobody where no name is near.
 */
candidates: Array<FoundSubject>, 
/**
 * Whether it may be somebody new.
 */
may_be_new: boolean, 
/**
 * What was answered: an id, a code, `new` or `skip`; null while it is open.
 */
answer: string | null, 
/**
 * The rows that name it.
 */
rows: Array<number>, };

/**
 * A table to take in.
 */
export type ImportRequest = { 
/**
 * The kind of its records.
 */
kind: string, 
/**
 * Key of the file, from `import.read`.
 */
file: string, 
/**
 * Place of the table in the file, from 0.
 */
table: number, 
/**
 * Column (from 0) by field; a field that is absent or null is filled by none.
 */
columns: { [key in string]?: number | null }, 
/**
 * What holds for the whole table: values by field, and what else the kind asks for (`round`).
 */
given: { [key in string]?: string }, 
/**
 * Who is meant by names that were asked about: an id, a code, `new`, or `skip` to leave its rows out,
 * by the text of the question.
 */
answers: { [key in string]?: string }, };

/**
 * A row of the file that was not taken.
 */
export type ImportSkipped = { 
/**
 * Its number in the file.
 */
row: number, 
/**
 * Why, in Vietnamese.
 */
why: string, };

/**
 * What to read: a file that was picked, or pasted cells.
 */
export type ImportSource = { 
/**
 * Token of `pick.open`.
 */
token?: string, 
/**
 * Cells from the clipboard.
 */
text?: string, };

/**
 * A table found in a file.
 */
export type ImportTable = { 
/**
 * Where it is: `Sheet1 · A3:I389`.
 */
place: string, 
/**
 * The line printed above it; empty without one.
 */
title: string, 
/**
 * Head of every column; group rows come last as columns of their own.
 */
header: Array<string>, 
/**
 * Its first rows.
 */
sample: Array<Array<string>>, 
/**
 * How many rows it has.
 */
rows: number, 
/**
 * What was left out or read otherwise than it stands, in sentences.
 */
notes: Array<string>, };

/**
 * Which template, and where it goes.
 */
export type ImportTemplateRequest = { 
/**
 * The kind of records.
 */
kind: string, 
/**
 * What holds for the whole table: `round` for a table of points.
 */
given: { [key in string]?: string }, 
/**
 * Token of `pick.save`.
 */
token: string, };

/**
 * A table to take in for good.
 */
export type ImportWriteRequest = { 
/**
 * Whether the good rows are written although others are refused.
 */
skip_refused: boolean, 
/**
 * The kind of its records.
 */
kind: string, 
/**
 * Key of the file, from `import.read`.
 */
file: string, 
/**
 * Place of the table in the file, from 0.
 */
table: number, 
/**
 * Column (from 0) by field; a field that is absent or null is filled by none.
 */
columns: { [key in string]?: number | null }, 
/**
 * What holds for the whole table: values by field, and what else the kind asks for (`round`).
 */
given: { [key in string]?: string }, 
/**
 * Who is meant by names that were asked about: an id, a code, `new`, or `skip` to leave its rows out,
 * by the text of the question.
 */
answers: { [key in string]?: string }, };

/**
 * What came, or would come, of an import.
 */
export type Imported = { 
/**
 * The import, when something was written.
 */
id: ImportId | null, 
/**
 * Rows that are new records.
 */
added: number, 
/**
 * Rows that change known records.
 */
changed: number, 
/**
 * Rows that say what is there already.
 */
unchanged: number, 
/**
 * Every reason of every refused row, with its place.
 */
refused: Array<Failure>, };

/**
 * How an initiative was recognised.
 */
export type Initiative = { 
/**
 * How widely.
 */
scope: InitiativeScope, 
/**
 * Number of the decision that recognises it.
 */
number: string, 
/**
 * Date of that decision.
 */
date?: PartialDate, };

/**
 * How widely an initiative is recognised (law catalogue: co_so < tinh < toan_quoc).
 */
export type InitiativeScope = "grassroots" | "province" | "nation";

/**
 * An input as it entered a rule.
 */
export type InputNote = { 
/**
 * Name of the field.
 */
field: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * Its value.
 */
value: string, 
/**
 * The word that was chosen, of a choice.
 */
text: string | null, 
/**
 * Unit of measure.
 */
unit: string | null, 
/**
 * Code of the stage that entered it; none: fed by the program.
 */
stage: string | null, 
/**
 * Who, when, why, on what grounds.
 */
origin: EntryOrigin | null, };

/**
 * An inspection of a unit, or of the movement as a whole.
 */
export type Inspection = { 
/**
 * None for one that is being added.
 */
id?: InspectionId, 
/**
 * The movement.
 */
movement_id: MovementId, 
/**
 * The unit that was inspected; none when it was not one of them.
 */
unit_id?: UnitId, 
/**
 * The day.
 */
date: PartialDate, 
/**
 * Who inspected: the team, its head, its decision.
 */
inspector: string, 
/**
 * What was found.
 */
findings: string, 
/**
 * What is to be mended by; none when nothing is.
 */
remedy_due?: PartialDate, 
/**
 * When it was mended.
 */
remedied?: PartialDate, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * Which inspection.
 */
export type InspectionChoice = { 
/**
 * Its id.
 */
id: InspectionId, };

/**
 * Of an inspection of a movement (kiểm tra).
 */
export type InspectionId = string;

/**
 * An inspection with the name of its unit and how far it is mended today.
 */
export type InspectionRow = { 
/**
 * Name of the unit; empty when it was not one of them.
 */
unit_name: string, 
/**
 * How far what was found is mended.
 */
remedy: RemedyState, 
/**
 * The same in words; empty when nothing is to be mended.
 */
remedy_name: string, 
/**
 * None for one that is being added.
 */
id?: InspectionId, 
/**
 * The movement.
 */
movement_id: MovementId, 
/**
 * The unit that was inspected; none when it was not one of them.
 */
unit_id?: UnitId, 
/**
 * The day.
 */
date: PartialDate, 
/**
 * Who inspected: the team, its head, its decision.
 */
inspector: string, 
/**
 * What was found.
 */
findings: string, 
/**
 * What is to be mended by; none when nothing is.
 */
remedy_due?: PartialDate, 
/**
 * When it was mended.
 */
remedied?: PartialDate, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * How high an issuer stands, the highest first.
 */
export type IssuerLevel = "central" | "ministry" | "province" | "local" | "unknown";

/**
 * A list, as every list command answers.
 */
export type Items<T> = { 
/**
 * The items, in their order.
 */
items: Array<T>, };

/**
 * A job's name.
 */
export type JobId = { 
/**
 * Its id.
 */
job: string, };

/**
 * A command to run as a job.
 */
export type JobStart = { 
/**
 * Name of the command.
 */
name: string, 
/**
 * Its input.
 */
input: unknown, };

/**
 * How far a job is.
 */
export type JobStatus = { 
/**
 * Whether it has ended.
 */
ended: boolean, 
/**
 * Steps done.
 */
done: number, 
/**
 * Steps in all; 0 while unknown.
 */
total: number, 
/**
 * What the command answered.
 */
output: unknown, 
/**
 * What it refused.
 */
failure: Failure | null, };

/**
 * A condition to be added.
 */
export type LawAddedCondition = { 
/**
 * As the regulation says it.
 */
text: string, } & ({ "asks": "confirmed" } | { "asks": "grade", 
/**
 * The lowest grade that will do: `HTT`.
 */
min: string, 
/**
 * How many years.
 */
years: number, } | { "asks": "years_since", 
/**
 * How many.
 */
years: number, } | { "asks": "initiatives", 
/**
 * How widely at least: `co_so`, `tinh`, `toan_quoc`.
 */
scope: string, 
/**
 * How many.
 */
count: number, 
/**
 * In how many years, the year proposed for being the last.
 */
years: number, });

/**
 * Entries to be added to a catalogue.
 */
export type LawAddition = { 
/**
 * JSON: lists of new entries by their section (`{"awards": [{…}], "conditions": [{…}]}`) as the catalogue writes them.
 * `sources`, `source_status` and an empty `cite` may be left out; `"doc": "$"` cites the document. `carry_over`
 * `{"from": "r2026", "to": "r2027"}` copies the rules of one regime for another.
 */
piece: string, 
/**
 * Why.
 */
reason: string, 
/**
 * The document.
 */
document: LawCitedDocument, 
/**
 * Whether the officer compared the entries with the original of the document.
 */
verified?: boolean, };

/**
 * A value that was changed, in words.
 */
export type LawAmendedValue = { 
/**
 * What it is: "Số lần tối thiểu".
 */
label: string, 
/**
 * What it was; empty for nothing.
 */
from: string, 
/**
 * What it became; empty for nothing.
 */
to: string, };

/**
 * A change of a rule by an officer.
 */
export type LawAmendment = { 
/**
 * Whose rule it is now.
 */
layer: LawLayer, 
/**
 * The same in words.
 */
layer_name: string, 
/**
 * The day on which it was changed.
 */
on: string, 
/**
 * The officer.
 */
by: string, 
/**
 * Why.
 */
reason: string, 
/**
 * The legal text that says so, as cited.
 */
document: string, 
/**
 * Whether the officer compared the rule with the original.
 */
verified: boolean, 
/**
 * What was changed.
 */
values: Array<LawAmendedValue>, };

/**
 * An award in a list.
 */
export type LawAward = { 
/**
 * `cstd_tinh`.
 */
id: string, 
/**
 * As printed.
 */
name: string, 
/**
 * Kinds of subjects, in words.
 */
subjects: Array<string>, 
/**
 * The same with their codes.
 */
subject_kinds: Array<LawSubjectKind>, 
/**
 * Loại hình, in words.
 */
types: Array<string>, 
/**
 * Ids of the regimes that know it.
 */
regimes: Array<string>, 
/**
 * How many conditions the catalogue holds for it.
 */
conditions: number, 
/**
 * How surely it was read.
 */
source: LawSource, };

/**
 * A change.
 */
export type LawChange = { 
/**
 * The section: `conditions`, `quotas`…
 */
section: string, 
/**
 * The entry: its id, or what names it.
 */
entry: string, 
/**
 * What happened.
 */
kind: LawChangeKind, 
/**
 * The part that changed: `tree.of.1.min`; empty for the whole entry.
 */
path: string, 
/**
 * In a sentence.
 */
words: string, 
/**
 * What it was.
 */
from?: string, 
/**
 * What it is.
 */
to?: string, };

/**
 * What happened to an entry.
 */
export type LawChangeKind = "added" | "removed" | "changed";

/**
 * A place in a legal text.
 */
export type LawCite = { 
/**
 * Id of the text in the catalogue.
 */
doc: string, 
/**
 * Điều; `?` when it is not known.
 */
dieu: string, 
/**
 * Khoản.
 */
khoan?: string, 
/**
 * Điểm.
 */
diem?: string, };

/**
 * The document that a correction rests on.
 */
export type LawCitedDocument = { 
/**
 * Số, ký hiệu: `152/2025/NĐ-CP`. One that the catalogue knows needs no more.
 */
number: string, 
/**
 * Luật, Nghị định, Quyết định…
 */
kind?: string, 
/**
 * Date of issue.
 */
date?: PartialDate, 
/**
 * Trích yếu.
 */
about?: string, 
/**
 * Điều.
 */
article?: string, 
/**
 * Khoản.
 */
clause?: string, 
/**
 * Điểm.
 */
point?: string, };

/**
 * The conditions of an award for some subjects under a regime.
 */
export type LawCondition = { 
/**
 * `cstd_tinh.ca_nhan.cong_trang.r2024`.
 */
id: string, 
/**
 * Id of the regime.
 */
regime: string, 
/**
 * For whom, in words.
 */
subjects: Array<string>, 
/**
 * Loại hình, in words.
 */
type_name: string, 
/**
 * The regime that it was copied from without being read again.
 */
carried_over_from: string | null, 
/**
 * What else the catalogue says.
 */
note: string | null, 
/**
 * The place of the whole, by which conditions are added to it.
 */
rule: string, 
/**
 * The tree.
 */
tree: LawNode, };

/**
 * A correction of a rule.
 */
export type LawCorrection = { 
/**
 * The place of the rule: `quotas/q_cstdcs_r2017`.
 */
rule: string, 
/**
 * New values by the keys of their fields; empty text takes an optional value away.
 */
values?: { [key in string]?: string }, 
/**
 * A condition that is added under those of an award.
 */
add?: LawAddedCondition, 
/**
 * Takes away a condition that an officer added.
 */
remove?: boolean, 
/**
 * Whose rule it becomes.
 */
layer?: LawLayer, 
/**
 * Why.
 */
reason: string, 
/**
 * The document.
 */
document: LawCitedDocument, 
/**
 * Whether the officer compared the rule with the original of the document.
 */
verified?: boolean, };

/**
 * What a correction has done.
 */
export type LawCorrectionDone = { 
/**
 * Number of the new version.
 */
version: number, 
/**
 * The rule's place; of a condition that was added the new one.
 */
rule: string, };

/**
 * What a correction would do.
 */
export type LawCorrectionPreview = { 
/**
 * The rule in words.
 */
rule_name: string, 
/**
 * What changes of it.
 */
values: Array<LawAmendedValue>, 
/**
 * The open files that it touches.
 */
touched: LawTouched, };

/**
 * An entry of the catalogue with all that belongs to it.
 */
export type LawEntry = { "kind": "award", 
/**
 * The award.
 */
award: LawAward, 
/**
 * Its conditions.
 */
conditions: Array<LawCondition>, 
/**
 * Its other rules.
 */
rules: Array<LawRule>, } | { "kind": "condition", 
/**
 * The condition.
 */
condition: LawCondition, } | { "kind": "regime", 
/**
 * The regime.
 */
regime: LawRegime, } | { "kind": "text", 
/**
 * The text.
 */
text: LawText, };

/**
 * Which entry.
 */
export type LawEntryChoice = { 
/**
 * Id of an award, a condition, a regime or a legal text; an award's name.
 */
id: string, };

/**
 * A value of a rule.
 */
export type LawField = { 
/**
 * Its place in the rule: `count`, `window.min_years`, `default_by_regime.r2025`.
 */
key: string, 
/**
 * Its name: "Số lần tối thiểu".
 */
label: string, 
/**
 * Its kind.
 */
value_kind: LawValueKind, 
/**
 * Whether it may be empty.
 */
optional: boolean, 
/**
 * What a provincial regulation may do with it.
 */
provincial: LawProvincialScope, 
/**
 * Its value as a form holds it.
 */
value: string, 
/**
 * The same as people read it.
 */
shown: string, };

/**
 * A finding with its place.
 */
export type LawFinding = { 
/**
 * How grave.
 */
severity: FindingSeverity, 
/**
 * What it is about.
 */
code: LawFindingCode, 
/**
 * Where: id of an award or a condition, with the node; or the section.
 */
place: string, 
/**
 * In a sentence.
 */
message: string, };

/**
 * What a finding is about.
 */
export type LawFindingCode = "not_understood" | "base_salary_gap" | "no_money_rule" | "unknown_source" | "standard_unknown" | "from_memory" | "draft" | "carried_over" | "article_unknown" | "never_answered" | "no_conditions";

/**
 * Such a rule, in a sentence.
 */
export type LawGeneralRule = { 
/**
 * What it is about: "Lương cơ sở".
 */
group: string, 
/**
 * In a sentence.
 */
text: string, 
/**
 * Whether it is a rule of law, that was read somewhere; what a province sets is its own choice.
 */
has_source: boolean, 
/**
 * How surely it was read.
 */
source: LawSource, };

/**
 * Whose rule a change is.
 */
export type LawLayer = "correction" | "provincial";

/**
 * A node of a condition.
 */
export type LawNode = { 
/**
 * Its place in the tree: `n.2.1`.
 */
node_id: string, 
/**
 * What it asks, as the catalogue names it.
 */
op: string, 
/**
 * As the law says it.
 */
text: string, 
/**
 * Whether it comes from a draft law.
 */
draft: boolean, 
/**
 * Whether a person has to look in any case.
 */
human_review: boolean, 
/**
 * How surely it was read.
 */
source: LawSource, 
/**
 * The nodes under it.
 */
parts: Array<LawNode>, };

/**
 * The whole catalogue at a glance.
 */
export type LawOverview = { 
/**
 * The day on which it was made.
 */
generated_on: string, 
/**
 * What its user should know.
 */
notice: string, 
/**
 * Regimes, the earliest first.
 */
regimes: Array<LawRegime>, 
/**
 * Awards, the highest first.
 */
awards: Array<LawAward>, 
/**
 * Legal texts.
 */
texts: Array<LawText>, 
/**
 * Rules that belong to no single award.
 */
general: Array<LawGeneralRule>, };

/**
 * In which direction a provincial regulation may move a value (law §1, `provincial_settings`; Luật 06/2022 leaves the
 * province what tightens a standard, never what loosens it).
 */
export type LawProvincialScope = "never" | "where_empty" | "up" | "down" | "free";

/**
 * A question.
 */
export type LawQuestion = { 
/**
 * The key under which it is answered.
 */
key: string, 
/**
 * As the law says it, with how far an achievement has effect and, where conditions of some classes of people alone ask
 * it, which; the first of the places that ask it.
 */
text: string, 
/**
 * Ids of the awards whose conditions ask it.
 */
awards: Array<string>, };

/**
 * The rules in force between two days.
 */
export type LawRegime = { 
/**
 * `r2024`.
 */
id: string, 
/**
 * The law and the decree that make it.
 */
name: string, 
/**
 * First day.
 */
from: string, 
/**
 * Last day; none while it is in force.
 */
to: string | null, 
/**
 * Its texts, as cited.
 */
texts: Array<string>, 
/**
 * What holds for dossiers on its borders.
 */
note: string, 
/**
 * How surely it was read.
 */
source: LawSource, };

/**
 * Another rule of an award, in a sentence.
 */
export type LawRule = { 
/**
 * Which part of the law.
 */
kind: LawRuleKind, 
/**
 * The same in words.
 */
kind_name: string, 
/**
 * Ids of regimes.
 */
regimes: Array<string>, 
/**
 * In a sentence.
 */
text: string, 
/**
 * How surely it was read.
 */
source: LawSource, };

/**
 * Which rule.
 */
export type LawRuleChoice = { 
/**
 * Its place: `quotas/q_cstdcs_r2017`.
 */
rule: string, };

/**
 * A rule with what of it can be corrected.
 */
export type LawRuleForm = { 
/**
 * Its place.
 */
rule: string, 
/**
 * In words.
 */
name: string, 
/**
 * Whether it is in the catalogue; a multiple or a base salary may still be to be made.
 */
exists: boolean, 
/**
 * Whether a condition can be added under it.
 */
takes_conditions: boolean, 
/**
 * Whether it is a condition that an officer added and may take away.
 */
removable: boolean, 
/**
 * What can be corrected.
 */
fields: Array<LawField>, 
/**
 * What officers changed of it, the earliest first.
 */
amendments: Array<LawAmendment>, };

/**
 * Which part of the law another rule of an award is.
 */
export type LawRuleKind = "quota" | "vote" | "money" | "dossier" | "deadline";

/**
 * A rule's place, how surely it was read and where, and what officers changed of it.
 */
export type LawSource = { 
/**
 * `verified_text`, `secondary`, `memory`.
 */
status: string, 
/**
 * The badge that stands beside it; none for what was checked.
 */
badge: string | null, 
/**
 * Where the law says it, as an officer cites it.
 */
citation: string, 
/**
 * Where it was read.
 */
read_at: Array<string>, 
/**
 * The place of the rule, by which it is corrected.
 */
rule: string, 
/**
 * What officers changed of it, the earliest first.
 */
amendments: Array<LawAmendment>, };

/**
 * A kind of subjects.
 */
export type LawSubjectKind = { 
/**
 * `ca_nhan`.
 */
id: string, 
/**
 * In words.
 */
name: string, };

/**
 * A legal text.
 */
export type LawText = { 
/**
 * Id that cites name.
 */
id: string, 
/**
 * `Luật 06/2022/QH15`.
 */
name: string, 
/**
 * Trích yếu.
 */
about: string, 
/**
 * Date of issue.
 */
date: string, 
/**
 * First day in force.
 */
from: string, 
/**
 * Last day in force.
 */
to: string | null, 
/**
 * How surely it was read.
 */
source: LawSource, };

/**
 * What another catalogue touches.
 */
export type LawTouched = { 
/**
 * Open batches in which something would be another.
 */
batches: Array<TouchedBatch>, 
/**
 * How many open batches stay as they are.
 */
same_batches: number, 
/**
 * How many lines stay as they are, in all open batches.
 */
same_lines: number, 
/**
 * How many batches are closed, and so are never touched.
 */
closed: number, };

/**
 * Whether a condition is met.
 */
export type LawTruth = "not_met" | "unknown" | "met";

/**
 * A code to choose, with its name.
 */
export type LawValueChoice = { 
/**
 * The code.
 */
id: string, 
/**
 * As printed.
 */
name: string, };

/**
 * What kind of value a rule has at a place, and so how it is asked for.
 */
export type LawValueKind = { "kind": "number", 
/**
 * The least.
 */
min: number, 
/**
 * The greatest.
 */
max: number, } | { "kind": "percent" } | { "kind": "multiple" } | { "kind": "money" } | { "kind": "line" } | { "kind": "text" } | { "kind": "day" } | { "kind": "day_of_year" } | { "kind": "share" } | { "kind": "yes_no" } | { "kind": "one_of", 
/**
 * The codes; where they have an order, the mildest first.
 */
choices: Array<LawValueChoice>, } | { "kind": "several", 
/**
 * The codes.
 */
choices: Array<LawValueChoice>, };

/**
 * A version of the catalogue.
 */
export type LawVersion = { 
/**
 * Its number, from 1.
 */
number: number, 
/**
 * SHA-256 of its JSON.
 */
hash: string, 
/**
 * When it came into the data file, RFC 3339 in UTC.
 */
added_at: string, 
/**
 * Who brought it in; empty for the one that a new data file has.
 */
actor: string, 
/**
 * Where it came from.
 */
source: string, 
/**
 * What of the version before was changed.
 */
changed: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Whether it is the one in use.
 */
in_use: boolean, 
/**
 * How many stored verdicts rest on it.
 */
verdicts: number, };

/**
 * Which two versions; the latest and the one before it when absent.
 */
export type LawVersionPair = { 
/**
 * Number of the earlier.
 */
from?: number, 
/**
 * Number of the later.
 */
to?: number, };

/**
 * A score that moved.
 */
export type LeafChange = { 
/**
 * Code of the criterion.
 */
code: string, 
/**
 * Score before and after.
 */
score: [string | null, string | null], 
/**
 * Why, in Vietnamese.
 */
reason: string, 
/**
 * It moved because other units did.
 */
by_peers: boolean, };

/**
 * A leaf as a column of the grid.
 */
export type LeafColumn = { 
/**
 * Code.
 */
code: string, 
/**
 * The code as printed.
 */
printed_code: string, 
/**
 * Name.
 */
name_vi: string, 
/**
 * Codes of the groups above, outermost first.
 */
path: Array<string>, 
/**
 * What its points do.
 */
role: Role, 
/**
 * Kind of the rule.
 */
kind: string, 
/**
 * The most points it can give, or take off in a deduction; none: unlimited.
 */
max: string | null, 
/**
 * What is entered.
 */
fields: Array<FieldColumn>, 
/**
 * Whether an entry needs evidence.
 */
evidence: EvidenceRule, 
/**
 * The documents that count as evidence.
 */
evidence_docs: Array<string>, 
/**
 * The printed rule.
 */
guide_vi: string | null, };

/**
 * The score of a leaf.
 */
export type LeafResult = { 
/**
 * Code.
 */
code: string, 
/**
 * The score that counts; none: missing, refused or not applicable without a score.
 */
score: string | null, 
/**
 * The score before rounding, as a fraction.
 */
exact: string | null, 
/**
 * How it counts when it does not apply.
 */
na: NaMode | null, 
/**
 * Codes of messages about it; their sentences stand in the evaluation's warnings.
 */
warnings: Array<Code>, 
/**
 * How it came about.
 */
state: CellState, 
/**
 * Code of the stage that decided; none when fed or missing.
 */
stage: string | null, };

/**
 * Which one.
 */
export type LeaveChoice = { 
/**
 * Its id.
 */
id: LeaveId, };

/**
 * Which of them.
 */
export type LeaveFilter = { 
/**
 * Of a person.
 */
person?: PersonId, };

/**
 * Of a leave of a person (nghỉ, đi học).
 */
export type LeaveId = string;

/**
 * Why somebody was away. The codes of the first three are the law catalogue's.
 */
export type LeaveKind = "thai_san" | "di_hoc" | "dieu_tri" | "khac";

/**
 * A kind of leave as forms offer it.
 */
export type LeaveKindRule = { 
/**
 * The kind.
 */
kind: LeaveKind, 
/**
 * In words.
 */
name: string, 
/**
 * What is asked of its result; none where nothing is.
 */
question: string | null, };

/**
 * A leave.
 */
export type LeaveRecord = { 
/**
 * None for one that is being added.
 */
id?: LeaveId, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Why.
 */
kind: LeaveKind, 
/**
 * The first day; perhaps only its month.
 */
from: PartialDate, 
/**
 * The last day; none while it lasts.
 */
until?: PartialDate, 
/**
 * Whether studies ended with a result from khá, whether another leave counts as work; none while it is not known.
 */
good_result?: boolean, 
/**
 * The document that says so.
 */
document: string, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * A leave as lists show it.
 */
export type LeaveRow = { 
/**
 * Name of the person.
 */
person_name: string, 
/**
 * Why, in words.
 */
kind_name: string, 
/**
 * The days as printed: `01/09/2021 – 30/06/2023`.
 */
days: string, 
/**
 * Whether it ended well or counts: "Có", "Không"; empty where it is not known or not asked.
 */
result_name: string, 
/**
 * None for one that is being added.
 */
id?: LeaveId, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Why.
 */
kind: LeaveKind, 
/**
 * The first day; perhaps only its month.
 */
from: PartialDate, 
/**
 * The last day; none while it lasts.
 */
until?: PartialDate, 
/**
 * Whether studies ended with a result from khá, whether another leave counts as work; none while it is not known.
 */
good_result?: boolean, 
/**
 * The document that says so.
 */
document: string, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * A unit that filling a batch leaves out.
 */
export type LeftOut = { 
/**
 * Its name.
 */
name: string, 
/**
 * Why, in Vietnamese.
 */
why: string, };

/**
 * A document that the plan rests on.
 */
export type LegalBasis = { 
/**
 * Kind as printed: `Chỉ thị`, `Nghị quyết`.
 */
kind: string, 
/**
 * Số, ký hiệu.
 */
number: string, 
/**
 * Its date.
 */
date?: PartialDate, 
/**
 * Who issued it.
 */
issuer: string, 
/**
 * Trích yếu.
 */
title: string, 
/**
 * What it is to the plan.
 */
role: BasisRole, };

/**
 * Lines that belong together, and why.
 */
export type LinesTogether = { 
/**
 * The lines, in the order of submission.
 */
lines: Array<NominationId>, 
/**
 * Whom they are about.
 */
name: string, 
/**
 * Why, in a sentence.
 */
text: string, };

/**
 * Layout of a nomination list.
 */
export type ListLayout = "unit" | "council";

/**
 * As what a list names those whom it lists.
 */
export type ListNames = "submitted" | "record";

/**
 * Which lines of the log.
 */
export type LogFilter = { 
/**
 * At most so many, newest first; 100 when absent.
 */
limit?: number, 
/**
 * Of one entity.
 */
entity?: string, };

/**
 * An award of the matrix.
 */
export type MatrixAward = { 
/**
 * Its id.
 */
award: string, 
/**
 * Its name.
 */
award_name: string, 
/**
 * How many may be proposed for it.
 */
eligible: number, };

/**
 * A subject beside an award.
 */
export type MatrixCell = { 
/**
 * The verdict.
 */
verdict: EligibilityVerdict, 
/**
 * The same as documents name it.
 */
verdict_name: string, 
/**
 * As a small field shows it: `Đủ`, `XN` (only confirmations are missing), `?` (figures are), `2027` (the first year for which it could be reached), `–`.
 */
mark: string, 
/**
 * What stands in its way first; empty where nothing does.
 */
why: string, 
/**
 * The first year for which it could be reached.
 */
earliest_year: number | null, };

/**
 * Which unit, for which year.
 */
export type MatrixRequest = { 
/**
 * The unit, with the units below it.
 */
unit: UnitId, 
/**
 * Its people, itself and the units below it, or its households; its people when absent.
 */
kind?: SubjectKind, 
/**
 * The last year of achievement.
 */
year: number, 
/**
 * The day on which dossiers are received; today when absent.
 */
received?: PartialDate, };

/**
 * A subject with its verdicts.
 */
export type MatrixRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * Who.
 */
subject: Subject, 
/**
 * Its name.
 */
name: string, 
/**
 * Chức vụ of a person.
 */
title: string, 
/**
 * The unit of a person or a household; the superior unit of a unit.
 */
unit_name: string, 
/**
 * Beside each award, in their order.
 */
cells: Array<MatrixCell>, };

/**
 * A sanction of a member.
 */
export type MemberSanction = { 
/**
 * Form of the law catalogue.
 */
form: string, 
/**
 * The day of its decision; that year when absent.
 */
decided?: PartialDate, };

/**
 * What merging has done.
 */
export type MergeDone = { 
/**
 * The record that stayed.
 */
id: string, 
/**
 * How many things name it now that named the other.
 */
moved: number, 
/**
 * How many things stood twice and stand once.
 */
joined: number, };

/**
 * A field of two records, before and after.
 */
export type MergeField = { 
/**
 * Its name in the record, as `take` has it.
 */
field: string, 
/**
 * Its name for people.
 */
label: string, 
/**
 * Its value in the record that stays.
 */
keep: string, 
/**
 * Its value in the record that goes.
 */
from: string, 
/**
 * What it will be.
 */
after: string, 
/**
 * Why.
 */
fate: FieldFate, };

/**
 * What merging will do.
 */
export type MergePreview = { 
/**
 * Name of the record that stays, with its code.
 */
keep: string, 
/**
 * Name of the record that goes, with its code.
 */
from: string, 
/**
 * The fields, one by one.
 */
fields: Array<MergeField>, 
/**
 * What will name the record that stays.
 */
moved: Array<HeldGroup>, 
/**
 * What the record that stays has already, the same: it will stand once.
 */
joined: Array<HeldGroup>, 
/**
 * Why it is refused; empty when it can be done.
 */
refusals: Array<Failure>, };

/**
 * A dated checkpoint.
 */
export type Milestone = { 
/**
 * Sơ kết, tổng kết, kiểm tra, as the officer names it.
 */
name: string, 
/**
 * When.
 */
date?: PartialDate, 
/**
 * The day it was kept; none while it waits.
 */
done?: PartialDate, 
/**
 * Anything else.
 */
note: string, };

/**
 * The day on which a milestone was kept.
 */
export type MilestoneKept = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * The milestone: a line of its list.
 */
milestone_id: MovementPartId, 
/**
 * The day; none while it waits.
 */
done?: PartialDate, };

/**
 * How an empty cell counts; scoring model C2.
 */
export type Missing = "zero_and_report" | "block" | "full" | "zero";

/**
 * A condition that is not met or not known, with what there is and what it takes.
 */
export type MissingCondition = { 
/**
 * Its place in the tree.
 */
node_id: string, 
/**
 * How many there are.
 */
have: number, 
/**
 * How many it takes.
 */
need: number, 
/**
 * Years that there are in a row.
 */
have_years: number, 
/**
 * Years that it takes.
 */
need_years: number, 
/**
 * The first year that counts.
 */
from?: number, 
/**
 * Where the law says it.
 */
citation: string, 
/**
 * As the law says it, and what was found.
 */
text: string, 
/**
 * Whether it has to hold in any case: it is not one of several ways, nor does it belong to an award for a sudden
 * achievement. One answer for many conditions may only answer such.
 */
required: boolean, 
/**
 * Facts that are not known.
 */
wanted?: Array<WantedFact>, };

/**
 * Whether an operation was done, taken back, or done again.
 */
export type Mode = "do" | "undo" | "redo";

/**
 * A unit whose total or rank moved.
 */
export type Moved = { 
/**
 * The unit.
 */
unit: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Total before, as shown.
 */
total_before: string, 
/**
 * Total after, as shown.
 */
total_after: string, 
/**
 * Rank before, as shown.
 */
rank_before: string, 
/**
 * Rank after, as shown.
 */
rank_after: string, 
/**
 * What of other units moved its scores, in Vietnamese; empty when nothing did.
 */
because: string, };

/**
 * A movement with all parts of its plan.
 */
export type Movement = { 
/**
 * None for one that is being added.
 */
id?: MovementId, 
/**
 * Name of the movement.
 */
name: string, 
/**
 * Other names of it in the same paper, or of movements that the paper launches with it.
 */
other_names: Array<string>, 
/**
 * The movement of a higher level that it answers.
 */
parent_id?: MovementId, 
/**
 * How often it is held.
 */
rhythm?: Rhythm, 
/**
 * From–to.
 */
period: Period, 
/**
 * Whether the paper is the plan itself, not an article about it.
 */
is_plan: boolean, 
/**
 * Kind of paper.
 */
plan_kind: PlanKind, 
/**
 * Số, ký hiệu.
 */
number: string, 
/**
 * Its date.
 */
date?: PartialDate, 
/**
 * Địa danh before the date.
 */
place: string, 
/**
 * Cơ quan ban hành.
 */
issuer: string, 
/**
 * Trích yếu.
 */
title: string, 
/**
 * Who signed.
 */
signer: PlanSigner, 
/**
 * Căn cứ.
 */
legal_bases: Array<Part<LegalBasis>>, 
/**
 * Mục đích.
 */
purposes: Array<Part<TextItem>>, 
/**
 * Yêu cầu.
 */
requirements: Array<Part<TextItem>>, 
/**
 * Đối tượng: who may take part.
 */
participants: Array<Part<TextItem>>, 
/**
 * Nội dung thi đua.
 */
contents: Array<Part<TextItem>>, 
/**
 * Chỉ tiêu.
 */
targets: Array<Part<Target>>, 
/**
 * Giải pháp.
 */
solutions: Array<Part<TextItem>>, 
/**
 * Khen thưởng: its objects, principles, forms and standards.
 */
commendations: Array<Part<TextItem>>, 
/**
 * Tổ chức thực hiện.
 */
assignments: Array<Part<Assignment>>, 
/**
 * Movements that it joins (hưởng ứng).
 */
joined_movements: Array<string>, 
/**
 * Indexes that the text names beside its targets.
 */
indexes: Array<string>, 
/**
 * Sơ kết, tổng kết, kiểm tra.
 */
milestones: Array<Part<Milestone>>, 
/**
 * Nơi nhận.
 */
recipients: Array<Part<Recipient>>, 
/**
 * Khẩu hiệu.
 */
slogans: Array<string>, 
/**
 * Units that take part.
 */
registrations: Array<Registration>, 
/**
 * The paper's own text, when there is one.
 */
text: string, 
/**
 * Anything else worth keeping.
 */
note: string, 
/**
 * The day it was closed (tổng kết); none while it runs.
 */
closed?: PartialDate, };

/**
 * A movement above that was only named until now.
 */
export type MovementAbove = { 
/**
 * The movement that answers it.
 */
id: MovementId, 
/**
 * What is known of it.
 */
source: OutsideSource, };

/**
 * The chain of a movement.
 */
export type MovementChain = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * Its name.
 */
name: string, 
/**
 * The highest movement of the chain in the data file: the one that outside sources stand above.
 */
top: MovementId, 
/**
 * The nodes, from the top down; each stands below the nearest one before it that is less deep.
 */
nodes: Array<ChainNode>, 
/**
 * Units that take part.
 */
units: number, 
/**
 * Those of them without a plan of their own.
 */
without_plan: number, };

/**
 * Which movement.
 */
export type MovementChoice = { 
/**
 * Its id.
 */
id: MovementId, };

/**
 * Which movement is closed, and on which day.
 */
export type MovementClosing = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * The day; today when absent.
 */
date?: PartialDate, };

/**
 * Of a movement (phong trào thi đua).
 */
export type MovementId = string;

/**
 * What a unit came to in a movement in a year.
 */
export type MovementOutcome = { 
/**
 * The movement.
 */
movement_id: MovementId, 
/**
 * Its name.
 */
movement_name: string, 
/**
 * How far the unit came, in words; empty while nobody has said.
 */
level_name: string, 
/**
 * Responsibility of the unit's head for it.
 */
responsibility: string, };

/**
 * Of a part of a movement: a line of one of its lists.
 */
export type MovementPartId = string;

/**
 * The units that take part in a movement.
 */
export type MovementRegistrations = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * Its name.
 */
name: string, 
/**
 * The units, in the order in which they were entered.
 */
rows: Array<RegistrationRow>, 
/**
 * How many have not done each step.
 */
missing: Array<RegistrationMissing>, };

/**
 * The reports of a movement.
 */
export type MovementReports = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * Its name.
 */
name: string, 
/**
 * The reports, by the day on which they are due.
 */
columns: Array<ReportColumn>, 
/**
 * The units that take part and those that owe a report.
 */
units: Array<ReportUnit>, };

/**
 * A cell of the table.
 */
export type MovementResultCell = { 
/**
 * The unit.
 */
unit_id: UnitId, 
/**
 * The field.
 */
field: MovementResultField, 
/**
 * As typed; empty takes it away.
 */
text: string, };

/**
 * Cells of the table.
 */
export type MovementResultCells = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * The year.
 */
year: number, 
/**
 * The cells.
 */
cells: Array<MovementResultCell>, };

/**
 * How many units came to a level.
 */
export type MovementResultCount = { 
/**
 * The level; none of those of whom nobody has said.
 */
level?: EvaluationLevel, 
/**
 * In words: `Hoàn thành tốt`, `Chưa đánh giá`.
 */
name: string, 
/**
 * How many.
 */
count: number, };

/**
 * A field of a result that is typed into a table.
 */
export type MovementResultField = "level" | "responsibility" | "note";

/**
 * The result of a unit.
 */
export type MovementResultRow = { 
/**
 * Name of the unit.
 */
unit_name: string, 
/**
 * Who heads it today, as printed.
 */
head: string, 
/**
 * The level in words; empty while nobody has said.
 */
level_name: string, 
/**
 * How the unit was evaluated for the year; none while it was not.
 */
evaluation?: EvaluationLevel, 
/**
 * The same in words.
 */
evaluation_name: string, 
/**
 * The unit.
 */
unit_id: UnitId, 
/**
 * The year.
 */
year: number, 
/**
 * How far it did what the movement asks, on the scale of yearly evaluations; none while nobody has said.
 */
level?: EvaluationLevel, 
/**
 * Responsibility of the unit's head for it, as written.
 */
responsibility: string, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * The results of a movement in a year.
 */
export type MovementResults = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * Its name.
 */
name: string, 
/**
 * The year.
 */
year: number, 
/**
 * The years that can be chosen, the earliest first.
 */
years: Array<number>, 
/**
 * The units that take part and those with a result, in the order of the list.
 */
rows: Array<MovementResultRow>, 
/**
 * How many came to each level, the highest first; those not looked at last.
 */
counts: Array<MovementResultCount>, };

/**
 * A movement in the list: parents come before what answers them.
 */
export type MovementSummary = { 
/**
 * Its id.
 */
id: MovementId | null, 
/**
 * Its name.
 */
name: string, 
/**
 * Depth below the movement of the highest level, from 0.
 */
depth: number, 
/**
 * The movement it answers.
 */
parent_id: MovementId | null, 
/**
 * Number of its plan.
 */
number: string, 
/**
 * Date of its plan.
 */
date: PartialDate | null, 
/**
 * Who issued the plan.
 */
issuer: string, 
/**
 * Begin of its period.
 */
from: PartialDate | null, 
/**
 * End of its period.
 */
to: PartialDate | null, };

/**
 * A target with how far all units are.
 */
export type MovementTarget = { 
/**
 * The line of the movement's list.
 */
id: MovementPartId, 
/**
 * Its index, or its text.
 */
name: string, 
/**
 * As the plan words it.
 */
text: string, 
/**
 * Đơn vị tính.
 */
unit_of_measure: string, 
/**
 * What the plan aims at in the year.
 */
aim?: string, 
/**
 * Whether more or less is better.
 */
direction: TargetDirection, 
/**
 * How periods come together.
 */
reckoning: TargetReckoning, 
/**
 * Whether the aim is that of all units together.
 */
shared: boolean, 
/**
 * How far all units are.
 */
tally: TargetTally, 
/**
 * The percent of the tally as it is printed; empty when there is none.
 */
percent_text: string, };

/**
 * How far a unit is with one target.
 */
export type MovementTargetCell = { 
/**
 * In the year.
 */
followed: TargetFollowed, 
/**
 * The percent as it is printed; empty when there is none.
 */
percent_text: string, 
/**
 * The reports that the value rests on.
 */
sources: Array<string>, 
/**
 * What stands in the period that is looked at.
 */
figure?: TargetFigure, };

/**
 * A unit with its figures of all targets.
 */
export type MovementTargetUnit = { 
/**
 * The unit.
 */
unit_id: UnitId, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * Its code.
 */
unit_code: string, 
/**
 * Whether it registered for the movement.
 */
registered: boolean, 
/**
 * How many targets it has not reported in the period that is looked at.
 */
missing: number, 
/**
 * Its figures, in the order of the targets.
 */
cells: Array<MovementTargetCell>, };

/**
 * A movement's targets followed through a year.
 */
export type MovementTargets = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * Its name.
 */
name: string, 
/**
 * The year.
 */
year: number, 
/**
 * The period whose reports are looked at.
 */
period: TargetPeriod, 
/**
 * The targets, in the order of the plan.
 */
targets: Array<MovementTarget>, 
/**
 * The units that registered, that the plan names, and that have figures.
 */
units: Array<MovementTargetUnit>, 
/**
 * The day on which the movement was closed.
 */
closed?: PartialDate, 
/**
 * How many of them have reported nothing in the period.
 */
silent: number, 
/**
 * Every period of the year.
 */
periods: Array<TargetPeriodName>, };

/**
 * Which movement's targets, in which year.
 */
export type MovementTargetsRequest = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * The year; the working year, or the movement's own nearest to it, when absent.
 */
year?: number, 
/**
 * The period whose reports are looked at; the whole year when absent.
 */
period?: TargetPeriod, };

/**
 * The timeline of a movement.
 */
export type MovementTimeline = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * Its name.
 */
name: string, 
/**
 * The day on which it was closed.
 */
closed?: PartialDate, 
/**
 * Its events, in the order of days.
 */
events: Array<TimelineRow>, };

/**
 * Which movement and year.
 */
export type MovementYear = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * The year; the working year, or the movement's own nearest to it, when absent.
 */
year?: number, };

/**
 * How a cell that does not apply (không được giao, không áp dụng) counts; scoring model §7.
 */
export type NaMode = "leave_denominator" | "full" | "zero" | "redistribute" | "average";

/**
 * When a leaf does not apply by itself.
 */
export type NaWhen = "no_target" | "zero_target";

/**
 * One line: a subject, an award, a reason.
 */
export type Nomination = { 
/**
 * None for one that is being added.
 */
id?: NominationId, 
/**
 * Its batch.
 */
batch_id: BatchId, 
/**
 * Place in the order of submission, from 1; 0 puts it last.
 */
position: number, 
/**
 * Whether a unit, a person or a household is nominated.
 */
kind: SubjectKind, 
/**
 * The record it is about; none while nobody has matched it.
 */
subject?: Subject, 
/**
 * Id of the award in the law catalogue.
 */
award: string, 
/**
 * Loại hình khen thưởng, a code of the law catalogue; the batch's when left empty.
 */
award_type: string, 
/**
 * The last year of the achievements that it rewards; the batch's year when absent.
 */
ending_year?: number, 
/**
 * The day on which the dossier was received; the batch's when absent.
 */
received?: PartialDate, 
/**
 * Tóm tắt thành tích: taken from achievements and results, then edited.
 */
summary: string, 
/**
 * Ý kiến thẩm định of the secretariat.
 */
opinion: string, 
/**
 * The unit that proposes.
 */
proposing_unit_id?: UnitId, 
/**
 * As submitted.
 */
submitted: Submitted, 
/**
 * Ghi chú.
 */
note: string, 
/**
 * The round that it was filled from.
 */
origin?: NominationOrigin, };

/**
 * Lines that go on.
 */
export type NominationAdvance = { 
/**
 * The lines, of one batch.
 */
ids: Array<NominationId>, 
/**
 * What they become.
 */
state: NominationState, 
/**
 * Why; needed where they go back, are turned down or withdrawn.
 */
reason?: string, 
/**
 * Whether lines that are not, or not surely, eligible are submitted to the council all the same.
 */
even_not_eligible: boolean, 
/**
 * Whether lines that cannot go on stay where they are while the others go on.
 */
where_possible: boolean, };

/**
 * What became of lines that were to go on.
 */
export type NominationAdvanced = { 
/**
 * How many went on.
 */
moved: number, 
/**
 * Why others stay where they are: each in a sentence with its name.
 */
left: Array<string>, };

/**
 * Which line.
 */
export type NominationChoice = { 
/**
 * Its id.
 */
id: NominationId, };

/**
 * The dossier of a line.
 */
export type NominationDossier = { 
/**
 * Its documents; none where the catalogue has no list for the award.
 */
items: Array<DossierDocument>, 
/**
 * How many copies.
 */
copies: number | null, 
/**
 * Where the law says so.
 */
citation: string, 
/**
 * The badge of a list that was not checked against the original text.
 */
badge: string | null, 
/**
 * Names of required documents that were not received.
 */
missing: Array<string>, };

/**
 * Of a nomination (đề nghị khen thưởng).
 */
export type NominationId = string;

/**
 * A line with what the window shows beside it.
 */
export type NominationLine = { 
/**
 * Name of its award.
 */
award_name: string, 
/**
 * Vietnamese name of its loại hình.
 */
award_type_name: string, 
/**
 * How the record names the subject today, where that is not as submitted; none when they agree or no record was
 * matched.
 */
today: Submitted | null, 
/**
 * In which of these fields a printed page would say otherwise than the record: `honorific`, `name`, `title`, `unit`.
 */
differs: Array<string>, 
/**
 * None for one that is being added.
 */
id?: NominationId, 
/**
 * Its batch.
 */
batch_id: BatchId, 
/**
 * Place in the order of submission, from 1; 0 puts it last.
 */
position: number, 
/**
 * Whether a unit, a person or a household is nominated.
 */
kind: SubjectKind, 
/**
 * The record it is about; none while nobody has matched it.
 */
subject?: Subject, 
/**
 * Id of the award in the law catalogue.
 */
award: string, 
/**
 * Loại hình khen thưởng, a code of the law catalogue; the batch's when left empty.
 */
award_type: string, 
/**
 * The last year of the achievements that it rewards; the batch's year when absent.
 */
ending_year?: number, 
/**
 * The day on which the dossier was received; the batch's when absent.
 */
received?: PartialDate, 
/**
 * Tóm tắt thành tích: taken from achievements and results, then edited.
 */
summary: string, 
/**
 * Ý kiến thẩm định of the secretariat.
 */
opinion: string, 
/**
 * The unit that proposes.
 */
proposing_unit_id?: UnitId, 
/**
 * As submitted.
 */
submitted: Submitted, 
/**
 * Ghi chú.
 */
note: string, 
/**
 * The round that it was filled from.
 */
origin?: NominationOrigin, };

/**
 * Which line is about whom.
 */
export type NominationLink = { 
/**
 * The line.
 */
id: NominationId, 
/**
 * Whom it is about; what was submitted stays as it was written.
 */
subject: Subject, };

/**
 * Where a line goes.
 */
export type NominationMove = { 
/**
 * Its id.
 */
id: NominationId, 
/**
 * Its new place in the order of submission, from 1.
 */
position: number, };

/**
 * From which round and place a line was filled.
 */
export type NominationOrigin = { 
/**
 * The round.
 */
round_id: RoundId, 
/**
 * The rank it had then, as shown.
 */
rank: string, };

/**
 * How far a nomination is.
 */
export type NominationState = "draft" | "received" | "returned" | "appraised" | "submitted" | "passed" | "not_passed" | "decided" | "withdrawn";

/**
 * A state.
 */
export type NominationStateRule = { 
/**
 * The state.
 */
state: NominationState, 
/**
 * As lists print it.
 */
name: string, 
/**
 * What it may become.
 */
next: Array<NominationState>, 
/**
 * Whether becoming it needs a word on why.
 */
needs_reason: boolean, 
/**
 * Whether an appraisal stands behind it: what that rests on changes no more.
 */
appraised: boolean, };

/**
 * Input of a command that needs none.
 */
export type Nothing = Record<string, never>;

/**
 * Whether numbers begin anew in each section.
 */
export type Numbering = "per_section" | "continuous";

/**
 * Which scheme of those offered.
 */
export type OfferChoice = { 
/**
 * Its name.
 */
name: string, };

/**
 * The identity of the office from a day on (shared/domain documents §1: the letterhead's two columns).
 */
export type Office = { 
/**
 * None for one that is being added.
 */
id?: OfficeId, 
/**
 * The first day on which it is printed.
 */
valid_from: PartialDate, 
/**
 * Cơ quan chủ quản: first line of the letterhead, empty when there is none (a people's committee).
 */
superior: string, 
/**
 * Cơ quan ban hành: second line of the letterhead.
 */
name: string, 
/**
 * Ký hiệu in document numbers: `SNV` in `05/TTr-SNV`.
 */
symbol: string, 
/**
 * Địa danh before the date.
 */
place: string, 
/**
 * Those who sign, first the usual one.
 */
signers: Array<Signer>, 
/**
 * Default lines of Nơi nhận.
 */
recipients: Array<string>, };

/**
 * Which identity.
 */
export type OfficeChoice = { 
/**
 * Its id.
 */
id: OfficeId, };

/**
 * Of a dated identity of the office.
 */
export type OfficeId = string;

/**
 * What a write gives back: its output, and what it touched.
 */
export type OpOutput<T> = { 
/**
 * The operation's number in the log; none when nothing was changed.
 */
operation: number | null, 
/**
 * What the use case answers.
 */
output: T, 
/**
 * The entities touched. More than a thousand are named by kind only, with an empty id.
 */
changes: Array<Change>, };

/**
 * A line of the log.
 */
export type OperationRow = { 
/**
 * Number in the log.
 */
id: number, 
/**
 * When, RFC 3339 in UTC.
 */
at: string, 
/**
 * Who.
 */
actor: string, 
/**
 * Code of the kind.
 */
kind: string, 
/**
 * Vietnamese name.
 */
label: string, 
/**
 * Done, taken back, or done again.
 */
mode: Mode, 
/**
 * The operation taken back or done again.
 */
target: number | null, 
/**
 * The operation that took this one back.
 */
undone_by: number | null, 
/**
 * Rows touched.
 */
rows: number, };

/**
 * In which order a list shows its lines.
 */
export type Order = "submitted" | "name";

/**
 * A movement or document above that the data file has no movement of.
 */
export type OutsideSource = { 
/**
 * Name of the movement that is joined, or what the document is about.
 */
name: string, 
/**
 * Whether it is a movement that is joined; else a document that is carried out.
 */
joined: boolean, 
/**
 * Kind of the document: `Quyết định`; empty where only a name is known.
 */
kind: string, 
/**
 * Its số, ký hiệu.
 */
number: string, 
/**
 * Its date.
 */
date?: PartialDate, 
/**
 * Who issued it.
 */
issuer: string, 
/**
 * How high that stands.
 */
level: IssuerLevel, };

/**
 * What the first screen shows.
 */
export type Overview = { 
/**
 * The working year.
 */
year: number, 
/**
 * What waits, the most pressing first.
 */
tasks: Array<Task>, 
/**
 * The first steps with a data file, in their order.
 */
steps: Array<Step>, 
/**
 * How far the open rounds are scored.
 */
rounds: Array<RoundProgress>, 
/**
 * The year in numbers.
 */
totals: Totals, };

/**
 * What a letter reminds of.
 */
export type OwedKind = "registration" | "report";

/**
 * Picture of a page.
 */
export type PagePicture = { 
/**
 * PNG as a `data:` address.
 */
picture: string, };

/**
 * A page to look at.
 */
export type PageRequest = { 
/**
 * The preview.
 */
preview: number, 
/**
 * The page, from 1.
 */
page: number, 
/**
 * Dots an inch: 96 make an A4 page 794 pixels wide.
 */
dots_per_inch: number, };

/**
 * A document to print on paper.
 */
export type PaperRequest = { 
/**
 * Name of the document.
 */
name: string, 
/**
 * Its options.
 */
options: PrintOptions, };

/**
 * A part of a movement with its identity: lines keep theirs when others are put before them.
 */
export type Part<T> = { 
/**
 * None for a line that is being added.
 */
id?: MovementPartId | null, 
/**
 * The line.
 */
line: T, };

/**
 * `2026`, `2026-11` or `2026-11-24`. Sorts by time, a year before its months.
 */
export type PartialDate = string;

/**
 * What a pasted block would do.
 */
export type PastePreview = { 
/**
 * Cells that would change.
 */
changed: number, 
/**
 * Cells that stay as they are.
 */
unchanged: number, 
/**
 * Cells that cannot be taken, each with why and where.
 */
refused: Array<Failure>, };

/**
 * From–to, both ends optional and partial.
 */
export type Period = { 
/**
 * First day, month or year.
 */
from: PartialDate | null, 
/**
 * Last day, month or year.
 */
to: PartialDate | null, };

/**
 * A person.
 */
export type Person = { 
/**
 * None for one that is being added.
 */
id?: PersonId, 
/**
 * Short code, unique; made by the program when left empty (`CN0001`).
 */
code: string, 
/**
 * Xưng hô: Ông, Bà, a military rank.
 */
honorific: string, 
/**
 * Full name.
 */
name: string, 
/**
 * When born.
 */
birth_date?: PartialDate, 
/**
 * Sex.
 */
sex?: Sex, 
/**
 * Loại đối tượng, as the officer names it: công chức, người lao động trực tiếp…
 */
subject_class: string, 
/**
 * Whether the work is done directly (trực tiếp lao động, sản xuất, công tác) rather than led or managed; none while
 * nobody has said ([`Person::works_directly`] then asks the class).
 */
direct_worker?: boolean, 
/**
 * Employed since.
 */
employed_from?: PartialDate, 
/**
 * Positions, the latest first.
 */
positions: Array<Position>, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * Which person.
 */
export type PersonChoice = { 
/**
 * Their id.
 */
id: PersonId, };

/**
 * Of a person (cá nhân).
 */
export type PersonId = string;

/**
 * Which two records of a person become one.
 */
export type PersonMerge = { 
/**
 * The record that stays.
 */
keep: PersonId, 
/**
 * The record that goes.
 */
from: PersonId, 
/**
 * Fields in which the value of the record that goes is the right one.
 */
take: Array<string>, };

/**
 * What came of saving a person.
 */
export type PersonSaved = { 
/**
 * Their id.
 */
id: PersonId, 
/**
 * People who may be the same: equal name, and equal birth date or unit. Kept apart; the officer looks.
 */
alike: Array<Person>, };

/**
 * A person that was entered in another's record.
 */
export type PersonSplit = { 
/**
 * The record that two people were entered in.
 */
from: PersonId, 
/**
 * The new record.
 */
record: Person, 
/**
 * What goes to it.
 */
items: Array<HeldItem>, };

/**
 * What to ask the officer for.
 */
export type Pick = { 
/**
 * What for.
 */
purpose: Purpose, 
/**
 * The name proposed for saving.
 */
name?: string, };

/**
 * A chosen file.
 */
export type Picked = { 
/**
 * Names the file in later commands.
 */
token: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The folder it is in, for showing.
 */
folder: string, };

/**
 * Where in a form, a file or a round the refused value stands. Every part is optional.
 */
export type Place = { 
/**
 * Field of a form, dotted for lists: `targets.2.value`.
 */
field?: string, 
/**
 * Sheet of a workbook.
 */
sheet?: string, 
/**
 * Row of a file, counted from 1 as Excel does.
 */
row?: number, 
/**
 * Column of a file: its letter or its printed header.
 */
column?: string, 
/**
 * Code of a criterion.
 */
criterion?: string, 
/**
 * Name of a unit.
 */
unit?: string, };

/**
 * A movement as plain JSON.
 */
export type Plain = unknown;

/**
 * An achievement in plain JSON.
 */
export type PlainAchievement = { 
/**
 * Mã; made when left empty.
 */
code: string, 
/**
 * Id, code or exact name of a unit, a person or a household.
 */
subject: string, 
/**
 * Which of the three, when the name alone does not say.
 */
subject_kind?: SubjectKind, 
/**
 * The year, in place of a period.
 */
year?: number, 
/**
 * When it was done.
 */
period: Period, 
/**
 * Id, plan number or exact name of the movement that it answers.
 */
movement: string, 
/**
 * Id, code or name of its kind.
 */
kind: string, 
/**
 * What was done.
 */
content: string, 
/**
 * What it measures.
 */
figures: Array<PlainFigure>, 
/**
 * What recognises it.
 */
recognition: Recognition, 
/**
 * How it was recognised as an initiative.
 */
initiative?: PlainInitiative, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * A figure with numbers as text.
 */
export type PlainFigure = { 
/**
 * Its name.
 */
name: string, 
/**
 * Đơn vị tính.
 */
unit_of_measure: string, 
/**
 * What was assigned, `12.5`.
 */
target?: string, 
/**
 * What was reached, `12.5`.
 */
actual?: string, };

/**
 * How an initiative was recognised, the scope by its Vietnamese name or its code.
 */
export type PlainInitiative = { 
/**
 * `Cơ sở`, `Tỉnh`, `Toàn quốc`.
 */
scope: string, 
/**
 * Number of the decision.
 */
number: string, 
/**
 * Date of the decision.
 */
date?: PartialDate, };

/**
 * What kind of paper launches or tells of a movement.
 */
export type PlanKind = "plan" | "directive" | "official_letter" | "decision" | "news" | "other";

/**
 * A plan as it was read.
 */
export type PlanReading = { 
/**
 * The text that the spans point into: NFC, line breaks kept.
 */
text: string, 
/**
 * Whether it launches a movement, answers one or tells of that.
 */
is_plan: boolean, 
/**
 * Kind of paper.
 */
kind: PlanKind, 
/**
 * Số, ký hiệu.
 */
number: Found | null, 
/**
 * Its date.
 */
date: Found | null, 
/**
 * Địa danh.
 */
place: Found | null, 
/**
 * Cơ quan ban hành.
 */
issuer: Found | null, 
/**
 * Trích yếu; of an article its headline.
 */
title: Found | null, 
/**
 * Names of the movements that it launches.
 */
movements: Array<Found>, 
/**
 * From–to.
 */
period: FoundPeriod, 
/**
 * Căn cứ, what it carries out, documents that it names.
 */
legal_bases: Array<FoundBasis>, 
/**
 * Mục đích.
 */
purposes: Array<FoundItem>, 
/**
 * Yêu cầu.
 */
requirements: Array<FoundItem>, 
/**
 * Đối tượng.
 */
participants: Array<FoundItem>, 
/**
 * Nội dung thi đua.
 */
contents: Array<FoundItem>, 
/**
 * Giải pháp.
 */
solutions: Array<FoundItem>, 
/**
 * Khen thưởng.
 */
commendations: Array<FoundItem>, 
/**
 * Published indexes that it names.
 */
indexes: Array<Found>, 
/**
 * Figures to be reached.
 */
targets: Array<FoundTarget>, 
/**
 * Movements of others that it joins.
 */
joined_movements: Array<Found>, 
/**
 * Tổ chức thực hiện.
 */
assignments: Array<FoundAssignment>, 
/**
 * Nơi nhận.
 */
recipients: Array<FoundRecipient>, 
/**
 * Who signed.
 */
signer: FoundSigner, 
/**
 * Khẩu hiệu, chủ đề, tinh thần.
 */
slogans: Array<Found>, };

/**
 * Who signed the plan.
 */
export type PlanSigner = { 
/**
 * Chức vụ as printed.
 */
position: string, 
/**
 * Full name.
 */
name: string, };

/**
 * What to read: a file that was picked, or a text.
 */
export type PlanSource = { 
/**
 * Token of `pick.open`.
 */
token?: string, 
/**
 * A pasted text.
 */
text?: string, 
/**
 * Whether to read it as a plan though it does not say that it launches or answers a movement.
 */
as_plan?: boolean, };

/**
 * A position (chức vụ) with its dates. A person may stand outside every unit.
 */
export type Position = { 
/**
 * None for one that is being added.
 */
id?: PositionId, 
/**
 * The unit; none outside every unit.
 */
unit_id?: UnitId, 
/**
 * Chức vụ as printed.
 */
title: string, 
/**
 * Since when.
 */
from?: PartialDate, 
/**
 * Until when.
 */
to?: PartialDate, };

/**
 * Of a dated position of a person (chức vụ).
 */
export type PositionId = string;

/**
 * A preview.
 */
export type Preview = { 
/**
 * Names it in `print.page`.
 */
preview: number, 
/**
 * How many pages it has.
 */
pages: number, 
/**
 * Whether its pages lie sideways.
 */
landscape: boolean, };

/**
 * A document to look at.
 */
export type PreviewRequest = { 
/**
 * Name of the document.
 */
name: string, 
/**
 * Its options.
 */
options: PrintOptions, };

/**
 * Options of all documents; each takes what concerns it and has a default for what is absent.
 */
export type PrintOptions = { 
/**
 * The batch to print.
 */
batch?: BatchId, 
/**
 * The round to print.
 */
round?: RoundId, 
/**
 * The movement to print.
 */
movement?: MovementId, 
/**
 * The period whose figures of targets are printed; the working year when absent.
 */
period?: TargetPeriod, 
/**
 * A report on all years of the movement instead of the period.
 */
whole?: boolean, 
/**
 * What a letter reminds of; of everything when absent.
 */
owed?: OwedKind, 
/**
 * By when a letter asks for an answer; empty leaves room to write it.
 */
deadline?: PartialDate, 
/**
 * The unit to print, of a document that has a paper for each; all of them when absent.
 */
unit?: UnitId, 
/**
 * The subject of whom it is printed.
 */
subject?: Subject, 
/**
 * What stands in the rows of a matrix: people, units or households; people when absent.
 */
kind?: SubjectKind, 
/**
 * The award, by id or name.
 */
award?: string, 
/**
 * Loại hình khen thưởng; công trạng when absent.
 */
award_type?: string, 
/**
 * The last year of achievement, or the year of the decisions of a register.
 */
year?: number, 
/**
 * The day on which dossiers are received; today when absent.
 */
received?: PartialDate, 
/**
 * Only what was decided by this authority.
 */
authority?: string, 
/**
 * The scheme to print.
 */
scheme?: SchemeId, 
/**
 * Whether a form holds what is entered rather than room to write.
 */
filled?: boolean, 
/**
 * Layout of the nomination list.
 */
layout: ListLayout, 
/**
 * How large the paper is; A4 when absent.
 */
paper: 'a4' | 'a3' | null, 
/**
 * Which way the paper lies.
 */
orientation: 'portrait' | 'landscape' | null, 
/**
 * Margins in millimetres.
 */
margins: { top: number; bottom: number; left: number; right: number } | null, 
/**
 * Date of the document; empty leaves room to write it.
 */
date?: PartialDate, 
/**
 * Number of the document or of the tờ trình it goes with, without its symbol.
 */
number?: string, 
/**
 * Date of the council's meeting.
 */
meeting?: PartialDate, 
/**
 * Title in place of the usual one.
 */
title?: string, 
/**
 * As what the lines of a batch are named; as submitted when absent.
 */
names?: ListNames, 
/**
 * Only the lines of this decision, by its number; of a batch's reward money.
 */
decision?: string, 
/**
 * Order of the lines.
 */
order: Order, 
/**
 * Numbering of the lines.
 */
numbering: Numbering, 
/**
 * Which of the office's signers, from 0.
 */
signer?: number, 
/**
 * Only the lines that this unit proposes.
 */
proposing_unit?: UnitId, 
/**
 * Only the lines in these states, of a list of a batch; those that belong on it when absent.
 */
states?: Array<NominationState>, 
/**
 * Whether the letterhead (and who signs) is printed on a list that can do without.
 */
letterhead?: boolean, };

/**
 * What a document is printed from.
 */
export type PrintSource = "batch" | "round" | "scheme" | "movement" | "record" | "subject" | "unit";

/**
 * What a file is wanted for; decides the dialog's title and the kinds of files shown.
 */
export type Purpose = "data_file" | "table" | "plan" | "scheme" | "evidence" | "pdf" | "docx" | "xlsx";

/**
 * A quota (tỷ lệ khống chế): the most units that may have a grade.
 */
export type Quota = { 
/**
 * Code or name of the grade.
 */
grade: string, 
/**
 * The limit counts units of this grade and of better ones.
 */
or_better?: boolean, 
/**
 * Largest share, of 1.
 */
share?: string, 
/**
 * Largest number, instead of a share.
 */
count?: number, 
/**
 * The share is of this number of units, fixed by the rule, instead of those that are there.
 */
base?: number, 
/**
 * The share is of the units of this grade (code or name) and better; of all units if not stated.
 */
of?: string, 
/**
 * How a share is rounded to units.
 */
round: QuotaRounding, 
/**
 * What happens to equal units at the limit.
 */
ties: QuotaTies, };

/**
 * A ceiling beside the lines of its award.
 */
export type QuotaMeter = { 
/**
 * Id of the award.
 */
award: string, 
/**
 * Name of the award.
 */
award_name: string, 
/**
 * The regime whose ceiling it is.
 */
regime: string, 
/**
 * The year of achievement.
 */
year: number, 
/**
 * Whose lines it counts.
 */
scope: QuotaScope, 
/**
 * The proposing unit, where it is one's.
 */
unit_id: UnitId | null, 
/**
 * Its name; empty otherwise.
 */
unit: string, 
/**
 * Lines that count.
 */
count: number, 
/**
 * How many of them have no known ceiling: they name no proposing unit, or nobody has entered its figures.
 */
unplaced: number, 
/**
 * The share in percent; none where nothing limits the number.
 */
percent: number | null, 
/**
 * What the share is of; none while it is not known.
 */
denominator: number | null, 
/**
 * What the denominator counts, in words.
 */
denominator_name: string, 
/**
 * How the share becomes a number, as a code: `floor`, `half_up`, `ceil`.
 */
rounding: string, 
/**
 * The same in words.
 */
rounding_name: string, 
/**
 * The most there may be, of a sum the sum of the units' own; none without a ceiling or without a denominator.
 */
max: number | null, 
/**
 * Whether there are more lines than that; of a sum, whether any unit has more than its own.
 */
exceeded: boolean, 
/**
 * The rule in words.
 */
text: string, 
/**
 * Where the law says so.
 */
citation: string, 
/**
 * The badge of a rule that was not checked against the original text.
 */
badge: string | null, };

/**
 * How a share is rounded to units.
 */
export type QuotaRounding = "floor" | "ceil" | "half_up";

/**
 * Whose lines a meter counts.
 */
export type QuotaScope = "whole" | "unit" | "without_unit";

/**
 * What happens to equal units at the limit of a quota.
 */
export type QuotaTies = "exclude_all_tied" | "include_all_tied" | "council_decides";

/**
 * A rank: a whole number, or half of one where equal units share the mean of their places.
 */
export type Rank = number | string;

/**
 * What a ranking or a grade compares, after its rounding.
 */
export type RankBy = "percent" | "total" | "base";

/**
 * Which end of the ranking is first.
 */
export type RankOrder = "desc" | "asc";

/**
 * How units are ranked.
 */
export type Ranking = { 
/**
 * What is compared.
 */
by: RankBy, 
/**
 * Which end is first.
 */
order: RankOrder, 
/**
 * How equal units share ranks.
 */
ties: Ties, 
/**
 * Whether ranks and grades compare what is printed, or the values before their rounding.
 */
compare?: Compare, 
/**
 * Codes of criteria (the higher score first), or `higher_bonus`, `fewer_deductions`, `self_closer`; in this order.
 */
tie_breakers: Array<string>, };

/**
 * What going over to another version would do.
 */
export type RebasePreview = { 
/**
 * How the versions differ.
 */
scheme: SchemeDiff, 
/**
 * Every total, rank and grade that would move.
 */
report: ChangeReport, 
/**
 * Entered values and evidence that the version has no place for.
 */
unfit: Array<UnfitValue>, 
/**
 * What is to be confirmed about the version before its first use.
 */
warnings: Array<Finding>, };

/**
 * A round and the version that it would go over to.
 */
export type RebaseRequest = { 
/**
 * The round.
 */
id: RoundId, 
/**
 * The version.
 */
scheme: SchemeId, 
/**
 * Whether entered values that the version has no place for are taken away; otherwise they stop it.
 */
drop_unfit: boolean, 
/**
 * The officer has seen the warnings of the version and uses it all the same; asked before its first use.
 */
confirmed: boolean, };

/**
 * One of the recent files.
 */
export type RecentChoice = { 
/**
 * Its place in `file.recent`.
 */
index: number, };

/**
 * A data file opened lately.
 */
export type RecentFile = { 
/**
 * Place in the list.
 */
index: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Its folder.
 */
folder: string, 
/**
 * Whether it is still there.
 */
present: boolean, };

/**
 * A line of Nơi nhận.
 */
export type Recipient = { 
/**
 * Who receives it.
 */
name: string, 
/**
 * `B/c`, `T/h`, `Lưu`; empty when none is written.
 */
purpose: string, };

/**
 * The document that recognises an achievement.
 */
export type Recognition = { 
/**
 * Số, ký hiệu.
 */
number: string, 
/**
 * Its date.
 */
date?: PartialDate, 
/**
 * Cơ quan ban hành.
 */
issuer: string, 
/**
 * Trích yếu.
 */
title: string, };

/**
 * Of a statement on how far the award record goes back.
 */
export type RecordId = string;

/**
 * What to state. Without a year the statement is taken back.
 */
export type RecordInput = { 
/**
 * For a unit and the people in it; the whole file when absent.
 */
unit_id?: UnitId, 
/**
 * For an award: id or name; all awards when absent.
 */
award?: string, 
/**
 * From this year of achievement on every grant is recorded.
 */
year?: number, };

/**
 * A statement as lists show it.
 */
export type RecordRow = { 
/**
 * Name of the unit; empty for the whole file.
 */
unit_name: string, 
/**
 * Name of the award; empty for all awards.
 */
award_name: string, 
/**
 * None for one that is being added.
 */
id?: RecordId, 
/**
 * For a unit and the people in it; none for the whole file.
 */
unit_id?: UnitId, 
/**
 * For an award of the law catalogue; none for all of them.
 */
award?: string, 
/**
 * From this year of achievement on every grant is recorded.
 */
year: number, };

/**
 * The law that applies to the dossiers of a batch.
 */
export type RegimeOfBatch = { 
/**
 * Id of the regime.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The badge of one that was not checked against the original text.
 */
badge: string | null, 
/**
 * Whether it follows from today, for nobody has said when dossiers are received.
 */
by_today: boolean, };

/**
 * A unit that takes part in a movement. It stands on the list from when it is expected to, before it has registered.
 */
export type Registration = { 
/**
 * None for one that is being added.
 */
id?: RegistrationId, 
/**
 * The unit.
 */
unit_id: UnitId, 
/**
 * What it registered for: an award, a model, as written.
 */
aim: string, 
/**
 * What it pledged (giao ước thi đua), as written.
 */
pledge: string, 
/**
 * When it registered.
 */
date?: PartialDate, 
/**
 * When the movement's plan was made known in the unit (phổ biến, quán triệt).
 */
disseminated?: PartialDate, 
/**
 * Số, ký hiệu of the unit's own plan.
 */
plan_number: string, 
/**
 * Its date.
 */
plan_date?: PartialDate, 
/**
 * The unit's own aims (chỉ tiêu), as written.
 */
own_targets: string, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * Units that are to take part.
 */
export type RegistrationAddition = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * The units; those on the list already stay as they are.
 */
units: Array<UnitId>, 
/**
 * What all of them registered for; nothing when they have yet to.
 */
aim: string, 
/**
 * When they registered.
 */
date?: PartialDate, };

/**
 * A cell of the table.
 */
export type RegistrationCell = { 
/**
 * The unit.
 */
unit_id: UnitId, 
/**
 * The field.
 */
field: RegistrationField, 
/**
 * As typed; empty takes it away.
 */
text: string, };

/**
 * Cells of the table.
 */
export type RegistrationCells = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * The cells.
 */
cells: Array<RegistrationCell>, };

/**
 * A unit of a movement.
 */
export type RegistrationChoice = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * The unit.
 */
unit_id: UnitId, };

/**
 * What a unit registered, whole.
 */
export type RegistrationEntry = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * The registration; over what is stored of its unit.
 */
registration: Registration, };

/**
 * A field of a registration that is typed into a table.
 */
export type RegistrationField = "date" | "aim" | "pledge" | "disseminated" | "plan_number" | "plan_date" | "own_targets" | "note";

/**
 * Of a registration of a unit for a movement.
 */
export type RegistrationId = string;

/**
 * How many units have not done something.
 */
export type RegistrationMissing = { 
/**
 * What.
 */
step: RegistrationStep, 
/**
 * How many.
 */
count: number, };

/**
 * A unit that takes part, with what it has not done yet.
 */
export type RegistrationRow = { 
/**
 * Its name.
 */
unit_name: string, 
/**
 * Its code.
 */
unit_code: string, 
/**
 * How many of the movement's targets it was given an aim of its own for.
 */
aims: number, 
/**
 * What it has not done yet.
 */
missing: Array<RegistrationStep>, 
/**
 * None for one that is being added.
 */
id?: RegistrationId, 
/**
 * The unit.
 */
unit_id: UnitId, 
/**
 * What it registered for: an award, a model, as written.
 */
aim: string, 
/**
 * What it pledged (giao ước thi đua), as written.
 */
pledge: string, 
/**
 * When it registered.
 */
date?: PartialDate, 
/**
 * When the movement's plan was made known in the unit (phổ biến, quán triệt).
 */
disseminated?: PartialDate, 
/**
 * Số, ký hiệu of the unit's own plan.
 */
plan_number: string, 
/**
 * Its date.
 */
plan_date?: PartialDate, 
/**
 * The unit's own aims (chỉ tiêu), as written.
 */
own_targets: string, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * What the head of a unit owes a movement at its start.
 */
export type RegistrationStep = "register" | "disseminate" | "plan" | "targets";

/**
 * Lines of a batch that are not at an end.
 */
export type RemainingLines = { 
/**
 * How far they are.
 */
state: NominationState, 
/**
 * How many.
 */
count: number, 
/**
 * What they still wait for, in words: `1 dòng Hội đồng đã thông qua chưa có quyết định`.
 */
text: string, };

/**
 * How far what was found is mended.
 */
export type RemedyState = "none" | "awaited" | "overdue" | "done" | "late";

/**
 * A report of a unit.
 */
export type Report = { 
/**
 * None for one that is being added.
 */
id?: ReportId, 
/**
 * The unit that owes it.
 */
unit_id: UnitId, 
/**
 * What it is called: `Báo cáo sơ kết 6 tháng`.
 */
name: string, 
/**
 * The movement that asks for it, if one does.
 */
movement_id?: MovementId, 
/**
 * The last day on which it is in time.
 */
due: PartialDate, 
/**
 * The day it came; none while it is awaited.
 */
received?: PartialDate, 
/**
 * Its số, ký hiệu: `30/BC-STC`.
 */
number: string, 
/**
 * The day on its paper.
 */
date?: PartialDate, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * A report of a unit.
 */
export type ReportCell = { 
/**
 * Its id.
 */
id: ReportId, 
/**
 * The day on which it came.
 */
received?: PartialDate, 
/**
 * How it stands.
 */
state: ReportState, 
/**
 * Its số, ký hiệu.
 */
number: string, 
/**
 * The day on its paper.
 */
date?: PartialDate, 
/**
 * How many files of it are kept.
 */
files: number, };

/**
 * Which report.
 */
export type ReportChoice = { 
/**
 * Its id.
 */
id: ReportId, };

/**
 * A report of the table.
 */
export type ReportColumn = { 
/**
 * What it is called.
 */
name: string, 
/**
 * When it is due.
 */
due: PartialDate, 
/**
 * How many units owe it.
 */
of: number, 
/**
 * How many came.
 */
received: number, 
/**
 * How many of these late.
 */
late: number, 
/**
 * How many are missing after its day.
 */
missing: number, };

/**
 * A report that is asked of units.
 */
export type ReportDemand = { 
/**
 * The movement that asks for it.
 */
movement_id: MovementId, 
/**
 * What it is called.
 */
name: string, 
/**
 * The last day on which it is in time.
 */
due: PartialDate, 
/**
 * Of whom; those who owe it already stay as they are.
 */
units: Array<UnitId>, };

/**
 * Cells of the table.
 */
export type ReportEntry = { 
/**
 * The movement.
 */
movement_id: MovementId, 
/**
 * The cells.
 */
cells: Array<ReportEntryCell>, };

/**
 * A cell of the table.
 */
export type ReportEntryCell = { 
/**
 * The report.
 */
name: string, 
/**
 * Its day.
 */
due: PartialDate, 
/**
 * The unit.
 */
unit_id: UnitId, 
/**
 * The day on which it came, as typed; empty while it is awaited.
 */
text: string, 
/**
 * Its số, ký hiệu; what is there stays when absent.
 */
number?: string, 
/**
 * The day on its paper; what is there stays when absent.
 */
date?: PartialDate, };

/**
 * A file of a report that came, kept in the data file.
 */
export type ReportFile = { 
/**
 * Its id.
 */
id: ReportFileId, 
/**
 * The report.
 */
report_id: ReportId, 
/**
 * Its name.
 */
name: string, 
/**
 * SHA-256 of its content, in hexadecimal.
 */
sha256: string, 
/**
 * Its size in bytes.
 */
size: number, };

/**
 * Which file.
 */
export type ReportFileChoice = { 
/**
 * Its id.
 */
id: ReportFileId, };

/**
 * Where a file goes.
 */
export type ReportFileCopy = { 
/**
 * Its id.
 */
id: ReportFileId, 
/**
 * Token of `pick.save`.
 */
token: string, };

/**
 * Of a file of a report that came.
 */
export type ReportFileId = string;

/**
 * A file to add.
 */
export type ReportFileToAdd = { 
/**
 * The report.
 */
report: ReportId, 
/**
 * Token of `pick.open`.
 */
token: string, };

/**
 * Which reports.
 */
export type ReportFilter = { 
/**
 * Due in one year.
 */
year?: number, };

/**
 * Of a report that a unit owes (báo cáo phải nộp).
 */
export type ReportId = string;

/**
 * A report with the name of its unit and how it stands today.
 */
export type ReportRow = { 
/**
 * Name of the unit.
 */
unit_name: string, 
/**
 * How it stands.
 */
state: ReportState, 
/**
 * None for one that is being added.
 */
id?: ReportId, 
/**
 * The unit that owes it.
 */
unit_id: UnitId, 
/**
 * What it is called: `Báo cáo sơ kết 6 tháng`.
 */
name: string, 
/**
 * The movement that asks for it, if one does.
 */
movement_id?: MovementId, 
/**
 * The last day on which it is in time.
 */
due: PartialDate, 
/**
 * The day it came; none while it is awaited.
 */
received?: PartialDate, 
/**
 * Its số, ký hiệu: `30/BC-STC`.
 */
number: string, 
/**
 * The day on its paper.
 */
date?: PartialDate, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * How a report stands.
 */
export type ReportState = "in_time" | "late" | "awaited" | "missing";

/**
 * A unit with its reports.
 */
export type ReportUnit = { 
/**
 * The unit.
 */
unit_id: UnitId, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * When it ended, of one that was merged or dissolved: nothing is asked of it any more.
 */
ended?: PartialDate, 
/**
 * How many reports are missing after their day.
 */
missing: number, 
/**
 * Its reports in the order of the columns; none where it does not owe one.
 */
cells: Array<ReportCell | null>, };

/**
 * Which backup to restore.
 */
export type RestoreRequest = { 
/**
 * Name of one of the listed backups.
 */
name?: string, 
/**
 * Or the token of a picked file.
 */
token?: string, };

/**
 * What a restore did.
 */
export type Restored = { 
/**
 * Name of the file that was replaced and kept.
 */
kept: string | null, };

/**
 * Whose results.
 */
export type ResultsRequest = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * As this stage sees it; by precedence when absent.
 */
stage?: string, 
/**
 * With the scores of criteria and groups.
 */
detail: boolean, };

/**
 * How often a movement is held (Luật Thi đua, khen thưởng: thường xuyên, theo chuyên đề; đột xuất).
 */
export type Rhythm = "regular" | "thematic" | "urgent";

/**
 * What a year has to bring.
 */
export type RoadmapStep = { 
/**
 * The year of achievement.
 */
year: number, 
/**
 * What, in a sentence.
 */
text: string, };

/**
 * What the points of a part do.
 */
export type Role = "base" | "bonus" | "deduction" | "info";

/**
 * A round.
 */
export type Round = { 
/**
 * None for one that is being opened.
 */
id: RoundId | null, 
/**
 * Its name.
 */
name: string, 
/**
 * Its year.
 */
year: number, 
/**
 * The version of the scheme.
 */
scheme_id: SchemeId, 
/**
 * The cluster whose members are compared.
 */
cluster_id: ClusterId | null, 
/**
 * The movement whose registered units are compared.
 */
movement_id: MovementId | null, 
/**
 * What counts into it.
 */
period: Period, 
/**
 * Open or locked.
 */
state: RoundState, 
/**
 * Why it was reopened last.
 */
reason: string, 
/**
 * When it was locked, RFC 3339 in UTC.
 */
locked_at: string | null, };

/**
 * Which round.
 */
export type RoundChoice = { 
/**
 * Its id.
 */
id: RoundId, };

/**
 * A round with what its grid needs.
 */
export type RoundDetail = { 
/**
 * The round.
 */
round: Round, 
/**
 * Name of its scheme.
 */
scheme_name: string, 
/**
 * Version of its scheme.
 */
scheme_version: number, 
/**
 * Its units in the order of the decision.
 */
units: Array<RoundUnit>, 
/**
 * Its stages, lowest first.
 */
stages: Array<Stage>, 
/**
 * Its leaves in printed order.
 */
criteria: Array<LeafColumn>, 
/**
 * Names of those who have scored, at the stages that several people score.
 */
scorers: Array<string>, };

/**
 * Of a round (kỳ chấm điểm).
 */
export type RoundId = string;

/**
 * A unit of a round.
 */
export type RoundMember = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * The unit.
 */
unit: UnitId, };

/**
 * What to open.
 */
export type RoundOpening = { 
/**
 * The version of the scheme.
 */
scheme?: SchemeId, 
/**
 * The cluster whose members are compared.
 */
cluster?: ClusterId, 
/**
 * Or the movement whose registered units are compared.
 */
movement?: MovementId, 
/**
 * The year.
 */
year: number, 
/**
 * Its name; made from the cluster's or movement's when empty.
 */
name: string, 
/**
 * The officer has seen the warnings of the scheme and uses it all the same; asked before its first use.
 */
confirmed: boolean, };

/**
 * How far a round is scored.
 */
export type RoundProgress = { 
/**
 * The round.
 */
id: RoundId, 
/**
 * Its name.
 */
name: string, 
/**
 * Units that are compared.
 */
units: number, 
/**
 * Units of which every cell is scored.
 */
done: number, 
/**
 * Cells that nobody has scored.
 */
missing: number, };

/**
 * A round to reopen.
 */
export type RoundReopening = { 
/**
 * Its id.
 */
id: RoundId, 
/**
 * Why, at least ten letters.
 */
reason: string, };

/**
 * Whether scores of a round may change.
 */
export type RoundState = "open" | "locked";

/**
 * A round in the list.
 */
export type RoundSummary = { 
/**
 * Name and version of its scheme.
 */
scheme_name: string, 
/**
 * How many units it compares.
 */
units: number, 
/**
 * Cells that nobody has scored.
 */
missing: number, 
/**
 * None for one that is being opened.
 */
id: RoundId | null, 
/**
 * Its name.
 */
name: string, 
/**
 * Its year.
 */
year: number, 
/**
 * The version of the scheme.
 */
scheme_id: SchemeId, 
/**
 * The cluster whose members are compared.
 */
cluster_id: ClusterId | null, 
/**
 * The movement whose registered units are compared.
 */
movement_id: MovementId | null, 
/**
 * What counts into it.
 */
period: Period, 
/**
 * Open or locked.
 */
state: RoundState, 
/**
 * Why it was reopened last.
 */
reason: string, 
/**
 * When it was locked, RFC 3339 in UTC.
 */
locked_at: string | null, };

/**
 * A unit of a round, with its name when the round was opened.
 */
export type RoundUnit = { 
/**
 * The unit.
 */
unit_id: UnitId, 
/**
 * Its name then.
 */
name: string, };

/**
 * Where numbers are rounded, in decimal places; none: not rounded there.
 */
export type Rounding = { 
/**
 * Score of a leaf. Default 2.
 */
leaf: number | null, 
/**
 * Score of a group. Default: not rounded.
 */
group: number | null, 
/**
 * The total. Default 2.
 */
total: number | null, 
/**
 * The percent of the own denominator. Default 2.
 */
percent: number | null, 
/**
 * How: half up on the absolute value, the only way there is.
 */
mode: RoundingMode, };

/**
 * The way of rounding.
 */
export type RoundingMode = "half_up";

/**
 * What was filled in.
 */
export type SampleFilled = { 
/**
 * Units.
 */
units: number, 
/**
 * People.
 */
people: number, 
/**
 * Achievements.
 */
achievements: number, 
/**
 * Lines of the batch.
 */
nominations: number, };

/**
 * A document to save.
 */
export type SaveRequest = { 
/**
 * Name of the document.
 */
name: string, 
/**
 * Its options.
 */
options: PrintOptions, 
/**
 * The format.
 */
format: Format, 
/**
 * Token of `pick.save`.
 */
token: string, };

/**
 * A versioned tree of criteria with its rules.
 */
export type Scheme = { 
/**
 * Identity across versions, given by its author: `khoi-so-nganh-2026`.
 */
id: string, 
/**
 * Version, counted from 1; results name it.
 */
version: number, 
/**
 * Its name as printed.
 */
name_vi: string, 
/**
 * The period it is meant for: `2026`.
 */
period: string, 
/**
 * Where numbers are rounded.
 */
rounding: Rounding, 
/**
 * How a cell that does not apply counts, unless its criterion says otherwise.
 */
na_default: NaMode, 
/**
 * How an empty cell counts, unless its criterion says otherwise.
 */
missing: Missing, 
/**
 * Steps of scoring, lowest first. Empty: the one step `self`.
 */
stages: Array<Stage>, 
/**
 * Codes of stages, the deciding one first. Empty: the stages from last to first.
 */
precedence: Array<string>, 
/**
 * A stage that differs from the one below by more than this says why (scoring model G3).
 */
explain_over?: string, 
/**
 * An achievement counts at one criterion only; otherwise it is only shown that two count it (scoring model S5).
 */
achievement_once?: boolean, 
/**
 * Caps and limits of the total.
 */
total: Total, 
/**
 * How units are ranked.
 */
ranking: Ranking, 
/**
 * Grades (xếp loại), the highest first.
 */
grades: Array<Grade>, 
/**
 * Quotas of grades (tỷ lệ khống chế).
 */
quota?: Array<Quota>, 
/**
 * Gates (điểm liệt, điều kiện loại trừ).
 */
gates?: Array<Gate>, 
/**
 * The criteria of the top level: parts and sections.
 */
criteria: Array<Criterion>, };

/**
 * What came of adding a scheme.
 */
export type SchemeAdded = { 
/**
 * Id of the version, new or the one that was there with the same content.
 */
id: SchemeId, 
/**
 * What is worth knowing.
 */
findings: Array<Finding>, };

/**
 * One difference.
 */
export type SchemeChange = { 
/**
 * What happened.
 */
kind: ChangeKind, 
/**
 * Code of the criterion, the new one; none: a rule of the whole.
 */
criterion: string | null, 
/**
 * What of it changed: "Điểm tối đa"; none where all of it is new or gone.
 */
aspect: string | null, 
/**
 * Before; none when it was not there.
 */
before: string | null, 
/**
 * After; none when it is gone.
 */
after: string | null, 
/**
 * A complete sentence.
 */
text_vi: string, };

/**
 * Which version of a scheme.
 */
export type SchemeChoice = { 
/**
 * Its id.
 */
id: SchemeId, };

/**
 * The columns of a table that make a scheme, from 0; none: the table has no such column.
 */
export type SchemeColumns = { 
/**
 * Printed code.
 */
code: number | null, 
/**
 * What is scored.
 */
content: number | null, 
/**
 * Most points.
 */
max: number | null, 
/**
 * How it is scored, as printed.
 */
guide: number | null, };

/**
 * A version with its tree.
 */
export type SchemeDetail = { 
/**
 * What the list shows.
 */
summary: SchemeSummary, 
/**
 * The scheme.
 */
scheme: Scheme, 
/**
 * Its leaves as columns.
 */
columns: Array<LeafColumn>, 
/**
 * What is wrong or worth knowing.
 */
findings: Array<Finding>, 
/**
 * Whether a round applies it: then a change makes a new version.
 */
in_use: boolean, };

/**
 * The differences of two versions.
 */
export type SchemeDiff = { 
/**
 * In printed order: rules of the whole, removed criteria, then the criteria of the new version.
 */
changes: Array<SchemeChange>, };

/**
 * Of a version of a scheme (bảng tiêu chí).
 */
export type SchemeId = string;

/**
 * A scheme that the program brings along.
 */
export type SchemeOffer = { 
/**
 * Names it in `scheme.take_offered`.
 */
name: string, 
/**
 * Its printed name.
 */
title: string, 
/**
 * How many criteria are scored by it.
 */
criteria: number, 
/**
 * Names of its stages, lowest first.
 */
stages: Array<string>, };

/**
 * Two versions of a scheme, or two schemes.
 */
export type SchemePair = { 
/**
 * The one that was.
 */
from: SchemeId, 
/**
 * The one that is.
 */
to: SchemeId, };

/**
 * A scheme's JSON: its text, or a picked file.
 */
export type SchemeSource = { 
/**
 * The text.
 */
body?: string, 
/**
 * Token of `pick.open`.
 */
token?: string, };

/**
 * A version in the list of schemes.
 */
export type SchemeSummary = { 
/**
 * Id of the version.
 */
id: SchemeId, 
/**
 * The scheme's own id.
 */
code: string, 
/**
 * Version, from 1.
 */
version: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Its period.
 */
period: string, };

/**
 * A scheme as a table seems to mean it.
 */
export type SchemeTable = { 
/**
 * The scheme; nothing of it is stored.
 */
scheme: Scheme, 
/**
 * What was guessed, and what was left out.
 */
notes: Array<SchemeTableNote>, 
/**
 * Names of the columns, in order.
 */
header: Array<string>, 
/**
 * The columns that were read.
 */
columns: SchemeColumns, };

/**
 * Which table.
 */
export type SchemeTableChoice = { 
/**
 * Key of the file, from `import.read`.
 */
file: string, 
/**
 * Place of the table in the file, from 0.
 */
table: number, 
/**
 * Which columns are read; none: those that the headers speak for.
 */
columns?: SchemeColumns, };

/**
 * What was made of a row.
 */
export type SchemeTableNote = { 
/**
 * Its number in the file.
 */
row: number, 
/**
 * Code that the criterion was given; empty when none was made of it.
 */
code: string, 
/**
 * What was guessed, or why the row was left out, in Vietnamese.
 */
text: string, };

/**
 * Which piece of evidence.
 */
export type ScoreEvidenceChoice = { 
/**
 * Its id.
 */
id: ScoreEvidenceId, };

/**
 * Where the file of a piece of evidence goes.
 */
export type ScoreEvidenceCopy = { 
/**
 * Its id.
 */
id: ScoreEvidenceId, 
/**
 * Token of `pick.save`.
 */
token: string, };

/**
 * Of evidence of a score cell (minh chứng của ô điểm).
 */
export type ScoreEvidenceId = string;

/**
 * Evidence to add to a cell: words, a file, an achievement, or several of these together.
 */
export type ScoreEvidenceToAdd = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * The unit.
 */
unit: UnitId, 
/**
 * Code of the criterion.
 */
criterion: string, 
/**
 * Code of the stage that gives it.
 */
stage: string, 
/**
 * What it is: "Báo cáo số 12/BC-STC ngày 05/11/2026".
 */
text: string, 
/**
 * Token of `pick.open`.
 */
token?: string, 
/**
 * An achievement that proves the score.
 */
achievement?: AchievementId, };

/**
 * Settings of this PC.
 */
export type Settings = { 
/**
 * Who works; empty until asked.
 */
officer: string, 
/**
 * `light`, `dark`, or empty for the system's.
 */
theme: string, 
/**
 * `normal` or `large` letters, `projector` for the meeting room.
 */
letters: string, 
/**
 * Name of the printer; empty for the system's.
 */
printer: string, 
/**
 * Working year; none for this year.
 */
year: number | null, 
/**
 * Data files opened lately, latest first.
 */
recent: Array<string>, };

/**
 * A change of settings; what is absent stays.
 */
export type SettingsChange = { 
/**
 * Who works.
 */
officer?: string, 
/**
 * Theme.
 */
theme?: string, 
/**
 * Size of letters.
 */
letters?: string, 
/**
 * Printer.
 */
printer?: string, 
/**
 * Working year.
 */
year?: number, };

/**
 * How bad it is, for the exit code of the command line.
 */
export type Severity = "refused" | "data_file" | "internal";

/**
 * Sex, as lists count it.
 */
export type Sex = "male" | "female";

/**
 * Which share.
 */
export type ShareKind = "direct_workers" | "difficult_areas";

/**
 * A share with its words.
 */
export type ShareRow = { 
/**
 * As documents name it.
 */
name: string, 
/**
 * Percent of those that are known, exact; none while nothing is known.
 */
percent?: string, 
/**
 * The share in a sentence.
 */
text: string, 
/**
 * Which.
 */
kind: ShareKind, 
/**
 * How many it holds for.
 */
yes: number, 
/**
 * How many it does not hold for.
 */
no: number, 
/**
 * Of how many nobody has said it.
 */
unknown: number, };

/**
 * A document that the dossiers of several lines have.
 */
export type SharedDocument = { 
/**
 * Its id in the catalogue's lists.
 */
id: string, 
/**
 * As printed.
 */
name: string, 
/**
 * How many of the lines have it in their list.
 */
asked: number, 
/**
 * Of how many of these it was received.
 */
received: number, };

/**
 * One who signs.
 */
export type Signer = { 
/**
 * `TM. HỘI ĐỒNG`, `KT. GIÁM ĐỐC`; empty for one who signs by own right.
 */
authority: string, 
/**
 * `GIÁM ĐỐC`.
 */
title: string, 
/**
 * Full name, without academic degree (Nghị định 30/2020).
 */
name: string, };

/**
 * Where a field takes its value from (scoring model §3, S5). The app looks it up and feeds the value.
 */
export type Source = { "achievements": SourceQuery } | { "initiatives": SourceQuery } | { "target": SourceQuery } | { "evaluations": SourceQuery } | { "late_reports": SourceQuery } | { "round": SourceQuery };

/**
 * Which rows of a source count, and what is taken from them.
 */
export type SourceQuery = { 
/**
 * Kind of the rows: of achievements `sang_kien`, `cong_trinh`…
 */
kind?: string, 
/**
 * Name of the target, as in the movement: `PCI`; of a round, the id of its scheme.
 */
name?: string, 
/**
 * Which time: `round` (the round's period, if nothing is stated).
 */
period?: string, 
/**
 * `count`, `sum:<figure>`, `sum_target:<figure>`, `target`, `actual`, `total` or `percent`.
 */
take: string, };

/**
 * A step of scoring.
 */
export type Stage = { 
/**
 * `self`, `cluster`, `council` or another code.
 */
code: string, 
/**
 * Its name as printed: "Tự chấm".
 */
name_vi: string, 
/**
 * How several scorers make one score.
 */
combine: Combine, 
/**
 * Whether a scorer sees what others of the stage gave only after giving a score of their own.
 */
blind?: boolean, };

/**
 * A score that a higher stage gave differently.
 */
export type StageDifference = { 
/**
 * Id of the unit.
 */
unit: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Code of the criterion.
 */
criterion: string, 
/**
 * Codes of the lower and the higher stage.
 */
stages: [string, string], 
/**
 * Their scores; none: it does not apply there, or cannot be computed.
 */
scores: [string | null, string | null], 
/**
 * Higher less lower; none when one of them has no score.
 */
difference: string | null, 
/**
 * What the higher stage says about it.
 */
reason: string | null, 
/**
 * The difference is greater than the scheme lets pass without a reason, and there is none.
 */
needs_reason: boolean, 
/**
 * A complete sentence.
 */
text_vi: string, };

/**
 * What one stage alone comes to.
 */
export type StageTotal = { 
/**
 * Code of the stage.
 */
stage: string, 
/**
 * The total; none when the stage has entered nothing for the unit, or an empty cell blocks it.
 */
total: string | null, 
/**
 * Percent of the own denominator.
 */
percent: string | null, 
/**
 * How many leaves the stage has left open.
 */
not_scored: number, };

/**
 * The stages of a round beside each other.
 */
export type StageView = { 
/**
 * Totals of every unit, stage by stage.
 */
units: Array<UnitStages>, 
/**
 * Where a higher stage differs from the one below it, and why.
 */
differences: Array<StageDifference>, };

/**
 * A step and what was done of it.
 */
export type Step = { 
/**
 * Which.
 */
kind: StepKind, 
/**
 * How many there are; the step is done when there is one.
 */
count: number, };

/**
 * A part of the work that is set up once.
 */
export type StepKind = "office" | "unit" | "cluster" | "movement" | "scheme" | "round" | "batch";

/**
 * A subject by kind and id.
 */
export type Subject = { "kind": "unit", "id": UnitId } | { "kind": "person", "id": PersonId } | { "kind": "household", "id": HouseholdId };

/**
 * The three kinds of subjects; the law catalogue calls them tập thể, cá nhân, hộ gia đình.
 */
export type SubjectKind = "unit" | "person" | "household";

/**
 * A subject on a day.
 */
export type SubjectOnDay = { 
/**
 * The subject.
 */
subject: Subject, 
/**
 * The day; today when absent.
 */
date?: PartialDate, };

/**
 * What to look for.
 */
export type SubjectSearch = { 
/**
 * Words of a name or a code, with or without marks.
 */
words: string, 
/**
 * Only of this kind.
 */
kind?: SubjectKind, 
/**
 * At most so many; 20 when absent.
 */
limit?: number, };

/**
 * A line as the proposing unit submitted it. A printed list shows this, never the live record of today.
 */
export type Submitted = { 
/**
 * Xưng hô: Ông, Bà, a military rank; empty for units and households.
 */
honorific: string, 
/**
 * Full name.
 */
name: string, 
/**
 * Chức vụ.
 */
title: string, 
/**
 * Đơn vị công tác of a person; the superior unit of a unit.
 */
unit: string, 
/**
 * The unit that proposes.
 */
proposing_unit: string, };

/**
 * A succession: on a day, by a decision, some units became others. History follows it.
 */
export type Succession = { 
/**
 * None for one that is being added.
 */
id?: SuccessionId, 
/**
 * What happened.
 */
kind: SuccessionKind, 
/**
 * The day from which it holds.
 */
date: PartialDate, 
/**
 * Number of the decision.
 */
decision_number: string, 
/**
 * Date of the decision.
 */
decision_date?: PartialDate, 
/**
 * The units before.
 */
from: Array<UnitId>, 
/**
 * The units after; the same unit when renamed, none when dissolved.
 */
to: Array<UnitId>, 
/**
 * Names of units after that begin with it and are added by the program; empty once it is written.
 */
founded: Array<string>, 
/**
 * The new name when renamed.
 */
new_name: string, 
/**
 * The old name when renamed; filled by the program.
 */
old_name: string, };

/**
 * Which succession.
 */
export type SuccessionChoice = { 
/**
 * Its id.
 */
id: SuccessionId, };

/**
 * Of a succession of units (đổi tên, sáp nhập, chia tách, giải thể).
 */
export type SuccessionId = string;

/**
 * How units became others.
 */
export type SuccessionKind = "renamed" | "merged" | "split" | "dissolved";

/**
 * Whom a new line is about.
 */
export type SuggestRequest = { 
/**
 * The batch.
 */
batch: BatchId, 
/**
 * The subject.
 */
subject: Subject, };

/**
 * What a new line starts with, so that nothing known is typed again.
 */
export type Suggestion = { 
/**
 * Name, title and unit of today.
 */
submitted: Submitted, 
/**
 * The unit that would propose: the person's own, or the unit's superior.
 */
proposing_unit_id: UnitId | null, 
/**
 * From achievements of the batch's year.
 */
summary: string, };

/**
 * What is written of a section.
 */
export type SummaryEntry = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * The period of the report.
 */
period: TargetPeriod, 
/**
 * Which section.
 */
section: SummarySection, 
/**
 * As written; empty takes it away.
 */
text: string, };

/**
 * A part of the report that is written.
 */
export type SummarySection = "title" | "leading" | "results" | "limits" | "lessons" | "direction" | "proposals";

/**
 * A section of the report.
 */
export type SummaryText = { 
/**
 * Which.
 */
section: SummarySection, 
/**
 * Its heading.
 */
heading: string, 
/**
 * What was written; empty where nothing was.
 */
text: string, };

/**
 * What a sweep removed.
 */
export type Swept = { 
/**
 * How many files.
 */
files: number, 
/**
 * How many bytes.
 */
bytes: number, };

/**
 * A measurable aim: a figure or a published index.
 */
export type Target = { 
/**
 * As written.
 */
text: string, 
/**
 * Published index, `PCI`, `PAR Index`; empty for another figure.
 */
index: string, 
/**
 * Đơn vị tính.
 */
unit_of_measure: string, 
/**
 * Where it starts.
 */
baseline?: string, 
/**
 * The aim as a whole, when it is not by year.
 */
value?: string, 
/**
 * The aim as printed, when a number alone does not say it: `trên 80`, `95,50`.
 */
written: string, 
/**
 * Its years.
 */
years: Array<TargetYear>, 
/**
 * Whether more or less is better.
 */
direction: TargetDirection, 
/**
 * How the figures of a year's periods come together.
 */
reckoning: TargetReckoning, 
/**
 * Whether the aim is that of all units together; else it holds for each of them.
 */
shared: boolean, };

/**
 * A cell of the grid.
 */
export type TargetCell = { 
/**
 * The target.
 */
target_id: MovementPartId, 
/**
 * The unit.
 */
unit_id: UnitId, 
/**
 * As typed; empty takes the number away.
 */
text: string, };

/**
 * Cells of a period.
 */
export type TargetCells = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * The period.
 */
period: TargetPeriod, 
/**
 * Which number is entered.
 */
field: TargetField, 
/**
 * The day of the reports that are entered; what is there stays when absent.
 */
date?: PartialDate, 
/**
 * The report that they stand in; what is there stays when empty.
 */
source: string, 
/**
 * The cells.
 */
cells: Array<TargetCell>, };

/**
 * Whether more or less of a target is better.
 */
export type TargetDirection = "at_least" | "at_most";

/**
 * Which number of a figure.
 */
export type TargetField = "value" | "aim";

/**
 * What a unit was given to reach and what it reported for a target in a period.
 */
export type TargetFigure = { 
/**
 * None for one that is being added.
 */
id?: TargetFigureId, 
/**
 * The target: a line of the movement's list.
 */
target_id: MovementPartId, 
/**
 * The unit.
 */
unit_id: UnitId, 
/**
 * The part of the year.
 */
period: TargetPeriod, 
/**
 * What the unit was given to reach; the plan's own aim when absent.
 */
aim?: string, 
/**
 * What it reported; none while it is awaited.
 */
value?: string, 
/**
 * The day of the report.
 */
date?: PartialDate, 
/**
 * The report it stands in: `Báo cáo số 15/BC-UBND`.
 */
source: string, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * Of a unit's figure of a target.
 */
export type TargetFigureId = string;

/**
 * How far a unit is with a target in a year.
 */
export type TargetFollowed = { 
/**
 * What is to be reached.
 */
aim: string | null, 
/**
 * Whether the aim is the unit's own, not the plan's.
 */
own_aim: boolean, 
/**
 * What was reached; none when nothing was reported.
 */
value: string | null, 
/**
 * How much of the aim that is; see [`percent`].
 */
percent: string | null, 
/**
 * Whether the aim is reached; none when either number is not known.
 */
met: boolean | null, 
/**
 * The periods whose reports the value rests on.
 */
counted: Array<TargetPeriod>, 
/**
 * Reported periods that are not added, for a longer one holds months of theirs.
 */
left_out: Array<TargetPeriod>, 
/**
 * The day of the latest report counted.
 */
date: PartialDate | null, };

/**
 * A part of a year: `2026`, `2026-H1`, `2026-9M`, `2026-Q3`, `2026-M05`. Sorts by its year, its end, then the longer last.
 */
export type TargetPeriod = string;

/**
 * A period and its name.
 */
export type TargetPeriodName = { 
/**
 * Stored form.
 */
period: TargetPeriod, 
/**
 * As it is printed.
 */
name: string, 
/**
 * How many figures were reported in it.
 */
reported: number, };

/**
 * How the figures of a year's periods come together.
 */
export type TargetReckoning = "latest" | "sum";

/**
 * Figures to write over those of the same target, unit and period.
 */
export type TargetReport = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * The figures; one without numbers and words is removed.
 */
figures: Array<TargetFigure>, };

/**
 * How far all units are with a target together.
 */
export type TargetTally = { 
/**
 * Units that are followed.
 */
units: number, 
/**
 * Those that reported.
 */
reported: number, 
/**
 * Those that reached their aim.
 */
met: number, 
/**
 * What all reached together, of a target that all share; none while nobody reported.
 */
total: string | null, 
/**
 * How much of the plan's aim that is.
 */
percent: string | null, };

/**
 * A target's figures of a year.
 */
export type TargetYear = { 
/**
 * The year.
 */
year: number, 
/**
 * What is aimed at.
 */
target?: string, 
/**
 * What was reached.
 */
actual?: string, };

/**
 * Something that waits.
 */
export type Task = { 
/**
 * What is to be done.
 */
kind: TaskKind, 
/**
 * How much it presses.
 */
urgency: Urgency, 
/**
 * The round, the movement, the batch; none where it concerns none.
 */
id: string | null, 
/**
 * What it concerns.
 */
name: string, 
/**
 * What that belongs to; empty where its name says it.
 */
within: string, 
/**
 * How many.
 */
count: number, 
/**
 * Of how many.
 */
of: number, 
/**
 * When it is due.
 */
due: PartialDate | null, 
/**
 * In how many days; negative when the day has passed.
 */
days: number | null, };

/**
 * What is to be done.
 */
export type TaskKind = "scores" | "milestone" | "registration" | "report" | "remedy" | "assignment" | "empty_batch" | "open_batch" | "clusters" | "evidence";

/**
 * A numbered line of text: a purpose, a requirement, a content, a solution.
 */
export type TextItem = { 
/**
 * Number or letter as printed: `1`, `a`, `2.1`; empty for a dash.
 */
label: string, 
/**
 * Depth below its part, from 0.
 */
level: number, 
/**
 * The text, with its line breaks.
 */
text: string, };

/**
 * How equal units share ranks.
 */
export type Ties = "competition" | "dense" | "fractional";

/**
 * What happened, or is to.
 */
export type TimelineKind = "plan" | "begin" | "registration" | "unit_plan" | "assignment" | "report" | "inspection" | "remedy" | "model" | "exemplar" | "spread" | "commended" | "milestone" | "end" | "closed";

/**
 * An event with its words.
 */
export type TimelineRow = { 
/**
 * What it is, in a sentence.
 */
text: string, 
/**
 * How it stands, in words; empty where nothing is to be said.
 */
state_name: string, 
/**
 * What.
 */
kind: TimelineKind, 
/**
 * How it stands.
 */
state: TimelineState, 
/**
 * Its day: when it was due, or when it happened where it was not.
 */
date: PartialDate, 
/**
 * When it happened, of what was due.
 */
done?: PartialDate, 
/**
 * What it is called.
 */
name: string, 
/**
 * Whom it concerns.
 */
subject?: Subject, 
/**
 * How many.
 */
count: number, 
/**
 * Of how many.
 */
of: number, 
/**
 * How many of them late.
 */
late: number, 
/**
 * Id of the line, the inspection, the model that it is of; none where it stands for several.
 */
id?: string, };

/**
 * How it stands.
 */
export type TimelineState = "done" | "late" | "awaited" | "overdue" | "passed";

/**
 * Caps and limits of the total.
 */
export type Total = { 
/**
 * Most points of all bonus together.
 */
bonus_cap: string | null, 
/**
 * Most points that all deductions together take off.
 */
deduction_cap: string | null, 
/**
 * Least total; 0 if not stated, none when `null`.
 */
min: string | null, 
/**
 * Greatest total; none if not stated.
 */
max: string | null, 
/**
 * The declared scale (thang điểm), when it is not the sum of the base maxima.
 */
scale: string | null, };

/**
 * The year in numbers.
 */
export type Totals = { 
/**
 * Movements that run in the year.
 */
movements: number, 
/**
 * Achievements of the year.
 */
achievements: number, 
/**
 * Those that no evidence file proves.
 */
without_evidence: number, 
/**
 * Batches of the year.
 */
batches: number, 
/**
 * Lines in them.
 */
nominations: number, 
/**
 * Units that the open rounds compare.
 */
compared: number, 
/**
 * Those of them of which every cell is scored.
 */
scored: number, };

/**
 * A batch that is touched.
 */
export type TouchedBatch = { 
/**
 * The batch.
 */
id: BatchId, 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Lines whose verdict would be another.
 */
lines: Array<TouchedLine>, 
/**
 * How many lines stay as they are.
 */
same: number, 
/**
 * How many of them keep the verdict that was stored when they were appraised.
 */
stored: number, 
/**
 * Ceilings and amounts that would be others.
 */
figures: Array<TouchedFigure>, };

/**
 * A ceiling or an amount that would be another.
 */
export type TouchedFigure = { 
/**
 * What it is.
 */
what: string, 
/**
 * What it is now.
 */
before: string, 
/**
 * What it would be.
 */
after: string, };

/**
 * A line whose verdict would be another.
 */
export type TouchedLine = { 
/**
 * The line.
 */
id: NominationId, 
/**
 * Its place, from 1.
 */
position: number, 
/**
 * The name as submitted.
 */
name: string, 
/**
 * The unit as submitted.
 */
unit: string, 
/**
 * Name of the award.
 */
award_name: string, 
/**
 * The verdict now.
 */
before: EligibilityVerdict, 
/**
 * The same as documents name it.
 */
before_name: string, 
/**
 * The verdict then.
 */
after: EligibilityVerdict, 
/**
 * The same as documents name it.
 */
after_name: string, 
/**
 * Why, in sentences with their article.
 */
why: Array<string>, };

/**
 * Entries that are only tried.
 */
export type TrialRequest = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * Code of the stage.
 */
stage: string, 
/**
 * The cells.
 */
cells: Array<CellEntry>, 
/**
 * Of the results only the units and the criteria that would come to something else.
 */
only_changes: boolean, };

/**
 * Which operation to take back.
 */
export type UndoRequest = { 
/**
 * Its number; the latest that stands when absent.
 */
operation?: number, };

/**
 * What the undo and redo buttons would do.
 */
export type UndoState = { 
/**
 * The operation that undo would take back.
 */
undo: OperationRow | null, 
/**
 * The operation that redo would do again.
 */
redo: OperationRow | null, };

/**
 * An entered value that a version has no place for.
 */
export type UnfitValue = { 
/**
 * Name of the unit.
 */
name: string, 
/**
 * Code of the criterion.
 */
criterion: string, 
/**
 * The field.
 */
field: string, 
/**
 * Code of the stage.
 */
stage: string, 
/**
 * The value.
 */
value: string, 
/**
 * Why it does not fit.
 */
why: string, };

/**
 * A unit.
 */
export type Unit = { 
/**
 * None for one that is being added.
 */
id?: UnitId, 
/**
 * Short code that imports and the command line name it by; unique; made from the name when left empty.
 */
code: string, 
/**
 * Full name as printed.
 */
name: string, 
/**
 * Name for narrow columns; empty when the full one serves.
 */
short_name: string, 
/**
 * Its kind.
 */
kind_id?: UnitKindId, 
/**
 * The unit it belongs to.
 */
parent_id?: UnitId, 
/**
 * Who heads it, as printed.
 */
head: string, 
/**
 * The head's title.
 */
head_title: string, 
/**
 * Whether it works in vùng sâu, vùng xa, biên giới, hải đảo or another difficult area; none while nobody has said.
 */
difficult_area?: boolean, 
/**
 * When it began.
 */
founded?: PartialDate, 
/**
 * When it ended.
 */
ended?: PartialDate, 
/**
 * Anything else worth keeping.
 */
note: string, };

/**
 * What moved of one unit.
 */
export type UnitChange = { 
/**
 * Id of the unit.
 */
unit: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Whether it was there before and is there now.
 */
status: UnitStatus, 
/**
 * Total before and after.
 */
total: [string | null, string | null], 
/**
 * Percent before and after.
 */
percent: [string | null, string | null], 
/**
 * Rank before and after.
 */
rank: [Rank | null, Rank | null], 
/**
 * Name of the grade before and after.
 */
grade: [string | null, string | null], 
/**
 * The leaves whose score moved.
 */
leaves: Array<LeafChange>, 
/**
 * I-LATE of a unit that came, I-RECALC where others moved it.
 */
codes: Array<Code>, 
/**
 * A complete sentence.
 */
text_vi: string, };

/**
 * Which unit.
 */
export type UnitChoice = { 
/**
 * Its id.
 */
id: UnitId, };

/**
 * A unit with what belongs to it.
 */
export type UnitDetail = { 
/**
 * The unit.
 */
unit: Unit, 
/**
 * What it was and what became of it.
 */
successions: Array<Succession>, 
/**
 * The units whose history is its own, itself among them.
 */
lineage: Array<Unit>, };

/**
 * What is entered of a unit as a whole.
 */
export type UnitFacts = { 
/**
 * The unit.
 */
unit: string, 
/**
 * Its class, for limits of grades that depend on it; empty when none is entered.
 */
class: string, 
/**
 * It left the group: its row stays, it is not ranked.
 */
withdrawn: boolean, 
/**
 * Why.
 */
reason: string, 
/**
 * Totals printed on paper, by code of the stage, as typed.
 */
declared: Array<DeclaredTotal>, };

/**
 * Which round.
 */
export type UnitFactsChoice = { 
/**
 * The round.
 */
round: RoundId, };

/**
 * Of a unit (đơn vị, tập thể).
 */
export type UnitId = string;

/**
 * A kind of units: editable data, in the administrative order in which lists name them.
 */
export type UnitKind = { 
/**
 * None for one that is being added.
 */
id?: UnitKindId, 
/**
 * `Sở, ban, ngành`.
 */
name: string, 
/**
 * Place in the administrative order, from 1.
 */
position: number, };

/**
 * Which kind.
 */
export type UnitKindChoice = { 
/**
 * Its id.
 */
id: UnitKindId, };

/**
 * Of a kind of units.
 */
export type UnitKindId = string;

/**
 * All kinds in a new order.
 */
export type UnitKindOrder = { 
/**
 * Their ids; a kind that is not named stays behind these.
 */
order: Array<UnitKindId>, };

/**
 * Which two records of a unit become one.
 */
export type UnitMerge = { 
/**
 * The record that stays.
 */
keep: UnitId, 
/**
 * The record that goes.
 */
from: UnitId, 
/**
 * Fields in which the value of the record that goes is the right one.
 */
take: Array<string>, };

/**
 * The result of one unit.
 */
export type UnitResult = { 
/**
 * Id of the unit.
 */
unit: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Total points; none when an empty cell blocks it.
 */
total: string | null, 
/**
 * Base points.
 */
base: string, 
/**
 * Bonus points that count.
 */
bonus: string, 
/**
 * Points taken off, as a negative number.
 */
deduction: string, 
/**
 * Its own denominator: the base maxima that apply to it.
 */
denominator: string, 
/**
 * Percent of the own denominator; none without a denominator.
 */
percent: string | null, 
/**
 * Rank; none when it cannot be ranked.
 */
rank: Rank | null, 
/**
 * Ids of other units of equal rank, a hundred at most.
 */
shared_with: Array<string>, 
/**
 * How equal points were told apart, in Vietnamese.
 */
tie_rule: string | null, 
/**
 * Grade: its code, or its name where it has none; "Không xếp loại" when no grade holds; none without grades.
 */
grade: string | null, 
/**
 * Name of the grade as printed.
 */
grade_name: string | null, 
/**
 * Why the grade is not the one the points would give, in Vietnamese.
 */
grade_note: string | null, 
/**
 * Gates that hold: what limited the outcome.
 */
gates: Array<GateResult>, 
/**
 * The result may still change.
 */
provisional: boolean, 
/**
 * It left the group: its row stays, it is not ranked and no peer of the others.
 */
withdrawn?: boolean, 
/**
 * Code of the highest stage at which the unit is completely scored.
 */
stage: string | null, 
/**
 * Codes of leaves that count 0 because nothing usable was entered.
 */
not_scored: Array<string>, 
/**
 * Scores of the leaves, in printed order.
 */
leaves: Array<LeafResult>, 
/**
 * Scores of the groups, in printed order.
 */
groups: Array<GroupResult>, };

/**
 * A unit that was entered in another's record.
 */
export type UnitSplit = { 
/**
 * The record that two units were entered in.
 */
from: UnitId, 
/**
 * The new record.
 */
record: Unit, 
/**
 * What goes to it.
 */
items: Array<HeldItem>, };

/**
 * The totals of a unit, stage by stage.
 */
export type UnitStages = { 
/**
 * Id of the unit.
 */
unit: string, 
/**
 * Its name.
 */
name: string, 
/**
 * By stage, lowest first.
 */
totals: Array<StageTotal>, };

/**
 * How a unit stands in a movement in a year.
 */
export type UnitStanding = { 
/**
 * The year.
 */
year: number, 
/**
 * The targets, in the order of the plan.
 */
targets: Array<UnitStandingTarget>, 
/**
 * How many of them are reached.
 */
met: number, 
/**
 * How many of them are reported.
 */
reported: number, 
/**
 * The reports due in the year, by their days.
 */
reports: Array<UnitStandingReport>, 
/**
 * What it registered; none when it is not on the list of those who take part.
 */
registration?: Registration, 
/**
 * What it has not done of registering and planning.
 */
missing: Array<RegistrationStep>, 
/**
 * The inspections of the year, the latest first.
 */
inspections: Array<UnitStandingInspection>, };

/**
 * An inspection of the unit in the year.
 */
export type UnitStandingInspection = { 
/**
 * The day.
 */
date: PartialDate, 
/**
 * What was found.
 */
findings: string, 
/**
 * How far it is mended.
 */
remedy: RemedyState, 
/**
 * The same in words; empty when nothing is to be mended.
 */
remedy_name: string, };

/**
 * A report that the unit owes, due in the year.
 */
export type UnitStandingReport = { 
/**
 * What it is called.
 */
name: string, 
/**
 * When it is due.
 */
due: PartialDate, 
/**
 * When it came.
 */
received?: PartialDate, 
/**
 * How it stands.
 */
state: ReportState, };

/**
 * A unit of a movement in a year.
 */
export type UnitStandingRequest = { 
/**
 * The movement.
 */
id: MovementId, 
/**
 * The unit.
 */
unit_id: UnitId, 
/**
 * The year; the working year when absent.
 */
year?: number, };

/**
 * A target with what the unit came to in the year.
 */
export type UnitStandingTarget = { 
/**
 * The target.
 */
name: string, 
/**
 * What was to be reached; none where the plan names no number, or asks it of all units together.
 */
aim?: string, 
/**
 * What was reached; none when nothing was reported.
 */
value?: string, 
/**
 * Whether the aim is reached; none when either number is not known.
 */
met?: boolean, 
/**
 * The percent as it is printed; empty when there is none.
 */
percent_text: string, };

/**
 * Whether a unit is on both sides.
 */
export type UnitStatus = "stayed" | "came" | "left";

/**
 * How much something presses.
 */
export type Urgency = "late" | "soon" | "open";

/**
 * What an examination of today says otherwise than what was appraised.
 */
export type VerdictChange = { 
/**
 * What was appraised.
 */
kept: EligibilityVerdict, 
/**
 * The same as documents name it.
 */
kept_name: string, 
/**
 * What it is now.
 */
now: EligibilityVerdict, 
/**
 * The same as documents name it.
 */
now_name: string, 
/**
 * In a sentence, with the first reason.
 */
text: string, };

/**
 * Verdicts counted.
 */
export type VerdictCount = { 
/**
 * The verdict.
 */
verdict: EligibilityVerdict, 
/**
 * How many lines.
 */
count: number, };

/**
 * A fact that nobody has entered.
 */
export type WantedFact = { "kind": "grade", 
/**
 * The year.
 */
year: number, } | { "kind": "confirmation", 
/**
 * Its key.
 */
key: string, } | { "kind": "grants", 
/**
 * Ids of awards.
 */
awards: Array<string>, } | { "kind": "decision_day", 
/**
 * Ids of their awards.
 */
awards: Array<string>, } | { "kind": "collective", 
/**
 * The year.
 */
year: number, 
/**
 * Which.
 */
figure: string, } | { "kind": "cluster", 
/**
 * The year.
 */
year: number, } | { "kind": "movement" } | { "kind": "initiatives", 
/**
 * The year.
 */
year: number, } | { "kind": "subject_class" } | { "kind": "initiative_use", 
/**
 * Ids of their awards.
 */
awards: Array<string>, } | { "kind": "employed_from" } | { "kind": "leave_result" } | { "kind": "conditions", 
/**
 * Id of the award.
 */
award: string, };

/**
 * What would come of entries that are only tried.
 */
export type WhatIf = { 
/**
 * The results as they would be, with the scores of criteria.
 */
evaluation: Evaluation, 
/**
 * What would move.
 */
report: ChangeReport, };

/**
 * The evaluation of a subject in a year.
 */
export type YearlyEvaluation = { 
/**
 * None for one that is being added.
 */
id?: EvaluationId, 
/**
 * The unit or the person.
 */
subject: Subject, 
/**
 * The year.
 */
year: number, 
/**
 * How it was evaluated.
 */
level: EvaluationLevel, 
/**
 * The document that says so.
 */
document: string, 
/**
 * Anything else worth keeping.
 */
note: string, };

export const LEAVE_KINDS: Array<LeaveKindRule> = [
  {
    "kind": "thai_san",
    "name": "Nghỉ thai sản",
    "question": null
  },
  {
    "kind": "di_hoc",
    "name": "Được cử đi học",
    "question": "Kết quả từ loại khá"
  },
  {
    "kind": "dieu_tri",
    "name": "Điều trị thương tích do hành động dũng cảm",
    "question": null
  },
  {
    "kind": "khac",
    "name": "Nghỉ khác (không hưởng lương, ốm dài ngày…)",
    "question": "Được tính là thời gian công tác"
  }
];

export const NOMINATION_STATES: Array<NominationStateRule> = [
  {
    "state": "draft",
    "name": "Nháp",
    "next": [
      "received",
      "withdrawn"
    ],
    "needs_reason": false,
    "appraised": false
  },
  {
    "state": "received",
    "name": "Đã nhận",
    "next": [
      "returned",
      "appraised",
      "withdrawn"
    ],
    "needs_reason": false,
    "appraised": false
  },
  {
    "state": "returned",
    "name": "Trả bổ sung",
    "next": [
      "received",
      "withdrawn"
    ],
    "needs_reason": true,
    "appraised": false
  },
  {
    "state": "appraised",
    "name": "Đã thẩm định",
    "next": [
      "submitted",
      "returned",
      "withdrawn"
    ],
    "needs_reason": false,
    "appraised": true
  },
  {
    "state": "submitted",
    "name": "Trình Hội đồng",
    "next": [
      "passed",
      "not_passed",
      "returned",
      "withdrawn"
    ],
    "needs_reason": false,
    "appraised": true
  },
  {
    "state": "passed",
    "name": "Hội đồng thông qua",
    "next": [
      "decided",
      "withdrawn"
    ],
    "needs_reason": false,
    "appraised": true
  },
  {
    "state": "not_passed",
    "name": "Hội đồng không thông qua",
    "next": [],
    "needs_reason": true,
    "appraised": true
  },
  {
    "state": "decided",
    "name": "Đã quyết định",
    "next": [],
    "needs_reason": false,
    "appraised": true
  },
  {
    "state": "withdrawn",
    "name": "Rút",
    "next": [
      "draft"
    ],
    "needs_reason": true,
    "appraised": false
  }
];

export interface Commands {
  'achievement.add_plain': { input: PlainAchievement; output: OpOutput<AchievementId> };
  'achievement.get': { input: AchievementChoice; output: AchievementDetail };
  'achievement.list': { input: Filter; output: AchievementPage };
  'achievement.remove': { input: AchievementChoice; output: OpOutput<null> };
  'achievement.save': { input: Achievement; output: OpOutput<AchievementId> };
  'achievement_kind.list': { input: Nothing; output: Items<AchievementKind> };
  'achievement_kind.remove': { input: AchievementKindChoice; output: OpOutput<null> };
  'achievement_kind.save': { input: AchievementKind; output: OpOutput<AchievementKindId> };
  'alias.list': { input: Nothing; output: Items<AliasRow> };
  'alias.remove': { input: AliasChoice; output: OpOutput<null> };
  'award.list': { input: Nothing; output: Items<AwardChoice> };
  'backup.list': { input: BackupFilter; output: Items<Backup> };
  'backup.make': { input: Nothing; output: Backup };
  'backup.restore': { input: RestoreRequest; output: Restored };
  'backup.state': { input: Nothing; output: BackupState };
  'batch.ceiling': { input: CeilingRequest; output: CeilingTried };
  'batch.check': { input: BatchCheckRequest; output: BatchCheck };
  'batch.close': { input: BatchChoice; output: OpOutput<null> };
  'batch.decide': { input: BatchDecision; output: OpOutput<DecisionResult> };
  'batch.decide_preview': { input: BatchDecision; output: DecisionResult };
  'batch.fill': { input: FillRequest; output: OpOutput<Filled> };
  'batch.fill_earlier': { input: EarlierFillRequest; output: OpOutput<Filled> };
  'batch.fill_earlier_preview': { input: EarlierFillRequest; output: EarlierFillPreview };
  'batch.fill_preview': { input: FillRequest; output: FillPreview };
  'batch.get': { input: BatchChoice; output: BatchDetail };
  'batch.list': { input: Nothing; output: Items<BatchSummary> };
  'batch.questions': { input: BatchQuestionsRequest; output: Items<BatchQuestion> };
  'batch.remaining': { input: BatchChoice; output: Items<RemainingLines> };
  'batch.remove': { input: BatchChoice; output: OpOutput<null> };
  'batch.reopen': { input: BatchReopening; output: OpOutput<null> };
  'batch.save': { input: Batch; output: OpOutput<BatchId> };
  'batch.shares': { input: BatchChoice; output: Items<ShareRow> };
  'batch.terms': { input: BatchTermsRequest; output: BatchTerms };
  'check': { input: Nothing; output: Items<HealthFinding> };
  'cluster.copy': { input: ClusterCopy; output: OpOutput<number> };
  'cluster.get': { input: ClusterChoice; output: Cluster };
  'cluster.list': { input: ClusterFilter; output: Items<Cluster> };
  'cluster.remove': { input: ClusterChoice; output: OpOutput<null> };
  'cluster.save': { input: Cluster; output: OpOutput<ClusterId> };
  'collective.list': { input: CollectiveFilter; output: Items<CollectiveRow> };
  'collective.remove': { input: CollectiveChoice; output: OpOutput<null> };
  'collective.save': { input: CollectiveYear; output: OpOutput<CollectiveYearId> };
  'confirmation.list': { input: ConfirmationFilter; output: Items<ConfirmationRow> };
  'confirmation.questions': { input: Nothing; output: Items<LawQuestion> };
  'confirmation.remove': { input: ConfirmationChoice; output: OpOutput<null> };
  'confirmation.save': { input: ConfirmationsInput; output: OpOutput<Array<ConfirmationId>> };
  'discipline.forms': { input: Nothing; output: Items<DisciplineForm> };
  'discipline.list': { input: DisciplineFilter; output: Items<DisciplineRow> };
  'discipline.remove': { input: DisciplineChoice; output: OpOutput<null> };
  'discipline.save': { input: DisciplineRecord; output: OpOutput<DisciplineId> };
  'draft.drop': { input: DraftChoice; output: null };
  'draft.get': { input: DraftChoice; output: Draft | null };
  'draft.put': { input: Draft; output: Nothing };
  'eligibility': { input: EligibilityRequest; output: Eligibility };
  'eligibility.matrix': { input: MatrixRequest; output: EligibilityMatrix };
  'evaluation.list': { input: EvaluationFilter; output: Items<EvaluationRow> };
  'evaluation.remove': { input: EvaluationChoice; output: OpOutput<null> };
  'evaluation.save': { input: YearlyEvaluation; output: OpOutput<EvaluationId> };
  'evidence.add': { input: EvidenceToAdd; output: OpOutput<EvidenceId> };
  'evidence.list': { input: AchievementChoice; output: Items<Evidence> };
  'evidence.remove': { input: EvidenceChoice; output: OpOutput<null> };
  'evidence.save': { input: EvidenceWords; output: OpOutput<null> };
  'evidence.save_as': { input: EvidenceCopy; output: Nothing };
  'evidence.sweep': { input: Nothing; output: Swept };
  'file.close': { input: Nothing; output: FileStatus };
  'file.new': { input: ChosenFile; output: FileStatus };
  'file.open': { input: ChosenFile; output: FileStatus };
  'file.open_recent': { input: RecentChoice; output: FileStatus };
  'file.recent': { input: Nothing; output: Items<RecentFile> };
  'file.status': { input: Nothing; output: FileStatus };
  'grant.list': { input: GrantFilter; output: Items<GrantRow> };
  'grant.remove': { input: GrantChoice; output: OpOutput<null> };
  'grant.save': { input: AwardGrant; output: OpOutput<GrantId> };
  'household.list': { input: Nothing; output: Items<Household> };
  'household.remove': { input: HouseholdChoice; output: OpOutput<null> };
  'household.save': { input: Household; output: OpOutput<HouseholdId> };
  'import.fields': { input: ImportFieldsRequest; output: Items<ImportFieldShown> };
  'import.guess': { input: ImportGuessRequest; output: ImportGuess };
  'import.kinds': { input: Nothing; output: Items<ImportKind> };
  'import.list': { input: Nothing; output: Items<Import> };
  'import.preview': { input: ImportRequest; output: ImportPreview };
  'import.read': { input: ImportSource; output: ImportFile };
  'import.save_file_as': { input: ImportCopy; output: Nothing };
  'import.template': { input: ImportTemplateRequest; output: Nothing };
  'import.write': { input: ImportWriteRequest; output: OpOutput<Imported> };
  'job.cancel': { input: JobId; output: Nothing };
  'job.start': { input: JobStart; output: JobId };
  'job.status': { input: JobId; output: JobStatus };
  'law.add': { input: LawAddition; output: OpOutput<LawCorrectionDone> };
  'law.add_preview': { input: LawAddition; output: LawCorrectionPreview };
  'law.check': { input: Nothing; output: Items<LawFinding> };
  'law.correct': { input: LawCorrection; output: OpOutput<LawCorrectionDone> };
  'law.correct_preview': { input: LawCorrection; output: LawCorrectionPreview };
  'law.diff': { input: LawVersionPair; output: Items<LawChange> };
  'law.overview': { input: Nothing; output: LawOverview };
  'law.rule': { input: LawRuleChoice; output: LawRuleForm };
  'law.show': { input: LawEntryChoice; output: LawEntry };
  'law.versions': { input: Nothing; output: Items<LawVersion> };
  'leave.list': { input: LeaveFilter; output: Items<LeaveRow> };
  'leave.remove': { input: LeaveChoice; output: OpOutput<null> };
  'leave.save': { input: LeaveRecord; output: OpOutput<LeaveId> };
  'log.events': { input: LogFilter; output: Items<Event> };
  'log.list': { input: LogFilter; output: Items<OperationRow> };
  'movement.add_above': { input: MovementAbove; output: OpOutput<MovementId> };
  'movement.add_plain': { input: Plain; output: OpOutput<MovementId> };
  'movement.carry': { input: CarryRequest; output: OpOutput<Carried> };
  'movement.carry_preview': { input: MovementYear; output: CarryPreview };
  'movement.chain': { input: MovementChoice; output: MovementChain };
  'movement.close': { input: MovementClosing; output: OpOutput<null> };
  'movement.commend': { input: CommendRequest; output: OpOutput<Commended> };
  'movement.commend_candidates': { input: MovementYear; output: CommendCandidates };
  'movement.commend_shares': { input: CommendShares; output: Items<ShareRow> };
  'movement.exemplar_remove': { input: ExemplarChoice; output: OpOutput<null> };
  'movement.exemplar_save': { input: Exemplar; output: OpOutput<ExemplarId> };
  'movement.exemplars': { input: MovementChoice; output: Items<ExemplarRow> };
  'movement.get': { input: MovementChoice; output: Movement };
  'movement.inspection_remove': { input: InspectionChoice; output: OpOutput<null> };
  'movement.inspection_save': { input: Inspection; output: OpOutput<InspectionId> };
  'movement.inspections': { input: MovementChoice; output: Items<InspectionRow> };
  'movement.list': { input: Nothing; output: Items<MovementSummary> };
  'movement.milestone_kept': { input: MilestoneKept; output: OpOutput<null> };
  'movement.plain': { input: MovementChoice; output: Plain };
  'movement.read': { input: PlanSource; output: PlanReading };
  'movement.registration_add': { input: RegistrationAddition; output: OpOutput<null> };
  'movement.registration_enter': { input: RegistrationCells; output: OpOutput<null> };
  'movement.registration_preview': { input: RegistrationCells; output: EntryPreview };
  'movement.registration_remove': { input: RegistrationChoice; output: OpOutput<null> };
  'movement.registration_save': { input: RegistrationEntry; output: OpOutput<null> };
  'movement.registrations': { input: MovementChoice; output: MovementRegistrations };
  'movement.remove': { input: MovementChoice; output: OpOutput<null> };
  'movement.reopen': { input: MovementChoice; output: OpOutput<null> };
  'movement.result_enter': { input: MovementResultCells; output: OpOutput<null> };
  'movement.result_preview': { input: MovementResultCells; output: EntryPreview };
  'movement.results': { input: MovementYear; output: MovementResults };
  'movement.save': { input: Movement; output: OpOutput<MovementId> };
  'movement.standing': { input: UnitStandingRequest; output: UnitStanding };
  'movement.summary_texts': { input: MovementTargetsRequest; output: Items<SummaryText> };
  'movement.summary_write': { input: SummaryEntry; output: OpOutput<null> };
  'movement.target_enter': { input: TargetCells; output: OpOutput<null> };
  'movement.target_preview': { input: TargetCells; output: EntryPreview };
  'movement.target_report': { input: TargetReport; output: OpOutput<null> };
  'movement.targets': { input: MovementTargetsRequest; output: MovementTargets };
  'movement.timeline': { input: MovementChoice; output: MovementTimeline };
  'nomination.advance': { input: NominationAdvance; output: OpOutput<NominationAdvanced> };
  'nomination.dossier': { input: NominationChoice; output: NominationDossier };
  'nomination.dossier_tick': { input: DossierTick; output: OpOutput<null> };
  'nomination.dossiers': { input: DossiersChoice; output: Items<SharedDocument> };
  'nomination.link': { input: NominationLink; output: OpOutput<null> };
  'nomination.move': { input: NominationMove; output: OpOutput<null> };
  'nomination.remove': { input: NominationChoice; output: OpOutput<null> };
  'nomination.save': { input: Nomination; output: OpOutput<NominationId> };
  'nomination.suggest': { input: SuggestRequest; output: Suggestion };
  'office.list': { input: Nothing; output: Items<Office> };
  'office.remove': { input: OfficeChoice; output: OpOutput<null> };
  'office.save': { input: Office; output: OpOutput<OfficeId> };
  'overview.get': { input: Nothing; output: Overview };
  'person.classes': { input: Nothing; output: Items<string> };
  'person.get': { input: PersonChoice; output: Person };
  'person.held': { input: PersonChoice; output: Items<HeldGroup> };
  'person.list': { input: Nothing; output: Items<Person> };
  'person.merge': { input: PersonMerge; output: OpOutput<MergeDone> };
  'person.merge_preview': { input: PersonMerge; output: MergePreview };
  'person.remove': { input: PersonChoice; output: OpOutput<null> };
  'person.save': { input: Person; output: OpOutput<PersonSaved> };
  'person.split': { input: PersonSplit; output: OpOutput<PersonId> };
  'pick.open': { input: Pick; output: Picked | null };
  'pick.save': { input: Pick; output: Picked | null };
  'print.list': { input: Nothing; output: Items<DocumentName> };
  'print.page': { input: PageRequest; output: PagePicture };
  'print.paper': { input: PaperRequest; output: Delivered };
  'print.preview': { input: PreviewRequest; output: Preview };
  'print.save': { input: SaveRequest; output: Delivered };
  'record.complete_from': { input: RecordInput; output: OpOutput<RecordId | null> };
  'record.list': { input: Nothing; output: Items<RecordRow> };
  'redo': { input: Nothing; output: OpOutput<OperationRow> };
  'report.demand': { input: ReportDemand; output: OpOutput<null> };
  'report.enter': { input: ReportEntry; output: OpOutput<null> };
  'report.file_add': { input: ReportFileToAdd; output: OpOutput<ReportFileId> };
  'report.file_remove': { input: ReportFileChoice; output: OpOutput<null> };
  'report.file_save_as': { input: ReportFileCopy; output: Nothing };
  'report.files': { input: ReportChoice; output: Items<ReportFile> };
  'report.grid': { input: MovementChoice; output: MovementReports };
  'report.list': { input: ReportFilter; output: Items<ReportRow> };
  'report.preview': { input: ReportEntry; output: EntryPreview };
  'report.remove': { input: ReportChoice; output: OpOutput<null> };
  'report.save': { input: Report; output: OpOutput<ReportId> };
  'round.add_unit': { input: RoundMember; output: OpOutput<null> };
  'round.get': { input: RoundChoice; output: RoundDetail };
  'round.list': { input: Nothing; output: Items<RoundSummary> };
  'round.lock': { input: RoundChoice; output: OpOutput<null> };
  'round.open': { input: RoundOpening; output: OpOutput<RoundId> };
  'round.rebase': { input: RebaseRequest; output: OpOutput<ChangeReport> };
  'round.rebase_preview': { input: RebaseRequest; output: RebasePreview };
  'round.remove_unit': { input: RoundMember; output: OpOutput<null> };
  'round.reopen': { input: RoundReopening; output: OpOutput<null> };
  'round.unit_facts': { input: UnitFactsChoice; output: Items<UnitFacts> };
  'sample.fill': { input: Nothing; output: OpOutput<SampleFilled> };
  'scheme.check': { input: SchemeSource; output: Items<Finding> };
  'scheme.describe': { input: SchemeSource; output: Description };
  'scheme.diff': { input: SchemePair; output: SchemeDiff };
  'scheme.example': { input: ExampleRequest; output: CriterionExample };
  'scheme.export': { input: SchemeChoice; output: string };
  'scheme.get': { input: SchemeChoice; output: SchemeDetail };
  'scheme.import': { input: SchemeSource; output: OpOutput<SchemeAdded> };
  'scheme.list': { input: Nothing; output: Items<SchemeSummary> };
  'scheme.offered': { input: Nothing; output: Items<SchemeOffer> };
  'scheme.read_table': { input: SchemeTableChoice; output: SchemeTable };
  'scheme.take_offered': { input: OfferChoice; output: OpOutput<SchemeAdded> };
  'score.cell': { input: CellChoice; output: CellDetail };
  'score.enter': { input: Entries; output: OpOutput<Array<Moved>> };
  'score.evidence_add': { input: ScoreEvidenceToAdd; output: OpOutput<ScoreEvidenceId> };
  'score.evidence_remove': { input: ScoreEvidenceChoice; output: OpOutput<null> };
  'score.evidence_save_as': { input: ScoreEvidenceCopy; output: Nothing };
  'score.explain': { input: ExplanationRequest; output: Explanation };
  'score.grid': { input: GridRequest; output: Grid };
  'score.paste_preview': { input: Entries; output: PastePreview };
  'score.results': { input: ResultsRequest; output: Evaluation };
  'score.stages': { input: RoundChoice; output: StageView };
  'score.what_if': { input: TrialRequest; output: WhatIf };
  'settings.get': { input: Nothing; output: Settings };
  'settings.set': { input: SettingsChange; output: Settings };
  'subject.describe': { input: SubjectOnDay; output: Submitted };
  'subject.search': { input: SubjectSearch; output: Items<FoundSubject> };
  'succession.list': { input: Nothing; output: Items<Succession> };
  'succession.remove': { input: SuccessionChoice; output: OpOutput<null> };
  'succession.save': { input: Succession; output: OpOutput<SuccessionId> };
  'undo': { input: UndoRequest; output: OpOutput<OperationRow> };
  'undo.state': { input: Nothing; output: UndoState };
  'unit.get': { input: UnitChoice; output: UnitDetail };
  'unit.held': { input: UnitChoice; output: Items<HeldGroup> };
  'unit.list': { input: Nothing; output: Items<Unit> };
  'unit.merge': { input: UnitMerge; output: OpOutput<MergeDone> };
  'unit.merge_preview': { input: UnitMerge; output: MergePreview };
  'unit.remove': { input: UnitChoice; output: OpOutput<null> };
  'unit.save': { input: Unit; output: OpOutput<UnitId> };
  'unit.split': { input: UnitSplit; output: OpOutput<UnitId> };
  'unit_kind.arrange': { input: UnitKindOrder; output: OpOutput<null> };
  'unit_kind.list': { input: Nothing; output: Items<UnitKind> };
  'unit_kind.remove': { input: UnitKindChoice; output: OpOutput<null> };
  'unit_kind.save': { input: UnitKind; output: OpOutput<UnitKindId> };
}
