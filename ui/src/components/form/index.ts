// The form kit.
export { default as Checkbox } from './Checkbox.svelte';
export { default as Combobox, type Choice } from './Combobox.svelte';
export { default as DateField } from './DateField.svelte';
export { default as FieldGroup } from './FieldGroup.svelte';
export { default as FormView } from './FormView.svelte';
export { default as IntegerField } from './IntegerField.svelte';
export { default as ListEditor } from './ListEditor.svelte';
export { default as NumberField } from './NumberField.svelte';
export { default as Select } from './Select.svelte';
export { default as TextArea } from './TextArea.svelte';
export { default as TextField } from './TextField.svelte';
export { Form, type FormOptions } from './form.svelte';
export { commitFocused, hasUncommitted, isComposing } from './uncontrolled.svelte';
