// What runs and what was last saved, for the status bar.

class Activity {
  /** Commands on their way. */
  running = $state(0);
  /** When the last change reached the data file; null before the first in this session. */
  savedAt = $state.raw<Date | null>(null);
  /** Counted apart, so that a command begun inside an effect does not make the effect depend on the count. */
  private count = 0;

  begin(): () => void {
    this.running = this.count += 1;
    return () => (this.running = this.count -= 1);
  }

  saved(): void {
    this.savedAt = new Date();
  }
}

export const activity = new Activity();
