/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import { VERDICT_WORDS } from '../text/lead-words.ts';
import type { LeadJudgement } from '../assess/judgement.ts';

/** Parts that several pages have in common. */

/** Characters of a text shown at once; the rest opens on demand. */
const SHOWN = 600;

interface DetailProps {
  term: string;
  text: string | undefined;
  /** The address that the text stands for, if it is one. */
  link?: (text: string) => string | undefined;
}

/**
 * A term with its text; nothing where there is no text.
 * The term's language gives the row its direction, so that question and answer stand side by side.
 */
export function Detail({ term, text, link }: DetailProps) {
  if (text === undefined || text.trim() === '') return null;
  const href = link?.(text);
  return (
    <div dir="auto">
      <dt>{term}</dt>
      <dd>
        {href === undefined ? (
          <LongText text={text} />
        ) : (
          <a dir="auto" href={href} rel="noreferrer nofollow">
            {text}
          </a>
        )}
      </dd>
    </div>
  );
}

/** A text of any length, in its own direction. */
export function LongText({ text }: { text: string }) {
  const whole = <p dir="auto">{text}</p>;
  if (text.length <= SHOWN) return whole;
  return (
    <details>
      <summary dir="auto">{text.slice(0, SHOWN)}…</summary>
      {whole}
    </details>
  );
}

/** A list of texts; nothing where there are none. */
export function TextList({ class: name, texts }: { class: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <ul class={name}>
      {texts.map((text) => (
        <li dir="auto">{text}</li>
      ))}
    </ul>
  );
}

/** A point in time, in milliseconds since 1970. */
export function Time({ at, timeZone }: { at: number; timeZone: string }) {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return <time datetime={new Date(at).toISOString()}>{format.format(at)}</time>;
}

/** What has just been done. It takes the focus, so that it is read first. */
export function DoneNotice({ children }: { children: Child }) {
  return (
    <p role="status" class="done" dir="auto" tabindex={-1} autofocus>
      {children}
    </p>
  );
}

/** What has just failed. It takes the focus, too. */
export function TroubleNotice({ children }: { children: Child }) {
  return (
    <p role="alert" class="trouble" dir="auto" tabindex={-1} autofocus>
      {children}
    </p>
  );
}

/** What the rules said, in words: the verdict and, where they count points, how many. */
export function rulesVerdict({ verdict, points, pass }: LeadJudgement): string {
  return `${VERDICT_WORDS[verdict]}${pass === 0 ? '' : `, ${points} of ${pass} points`}`;
}

/** `1 lead`, `2 leads`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
