// The door to the program, for everything outside this folder.
export { activity } from './activity.svelte';
export { call, type CommandName, type Input, type Output } from './call';
export { announceAll, onChange } from './changes';
export { runJob, type Job, type JobProgress } from './job';
export { query, type Query } from './query.svelte';
export { refusal, Refusal } from './refusal';
export { useTransport, type Transport } from './transport';
export { LEAVE_KINDS, NOMINATION_STATES } from './bindings';
export type * from './bindings';
