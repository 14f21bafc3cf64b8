/** What the page itself can tell of its loading. */
export interface Seen {
  /** When the question was painted, in milliseconds since the navigation began. */
  painted: number;
  /** Requests beside the page's own that began before it. */
  requests: number;
  /** How many of them had to come one after another. */
  inARow: number;
  /** Bytes of bodies on the wire that had come by then, and in all. */
  bytes: number;
  bytesInAll: number;
  /** Layout shift that no input led to. */
  shift: number;
  /** When the form was sent by a click, in milliseconds since 1970. */
  clicked: number;
}

/** What a visitor clicks on. */
export interface Target {
  selector: string;
  text?: string;
}

declare global {
  interface Window {
    /** Set by the benchmark: is told once, when the question was painted. */
    questionPainted: (payload: string) => void;
    seen: () => Seen;
    /** The middle of the first element shown that fits a selector and has a text, also in shadow roots. */
    placeOf: (target: Target) => { x: number; y: number };
  }
}

/** The mark in the page's own record of times. */
export const PAINTED = 'question-painted';
