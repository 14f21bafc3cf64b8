/** @jsxImportSource hono/jsx */
/** The parts that the pages of the inbox have in common: document, layout, forms, and how texts and times are shown. */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { LeadJudgement } from '../assess/judgement.ts';
import { VERDICT_WORDS } from '../lead-text.ts';
import type { PageContext } from './context.ts';
import { INBOX_STYLE } from './style.ts';

/** A whole HTML document; `head` is what else belongs in its head. */
export function Document({ title, head, children }: { title: string; head?: Child; children: Child }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {head}
        <style>{raw(INBOX_STYLE)}</style>
      </head>
      <body>{children}</body>
    </html>
  );
}

interface LayoutProps {
  page: PageContext;
  title: string;
  heading: Child;
  /** Which item of the navigation this page is. */
  current?: 'leads' | 'forwarding';
  /** Shown below the heading. */
  below?: Child;
  children: Child;
}

/** A page behind the sign-in: heading, navigation, content, and which time zone its times are in. */
export function Layout({ page, title, heading, current, below, children }: LayoutProps) {
  const isCurrent = (item: typeof current) => (item === current ? 'page' : undefined);
  return (
    <Document title={`${title} – Inbox`}>
      <header>
        <h1 dir="auto">{heading}</h1>
        <nav aria-label="Inbox">
          <a href="?" aria-current={isCurrent('leads')}>
            Leads
          </a>
          <a href="?dead-letters" aria-current={isCurrent('forwarding')}>
            Forwarding
          </a>
          <PostForm action="?" page={page}>
            <button name="action" value="sign-out" class="quiet">
              Sign out
            </button>
          </PostForm>
        </nav>
        {below}
      </header>
      <main>{children}</main>
      <footer>Times are in {page.timeZone} time.</footer>
    </Document>
  );
}

interface PostFormProps {
  /** The address it is sent to. */
  action: string;
  page: PageContext;
  class?: string;
  children: Child;
}

/** A form that the inbox accepts: it carries the form token. */
export function PostForm({ action, page, class: name, children }: PostFormProps) {
  return (
    <form method="post" action={action} class={name}>
      <input type="hidden" name="form" value={page.formToken} />
      {children}
    </form>
  );
}

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

/** Says that something was done. It takes the focus, so that it is read first. */
export function DoneNotice({ children }: { children: Child }) {
  return (
    <p role="status" class="done" dir="auto" tabindex={-1} autofocus>
      {children}
    </p>
  );
}

/** Says that something failed. It takes the focus, too. */
export function TroubleNotice({ children }: { children: Child }) {
  return (
    <p role="alert" class="trouble" dir="auto" tabindex={-1} autofocus>
      {children}
    </p>
  );
}

/** The verdict of the rules and, where they count points, how many. */
export function rulesVerdict({ verdict, points, pass }: LeadJudgement): string {
  return `${VERDICT_WORDS[verdict]}${pass === 0 ? '' : `, ${points} of ${pass} points`}`;
}

/** `1 lead`, `2 leads`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
