/** Facts as GET /v1/events shows them, and as they stand once corrections have had their effect. */

export interface Said {
  readonly index: number;
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly recordedAt: string;
  readonly occurredOn: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A fact as it stands in a set of facts. */
export interface Standing extends Said {
  readonly correctedBy?: number;
}
