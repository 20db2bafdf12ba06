// The patterns: one of each, used everywhere. They know no feature.
export { attempt } from './attempt';
export { default as Button } from './Button.svelte';
export { default as Chip, type Tone } from './Chip.svelte';
export { default as Confirm } from './Confirm.svelte';
export { default as Dialog } from './Dialog.svelte';
export { default as EmptyState } from './EmptyState.svelte';
export { default as Note } from './Note.svelte';
export { confirm, notices, toast } from './notices.svelte';
export { default as Page } from './Page.svelte';
export { default as Progress } from './Progress.svelte';
export { default as Toasts } from './Toasts.svelte';
export * from './form';
export { default as Popup } from './Popup.svelte';
export { default as DataTable } from './table/DataTable.svelte';
export { default as ListDetail } from './table/ListDetail.svelte';
export type { Column } from './table/rows';
export { default as Grid } from './grid/Grid.svelte';
export type { GridCell, GridChange, GridColumn, GridMark, GridPlace, GridPreview, GridRefusal, GridRow, GridSource } from './grid/model';
