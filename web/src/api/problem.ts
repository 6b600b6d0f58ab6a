export interface ProblemWire {
  code: string;
  title: string;
  detail?: string;
  /** Codes by field, "needs.0.description": ["missing"]. */
  errors?: Record<string, string[]>;
  params?: Record<string, string | number>;
}

/** What the server refused, in its own terms (RFC 9457). Told apart by `status` and `code`, never by text. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly told: ProblemWire;
  /** Seconds, from Retry-After. */
  readonly retryAfter: number | null;

  constructor(status: number, told: ProblemWire, retryAfter: number | null = null) {
    super(told.title);
    this.status = status;
    this.told = told;
    this.retryAfter = retryAfter;
  }

  get code(): string {
    return this.told.code;
  }

  get errors(): Record<string, string[]> {
    return this.told.errors ?? {};
  }

  get params(): Record<string, string | number> {
    return this.told.params ?? {};
  }
}

/** No answer, or one that is not from our server: no network, a hotel's login page, a proxy's error page. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
  /** Null when nothing answered at all. */
  readonly status: number | null;
  readonly retryAfter: number | null;

  constructor(status: number | null = null, retryAfter: number | null = null) {
    super(status === null ? "no answer" : `HTTP ${status}, not from our server`);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** Any failure as a problem that can be kept and told later. Errors of our own name themselves by a `code`. */
export function asProblem(error: unknown): ProblemWire {
  if (error instanceof Problem) return error.told;
  if (error instanceof Unreachable) {
    return { code: error.status === null ? "no_answer" : "strange_answer", title: error.message };
  }
  const { code, message } = (error ?? {}) as { code?: unknown; message?: string };
  return { code: typeof code === "string" ? code : "unexpected", title: message ?? "" };
}
