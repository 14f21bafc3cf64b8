import { html } from 'hono/html';
import { referenceOf } from '../lead/reference.ts';
import type { LeadChallenge } from './challenge/challenge.ts';
import { mailLink, phoneLink, webLink } from './inbox-link.ts';
import { marksOf, NAME_LENGTH, nameOf, VERDICT_WORDS } from './lead-words.ts';
import { spamWords } from './spam-score.ts';
import type { StoredLead } from './store.ts';

type Markup = ReturnType<typeof html>;

/** How a challenge went, as it reads. */
const CHALLENGE_WORDS: Readonly<Record<LeadChallenge['result'], string>> = {
  passed: 'passed',
  failed: 'not passed',
  missing: 'no answer',
  stale: 'the answer was too old, or used before',
  unreachable: 'could not be verified',
};

/** Characters of a text shown at once; the rest opens on demand. */
const SHOWN = 600;

/** One lead: who, verdict and why, what was answered and said, where from. */
export function leadArticle(lead: StoredLead, timeZone: string): Markup {
  const { contact, answers } = lead.event.data;
  const { judgement } = lead;
  const verdict = lead.overrule ?? judgement.verdict;
  const marks = [
    ...marksOf(lead),
    ...(lead.overrule ? [`Your verdict; the rules said “${VERDICT_WORDS[judgement.verdict]}”`] : []),
  ];
  return html`<article class="lead" data-verdict="${verdict}">
    <header>
      <h2 dir="auto">${nameOf(contact)}</h2>
      <p class="verdict">${VERDICT_WORDS[verdict]}</p>
      <p class="when">${time(lead.arrived, timeZone)}</p>
    </header>
    ${list('marks', marks)}
    ${list(
      'reasons',
      judgement.reasons.map(({ text }) => text),
    )}
    <dl class="contact">
      ${(contact.name ?? '').length > NAME_LENGTH ? entry('Name', contact.name) : ''}
      ${entry('Email', contact.email, mailLink)} ${entry('Phone', contact.phone, phoneLink)}
      ${entry('Company', contact.company)} ${entry('Website', contact.website, webLink)}
    </dl>
    <dl class="answers">
      ${Object.values(answers).map(({ label, text }) => entry(label, text === '' ? 'No answer' : text))}
    </dl>
    ${contact.message ? html`<div class="message">${long(contact.message)}</div>` : ''} ${more(lead)}
  </article>`;
}

/** The rest: other fields of the form, page, route, points. */
function more({ event, judgement, id }: StoredLead): Markup {
  const { contact, source, visit, consent } = event.data;
  const utm = Object.entries(source.utm ?? {}).map(([name, value]) => `${name} ${value}`);
  const { points, pass, spam, challenge } = judgement;
  return html`<details>
    <summary>More</summary>
    <dl>
      ${Object.entries(contact.fields ?? {}).map(([name, value]) => entry(name, [value].flat().join(', ')))}
      ${entry('Next step', judgement.route)}
      ${entry('Points', pass === 0 ? undefined : `${points} of ${pass}`)}
      ${entry('Page', source.page, webLink)} ${entry('Came from', source.referrer, webLink)}
      ${entry('Referred by', source.ref)} ${entry('Campaign', utm.length > 0 ? utm.join(', ') : undefined)}
      ${entry('Language', visit.locale)}
      ${entry('Consent', consent && `${consent.given ? 'Given' : 'Not given'}, ${consent.time}: ${consent.text}`)}
      ${entry('Filled in', visit.elapsedMs > 0 ? `in ${Math.round(visit.elapsedMs / 1000)} s` : undefined)}
      ${entry('Spam score', spam && [`${spam.score}`, ...(spam.score > 0 ? [spamWords(spam)] : [])].join(': '))}
      ${entry('Challenge', challenge && [challenge.kind, CHALLENGE_WORDS[challenge.result]].filter(Boolean).join(': '))}
      ${entry('Reference', event.data.reference ?? referenceOf(id))} ${entry('Lead', id)}
    </dl>
  </details>`;
}

/**
 * A term with its text; nothing where there is no text. A text that makes no proper link stays a text.
 * The term's language gives the row its direction, so that question and answer stand side by side.
 */
function entry(
  term: string,
  text: string | undefined,
  link?: (text: string) => string | undefined,
): Markup | '' {
  if (text === undefined || text.trim() === '') return '';
  const href = link?.(text);
  const shown =
    href === undefined
      ? long(text)
      : html`<a dir="auto" href="${href}" rel="noreferrer nofollow">${text}</a>`;
  return html`<div dir="auto">
    <dt>${term}</dt>
    <dd>${shown}</dd>
  </div>`;
}

function long(text: string): Markup {
  if (text.length <= SHOWN) return html`<p dir="auto">${text}</p>`;
  return html`<details>
    <summary dir="auto">${text.slice(0, SHOWN)}…</summary>
    <p dir="auto">${text}</p>
  </details>`;
}

function list(name: string, texts: readonly string[]): Markup | '' {
  if (texts.length === 0) return '';
  return html`<ul class="${name}">
    ${texts.map((text) => html`<li dir="auto">${text}</li>`)}
  </ul>`;
}

function time(at: number, timeZone: string): Markup {
  const text = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    at,
  );
  return html`<time datetime="${new Date(at).toISOString()}">${text}</time>`;
}
