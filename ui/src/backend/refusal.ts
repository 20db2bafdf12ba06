// What a command answers instead of its output, as something that can be thrown.
import type { Failure, Place, Severity } from './bindings';

/** A refusal of the program; its Vietnamese sentence comes from `text/errors`. */
export class Refusal extends Error implements Failure {
  readonly code: string;
  readonly params: Record<string, string>;
  readonly place: Place;
  readonly faults: Failure[];
  readonly severity: Severity;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'Refusal';
    this.code = failure.code;
    this.params = failure.params;
    this.place = failure.place;
    this.faults = failure.faults;
    this.severity = failure.severity;
  }

  /** The single faults: of a form or an import with several, each; otherwise the refusal itself. */
  get each(): Failure[] {
    return this.faults.length > 0 ? this.faults : [this];
  }
}

function isFailure(value: unknown): value is Partial<Failure> & { code: string } {
  return typeof value === 'object' && value !== null && typeof (value as { code?: unknown }).code === 'string';
}

/** Makes a refusal of whatever was thrown on the way; what is no answer of the program counts as internal. */
export function refusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  if (isFailure(thrown)) {
    return new Refusal({
      code: thrown.code,
      params: thrown.params ?? {},
      place: thrown.place ?? {},
      message: thrown.message ?? '',
      faults: thrown.faults ?? [],
      severity: thrown.severity ?? 'refused',
    });
  }
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new Refusal({ code: 'internal', params: { detail }, place: {}, message: '', faults: [], severity: 'internal' });
}
