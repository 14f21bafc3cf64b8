/** @jsxImportSource hono/jsx */
import { referenceOf } from '../../lead/id.ts';
import type { LeadChallenge } from '../assess/challenge/challenge.ts';
import { spamWords } from '../assess/spam.ts';
import { mailLink, marksOf, NAME_LENGTH, nameOf, phoneLink, VERDICT_WORDS, webLink } from '../lead-text.ts';
import type { StoredLead } from '../store/store.ts';
import { Detail, LongText, rulesVerdict, TextList, Time } from './parts.tsx';

/** How a challenge went, as it reads. */
const CHALLENGE_WORDS: Readonly<Record<LeadChallenge['result'], string>> = {
  passed: 'passed',
  failed: 'not passed',
  missing: 'no answer',
  stale: 'the answer was too old, or used before',
  unreachable: 'could not be verified',
};

interface LeadProps {
  lead: StoredLead;
  timeZone: string;
}

/** A lead in the list: who, verdict and why, answers and message, where from. */
export function LeadArticle({ lead, timeZone, href }: LeadProps & { href: string }) {
  return (
    <article class="lead" data-verdict={verdictOf(lead)}>
      <header>
        <h2 dir="auto">
          <a href={href}>{nameOf(lead.event.data.contact)}</a>
        </h2>
        <Standing lead={lead} timeZone={timeZone} />
      </header>
      <Middle {...lead} />
      <Note note={lead.note} />
      <details>
        <summary>More</summary>
        <Rest {...lead} />
      </details>
    </article>
  );
}

/** The same on the page of the lead, whose heading is the name. On screen the note stands in the form below. */
export function WholeLead({ lead, timeZone }: LeadProps) {
  return (
    <article class="lead" data-verdict={verdictOf(lead)} aria-label="The lead">
      <header>
        <Standing lead={lead} timeZone={timeZone} />
      </header>
      <Middle {...lead} />
      <Rest {...lead} />
      <Note note={lead.note} class="note on-paper" />
    </article>
  );
}

function verdictOf({ overrule, judgement }: StoredLead) {
  return overrule ?? judgement.verdict;
}

function Standing({ lead, timeZone }: LeadProps) {
  return (
    <>
      <p class="verdict">{VERDICT_WORDS[verdictOf(lead)]}</p>
      <p class="when">
        <Time at={lead.arrived} timeZone={timeZone} />
      </p>
    </>
  );
}

function Middle(lead: StoredLead) {
  const { contact, answers } = lead.event.data;
  const { judgement, overrule } = lead;
  const marks = [
    ...marksOf(lead),
    ...(lead.isUnenriched ? ['Not looked up yet: verdict and reasons may change'] : []),
    ...(overrule ? [`Your verdict; the rules said “${VERDICT_WORDS[judgement.verdict]}”`] : []),
  ];
  return (
    <>
      <TextList class="marks" texts={marks} />
      <TextList class="reasons" texts={judgement.reasons.map(({ text }) => text)} />
      <dl class="contact">
        {(contact.name ?? '').length > NAME_LENGTH && <Detail term="Name" text={contact.name} />}
        <Detail term="Email" text={contact.email} link={mailLink} />
        <Detail term="Phone" text={contact.phone} link={phoneLink} />
        <Detail term="Company" text={contact.company} />
        <Detail term="Website" text={contact.website} link={webLink} />
      </dl>
      <dl class="answers">
        {Object.values(answers).map(({ label, text }) => (
          <Detail term={label} text={text === '' ? 'No answer' : text} />
        ))}
      </dl>
      {contact.message && (
        <div class="message">
          <LongText text={contact.message} />
        </div>
      )}
    </>
  );
}

function Note({ note, class: name = 'note' }: { note: string | undefined; class?: string }) {
  if (note === undefined) return null;
  return (
    <div class={name}>
      <h3>Your note</h3>
      <LongText text={note} />
    </div>
  );
}

/** All other details: further fields of the form, page, route, points. */
function Rest({ event, judgement, id }: StoredLead) {
  const { contact, source, visit, consent, reference } = event.data;
  const { spam, challenge } = judgement;
  const utm = Object.entries(source.utm ?? {}).map(([name, value]) => `${name} ${value}`);
  return (
    <dl class="rest">
      {Object.entries(contact.fields ?? {}).map(([name, value]) => (
        <Detail term={name} text={[value].flat().join(', ')} />
      ))}
      <Detail term="Next step" text={judgement.route} />
      <Detail term="By the rules" text={rulesVerdict(judgement)} />
      <Detail term="Page" text={source.page} link={webLink} />
      <Detail term="Came from" text={source.referrer} link={webLink} />
      <Detail term="Referred by" text={source.ref} />
      <Detail term="Campaign" text={utm.join(', ')} />
      <Detail term="Language" text={visit.locale} />
      <Detail
        term="Consent"
        text={consent && `${consent.given ? 'Given' : 'Not given'}, ${consent.time}: ${consent.text}`}
      />
      <Detail
        term="Filled in"
        text={visit.elapsedMs > 0 ? `in ${Math.round(visit.elapsedMs / 1000)} s` : undefined}
      />
      <Detail
        term="Spam score"
        text={spam && [`${spam.score}`, ...(spam.score > 0 ? [spamWords(spam)] : [])].join(': ')}
      />
      <Detail
        term="Challenge"
        text={challenge && [challenge.kind, CHALLENGE_WORDS[challenge.result]].filter(Boolean).join(': ')}
      />
      <Detail term="Reference" text={reference ?? referenceOf(id)} />
      <Detail term="Lead" text={id} />
    </dl>
  );
}
