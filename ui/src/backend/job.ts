// Long commands: run as a job, with a progress that can be shown and an end that can be asked for.
import { announce } from './changes';
import { call, type CommandName, type Input, type Output } from './call';
import { refusal } from './refusal';
import type { Change } from './bindings';

export interface JobProgress {
  done: number;
  /** 0 while unknown. */
  total: number;
}

export interface Job<T> {
  result: Promise<T>;
  cancel: () => void;
}

const PAUSE_MS = 150;

export function runJob<N extends CommandName>(
  name: N,
  input: Input<N>,
  report: (progress: JobProgress) => void,
): Job<Output<N>> {
  let job: string | undefined;
  let cancelled = false;

  async function run(): Promise<Output<N>> {
    const started = await call('job.start', { name, input });
    job = started.job;
    if (cancelled) await call('job.cancel', { job });
    for (;;) {
      const status = await call('job.status', { job });
      report({ done: status.done, total: status.total });
      if (status.failure) throw refusal(status.failure);
      if (status.ended) {
        const changes = (status.output as { changes?: Change[] } | null)?.changes;
        if (changes) announce(changes);
        return status.output as Output<N>;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  return {
    result: run(),
    cancel: () => {
      cancelled = true;
      if (job !== undefined) void call('job.cancel', { job });
    },
  };
}
