/** What the lint finds. */

/** Something in valid rules that is hardly meant: where (`questions[0].options[2]`), what, and how to mend it. */
export interface Suspicion {
  readonly path: string;
  readonly what: string;
  readonly mend: string;
}
