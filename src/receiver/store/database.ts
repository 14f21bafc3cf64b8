/** A value of a parameter. Lists are for `dialect.oneOf` only. */
export type Value = string | number | null | readonly (string | number)[];

/** The values of a statement's parameters, which are written `:name` in its SQL. */
export type Args = Readonly<Record<string, Value>>;

export interface Statement {
  sql: string;
  /** Just the parameters that the SQL has. */
  args: Args;
}

export interface Result {
  rows: readonly unknown[];
  /** Rows written. */
  count: number;
}

/** The SQL that differs between the databases, for the statements they share. */
export interface Dialect {
  /** The schema of the tables and a dot, where they are in one of their own. */
  readonly prefix: string;
  /** The database's clock: milliseconds since 1970. */
  readonly now: string;
  /** Ends a `SELECT` whose rows are written next: rows that another program is writing are skipped, not waited for. */
  readonly skipLocked: string;
  /** Leases deliveries: `:target`, `:now`, `:limit`, `:holder` and `:forMs` of a `LeaseRequest`; returns `number`. */
  readonly lease: string;
  /** The value of `leased_until` for a lease of so many milliseconds from now. */
  leaseEnd(ms: string): string;
  /** Whether a column contains a text. */
  contains(column: string, parameter: string): string;
  /** Behind a column: whether its value is in a list. */
  oneOf(parameter: string): string;
}

/** A connected database, as the shared statements use it. */
export interface Database {
  readonly dialect: Dialect;
  run(sql: string, args?: Args): Promise<Result>;
  /**
   * Reads several results of one moment.
   * @param isEnough whether the reads behind this one are not needed; a database that makes them all anyway ignores it
   */
  snapshot(reads: readonly Statement[], isEnough?: (result: Result) => boolean): Promise<Result[]>;
  /** Runs a statement as the only writer of a lead. */
  changeLead(id: string, sql: string, args: Args): Promise<Result>;
}
