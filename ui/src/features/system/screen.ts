// Hệ thống: this PC's settings, the office, the log, the backups.
import Settings2 from '@lucide/svelte/icons/settings-2';
import type { Screen } from '../screen';
import SystemScreen from './SystemScreen.svelte';

export const system: Screen = { id: 'system', title: 'Hệ thống', icon: Settings2, view: SystemScreen };
