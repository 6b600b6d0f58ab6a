/** What the server refused, in its own terms (RFC 9457). Told apart by `status` and `code`, never by text. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** Codes by field, "needs.0.description": ["missing"]. */
  readonly errors: Record<string, string[]>;
  readonly params: Record<string, string | number>;
  /** Seconds, from Retry-After. */
  readonly retryAfter: number | null;

  constructor(status: number, told: Partial<ProblemWire>, retryAfter: number | null = null) {
    super(told.title ?? `HTTP ${status}`);
    this.name = "Problem";
    this.status = status;
    this.code = told.code ?? "unexpected";
    this.title = told.title ?? "";
    this.detail = told.detail ?? "";
    this.errors = told.errors ?? {};
    this.params = told.params ?? {};
    this.retryAfter = retryAfter;
  }
}

/** No answer, or one that is not from our server: no network, a hotel's login page, a proxy's error page. */
export class Unreachable extends Error {
  /** Null when nothing answered at all. */
  readonly status: number | null;
  readonly retryAfter: number | null;

  constructor(status: number | null = null, retryAfter: number | null = null) {
    super(status === null ? "no answer" : `HTTP ${status} from somebody else`);
    this.name = "Unreachable";
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export interface ProblemWire {
  code: string;
  title: string;
  detail?: string;
  errors?: Record<string, string[]>;
  params?: Record<string, string | number>;
}
