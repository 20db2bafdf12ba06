// What the frame knows: the open data file, this PC's settings, the last backup.
import { announceAll, call, onChange, type BackupState, type FileStatus, type Settings, type SettingsChange } from '../backend';

const BACKUP_LOOK_MS = 30_000;

class Session {
  status = $state.raw<FileStatus>();
  settings = $state.raw<Settings>();
  backup = $state.raw<BackupState>();

  /** Asks the program what is open; keeps asking after every change. */
  async start(): Promise<void> {
    onChange(null, () => void this.refresh());
    setInterval(() => void this.lookAtBackup(), BACKUP_LOOK_MS);
    this.take(await call('settings.get', {}));
    this.status = await call('file.status', {});
    void this.lookAtBackup();
  }

  async refresh(): Promise<void> {
    this.status = await call('file.status', {});
  }

  /** Another data file is open, or none: everything shown is asked for anew. */
  opened(status: FileStatus): void {
    this.status = status;
    this.backup = undefined;
    announceAll();
    void this.lookAtBackup();
  }

  async change(change: SettingsChange): Promise<void> {
    this.take(await call('settings.set', change));
    await this.refresh();
    if (change.year !== undefined) announceAll();
  }

  async lookAtBackup(): Promise<void> {
    if (!this.status?.name) return;
    this.backup = await call('backup.state', {}).catch(() => undefined);
  }

  private take(settings: Settings): void {
    this.settings = settings;
    const root = document.documentElement;
    const dark = settings.theme === 'dark' || (settings.theme === '' && matchMedia('(prefers-color-scheme: dark)').matches);
    root.dataset['theme'] = dark ? 'dark' : 'light';
    root.dataset['letters'] = settings.letters || 'normal';
  }
}

export const session = new Session();
