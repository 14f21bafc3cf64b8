import { html } from 'hono/html';
import { referenceOf } from '../../lead/reference.ts';
import type { LeadChallenge } from '../assess/challenge/challenge.ts';
import { mailLink, phoneLink, webLink } from '../text/contact-link.ts';
import { marksOf, NAME_LENGTH, nameOf, VERDICT_WORDS } from '../text/lead-words.ts';
import { spamWords } from '../assess/spam-score.ts';
import type { StoredLead } from '../store/store.ts';
import type { Markup } from './parts.ts';
import { entry, list, long, rulesSaid, time } from './parts.ts';

/** How a challenge went, as it reads. */
const CHALLENGE_WORDS: Readonly<Record<LeadChallenge['result'], string>> = {
  passed: 'passed',
  failed: 'not passed',
  missing: 'no answer',
  stale: 'the answer was too old, or used before',
  unreachable: 'could not be verified',
};

/** A lead in the list: who, verdict and why, what was answered and said, where from. */
export function leadArticle(lead: StoredLead, timeZone: string, href: string): Markup {
  const { contact } = lead.event.data;
  return html`<article class="lead" data-verdict="${verdictOf(lead)}">
    <header>
      <h2 dir="auto"><a href="${href}">${nameOf(contact)}</a></h2>
      ${standing(lead, timeZone)}
    </header>
    ${middle(lead)} ${note(lead)}
    <details>
      <summary>More</summary>
      ${rest(lead)}
    </details>
  </article>`;
}

/** The same, whole, where its name is the heading of the page. On screen its note stands in the form below. */
export function wholeLead(lead: StoredLead, timeZone: string): Markup {
  return html`<article class="lead" data-verdict="${verdictOf(lead)}" aria-label="The lead">
    <header>${standing(lead, timeZone)}</header>
    ${middle(lead)} ${rest(lead)} ${note(lead, 'note on-paper')}
  </article>`;
}

function verdictOf({ overrule, judgement }: StoredLead) {
  return overrule ?? judgement.verdict;
}

function standing(lead: StoredLead, timeZone: string): Markup {
  return html`<p class="verdict">${VERDICT_WORDS[verdictOf(lead)]}</p>
    <p class="when">${time(lead.arrived, timeZone)}</p>`;
}

function middle(lead: StoredLead): Markup {
  const { contact, answers } = lead.event.data;
  const { judgement, overrule } = lead;
  const marks = [
    ...marksOf(lead),
    ...(lead.isUnenriched ? ['Not looked up yet: verdict and reasons may change'] : []),
    ...(overrule ? [`Your verdict; the rules said “${VERDICT_WORDS[judgement.verdict]}”`] : []),
  ];
  return html`${list('marks', marks)}
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
    ${contact.message ? html`<div class="message">${long(contact.message)}</div>` : ''}`;
}

function note({ note: text }: StoredLead, parts = 'note'): Markup | '' {
  return text === undefined
    ? ''
    : html`<div class="${parts}">
        <h3>Your note</h3>
        ${long(text)}
      </div>`;
}

/** The rest: other fields of the form, page, route, points. */
function rest({ event, judgement, id }: StoredLead): Markup {
  const { contact, source, visit, consent } = event.data;
  const utm = Object.entries(source.utm ?? {}).map(([name, value]) => `${name} ${value}`);
  const { spam, challenge } = judgement;
  return html`<dl class="rest">
    ${Object.entries(contact.fields ?? {}).map(([name, value]) => entry(name, [value].flat().join(', ')))}
    ${entry('Next step', judgement.route)} ${entry('By the rules', rulesSaid(judgement))}
    ${entry('Page', source.page, webLink)} ${entry('Came from', source.referrer, webLink)}
    ${entry('Referred by', source.ref)} ${entry('Campaign', utm.length > 0 ? utm.join(', ') : undefined)}
    ${entry('Language', visit.locale)}
    ${entry('Consent', consent && `${consent.given ? 'Given' : 'Not given'}, ${consent.time}: ${consent.text}`)}
    ${entry('Filled in', visit.elapsedMs > 0 ? `in ${Math.round(visit.elapsedMs / 1000)} s` : undefined)}
    ${entry('Spam score', spam && [`${spam.score}`, ...(spam.score > 0 ? [spamWords(spam)] : [])].join(': '))}
    ${entry('Challenge', challenge && [challenge.kind, CHALLENGE_WORDS[challenge.result]].filter(Boolean).join(': '))}
    ${entry('Reference', event.data.reference ?? referenceOf(id))} ${entry('Lead', id)}
  </dl>`;
}
