// Toasts and confirmations: said from anywhere, shown once by the frame.

export interface Toast {
  id: number;
  tone: 'ok' | 'info' | 'bad';
  text: string;
  action?: { label: string; run: () => void };
  /** When it was said, in milliseconds of the window's clock. */
  at: number;
}

export interface Question {
  title: string;
  text: string;
  /** What it concerns, line by line. */
  items?: string[];
  /** The verb of what will be done: `Xóa 3 đơn vị`. */
  confirm: string;
  danger?: boolean;
}

const STAY_MS = { ok: 5000, info: 6000, bad: 12000 };
/** What was said just before a screen was left is said to whoever arrives at the next. */
const ARRIVES_MS = 1000;

class Notices {
  toasts = $state<Toast[]>([]);
  question = $state<(Question & { answer: (yes: boolean) => void }) | null>(null);
  private last = 0;

  show(tone: Toast['tone'], text: string, action?: Toast['action']): void {
    const id = (this.last += 1);
    const toast: Toast = { id, tone, text, at: performance.now(), ...(action && { action }) };
    // What was done before is in the log; only what was refused stays beside what is said now.
    this.toasts = [...this.toasts.filter((other) => other.tone === 'bad' && other.text !== text), toast].slice(-2);
    setTimeout(() => {
      this.dismiss(id);
    }, STAY_MS[tone]);
  }

  /** Another screen is shown: what was said of the last one goes, unless something can still be done about it. */
  left(): void {
    const now = performance.now();
    this.toasts = this.toasts.filter(({ at, action }) => action !== undefined || now - at < ARRIVES_MS);
  }

  dismiss(id: number): void {
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }
}

export const notices = new Notices();

/** Says in passing that something was done. */
export function toast(text: string, action?: Toast['action']): void {
  notices.show('ok', text, action);
}

/** Asks before what cannot be undone or takes away much at once, and before nothing else. */
export function confirm(question: Question): Promise<boolean> {
  notices.question?.answer(false);
  return new Promise((resolve) => {
    notices.question = {
      ...question,
      answer: (yes) => {
        notices.question = null;
        resolve(yes);
      },
    };
  });
}
