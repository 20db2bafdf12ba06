// Generated from the commands of the program by `cargo xtask bindings`. Do not edit.
/* eslint-disable */

export type Backup = { name: string; made: string; kilobytes: number; sound: boolean | null };
export type BackupFilter = { verify: boolean };
export type BackupState = { last: string | null; running: boolean; failed: string | null };
export type Change = { entity: string; id: string };
export type ChosenFile = { token: string; officer?: string };
export type Draft = { key: string; content: unknown };
export type DraftChoice = { key: string };
export type Event = { id: number; at: string; actor: string; kind: string; label: string; details: unknown };
export type Failure = {
  code: string;
  params: { [key in string]: string };
  place: Place;
  message: string;
  faults: Array<Failure>;
  severity: Severity;
};
export type FileStatus = {
  name: string | null;
  folder: string | null;
  foreign_drive: boolean;
  officer: string;
  year: number;
  has_office: boolean;
  undo: UndoState | null;
};
export type Items<T> = { items: Array<T> };
export type JobId = { job: string };
export type JobStart = { name: string; input: unknown };
export type JobStatus = { ended: boolean; done: number; total: number; output: unknown; failure: Failure | null };
export type LogFilter = { limit?: number; entity?: string };
export type Mode = 'do' | 'undo' | 'redo';
export type Nothing = {};
export type Office = {
  id?: OfficeId;
  valid_from: PartialDate;
  superior: string;
  name: string;
  symbol: string;
  place: string;
  signers: Array<Signer>;
  recipients: Array<string>;
};
export type OfficeChoice = { id: OfficeId };
export type OfficeId = string;
export type OpOutput<T> = { operation: number | null; output: T; changes: Array<Change> };
export type OperationRow = {
  id: number;
  at: string;
  actor: string;
  kind: string;
  label: string;
  mode: Mode;
  target: number | null;
  undone_by: number | null;
};
export type PartialDate = string;
export type Pick = { purpose: Purpose; name?: string };
export type Picked = { token: string; name: string; folder: string };
export type Place = { field?: string; sheet?: string; row?: number; column?: string; criterion?: string; unit?: string };
export type Purpose = 'data_file' | 'table' | 'scheme' | 'evidence' | 'pdf' | 'docx' | 'xlsx';
export type RecentChoice = { index: number };
export type RecentFile = { index: number; name: string; folder: string; present: boolean };
export type RestoreRequest = { name?: string; token?: string };
export type Restored = { kept: string | null };
export type Settings = {
  officer: string;
  theme: string;
  letters: string;
  printer: string;
  year: number | null;
  recent: Array<string>;
};
export type SettingsChange = { officer?: string; theme?: string; letters?: string; printer?: string; year?: number };
export type Severity = 'refused' | 'data_file' | 'internal';
export type Signer = { authority: string; title: string; name: string };
export type UndoRequest = { operation?: number };
export type UndoState = { undo: OperationRow | null; redo: OperationRow | null };

export interface Commands {
  'backup.list': { input: BackupFilter; output: Items<Backup> };
  'backup.make': { input: Nothing; output: Backup };
  'backup.restore': { input: RestoreRequest; output: Restored };
  'backup.state': { input: Nothing; output: BackupState };
  'draft.drop': { input: DraftChoice; output: null };
  'draft.get': { input: DraftChoice; output: Draft | null };
  'draft.put': { input: Draft; output: Nothing };
  'file.close': { input: Nothing; output: FileStatus };
  'file.new': { input: ChosenFile; output: FileStatus };
  'file.open': { input: ChosenFile; output: FileStatus };
  'file.open_recent': { input: RecentChoice; output: FileStatus };
  'file.recent': { input: Nothing; output: Items<RecentFile> };
  'file.status': { input: Nothing; output: FileStatus };
  'job.cancel': { input: JobId; output: Nothing };
  'job.start': { input: JobStart; output: JobId };
  'job.status': { input: JobId; output: JobStatus };
  'log.events': { input: LogFilter; output: Items<Event> };
  'log.list': { input: LogFilter; output: Items<OperationRow> };
  'office.list': { input: Nothing; output: Items<Office> };
  'office.remove': { input: OfficeChoice; output: OpOutput<null> };
  'office.save': { input: Office; output: OpOutput<OfficeId> };
  'pick.open': { input: Pick; output: Picked | null };
  'pick.save': { input: Pick; output: Picked | null };
  'redo': { input: Nothing; output: OpOutput<unknown> };
  'sample.fill': { input: Nothing; output: OpOutput<unknown> };
  'settings.get': { input: Nothing; output: Settings };
  'settings.set': { input: SettingsChange; output: Settings };
  'undo': { input: UndoRequest; output: OpOutput<unknown> };
  'undo.state': { input: Nothing; output: UndoState };
}
