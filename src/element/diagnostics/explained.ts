/** The element, as its explanation looks at it. */
export interface Explained extends HTMLElement {
  readonly form: HTMLFormElement | null;
  qualifier: unknown;
  src: string | null | undefined;
  fields: string | null | undefined;
  maxFields: string | number | null | undefined;
  webhook: string | null | undefined;
  format: string | null | undefined;
  expect: string | null | undefined;
  consent: string | null | undefined;
  send: string | null | undefined;
  whenQualified: string | null | undefined;
  whenUnqualified: string | null | undefined;
  match: string | null | undefined;
  reveal: string | null | undefined;
  pass: string | number | null | undefined;
  review: string | number | null | undefined;
}

export const NAME = '<lead-qualifier>:';
