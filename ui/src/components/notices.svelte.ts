// Toasts and confirmations: said from anywhere, shown once by the frame.

export interface Toast {
  id: number;
  tone: 'ok' | 'info' | 'bad';
  text: string;
  action?: { label: string; run: () => void };
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

class Notices {
  toasts = $state<Toast[]>([]);
  question = $state<(Question & { answer: (yes: boolean) => void }) | null>(null);
  private last = 0;

  show(tone: Toast['tone'], text: string, action?: Toast['action']): void {
    const id = (this.last += 1);
    const toast: Toast = action ? { id, tone, text, action } : { id, tone, text };
    this.toasts = [...this.toasts.filter((other) => other.text !== text), toast].slice(-4);
    setTimeout(() => {
      this.dismiss(id);
    }, STAY_MS[tone]);
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

/** Asks before what cannot be undone, and before nothing else. */
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
