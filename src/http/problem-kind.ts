/** The shape of an entry in the table of problems. */

/** One kind of failure. The key in the table is the last segment of its `type`. */
export interface ProblemKind {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  /** What the caller can do about it; shown on the problem's page. */
  readonly remedy: string;
}
