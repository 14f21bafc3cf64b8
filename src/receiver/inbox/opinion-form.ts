import { html, raw } from 'hono/html';
import type { Verdict } from '../../qualifier/schema/schema.ts';
import { VERDICT_WORDS } from '../text/lead-words.ts';
import type { StoredLead } from '../store/store.ts';
import { formParts } from './document.ts';
import type { Markup } from './parts.ts';
import { rulesSaid } from './parts.ts';
import type { Place } from './place.ts';
import { leadAddress } from './place.ts';

/** Characters of a note. */
export const NOTE_LENGTH = 10_000;

/** What the owner has typed. */
export interface Draft {
  note: string;
  /** Empty where the verdict of the rules is to count. */
  overrule: Verdict | '';
}

/** The owner's own verdict and note: one form, so that saving one never loses the other. */
export function opinionForm(lead: StoredLead, formToken: string, place: Place, draft?: Draft): Markup {
  const { note = '', overrule = '' } = draft ?? lead;
  const choice = (value: Verdict | '', words: string) =>
    html`<label
      ><input type="radio" name="overrule" value="${value}" ${value === overrule ? raw('checked') : ''} />
      ${words}</label
    >`;
  // A text area drops the first line break of its content, so that it has one to drop.
  const area = html`<textarea id="note" name="note" rows="4" maxlength="${NOTE_LENGTH}" dir="auto">
${note}</textarea>`;
  return html`<section aria-labelledby="opinion">
    <h2 id="opinion">Your verdict and note</h2>
    <form method="post" action="${leadAddress(lead.id, place)}" class="opinion">
      ${formParts(formToken)}<input type="hidden" name="sequence" value="${lead.sequence}" />
      <input type="hidden" name="was" value="${lead.note ?? ''}" />
      <fieldset>
        <legend>Verdict</legend>
        ${choice('', `As the rules say: ${rulesSaid(lead.judgement)}`)}
        ${choice('qualified', VERDICT_WORDS.qualified)} ${choice('review', VERDICT_WORDS.review)}
        ${choice('unqualified', VERDICT_WORDS.unqualified)}
      </fieldset>
      <label for="note">Note, for your eyes only</label>
      ${area}
      <button name="action" value="save" class="main">Save</button>
    </form>
  </section>`;
}
