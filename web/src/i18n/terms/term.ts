/** A word of the interface in its two languages. */
export interface Term {
  readonly zh: string;
  readonly en: string;
}

/** Terms by the name that the ledger's JSON uses. */
export type Terms = Readonly<Record<string, Term>>;

/** Terms of coded values: by the field that holds the code, then by the code. */
export type ValueTerms = Readonly<Record<string, Terms>>;

export type Lang = keyof Term;
