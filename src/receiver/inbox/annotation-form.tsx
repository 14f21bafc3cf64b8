/** @jsxImportSource hono/jsx */
import type { Verdict } from '../../qualifier/verdict.ts';
import { VERDICT_WORDS } from '../lead-text.ts';
import type { StoredLead } from '../store/store.ts';
import type { PageContext } from './context.ts';
import { PostForm, rulesVerdict } from './parts.tsx';
import { type ListQuery, leadHref } from './list-query.ts';

/** Characters of a note. */
export const NOTE_LENGTH = 10_000;

/** An annotation that the owner has typed and not saved. */
export interface AnnotationDraft {
  note: string;
  /** Empty where the verdict of the rules is to count. */
  overrule: Verdict | '';
}

interface AnnotationFormProps {
  page: PageContext;
  lead: StoredLead;
  /** The list that the owner came from. */
  list: ListQuery;
  draft: AnnotationDraft | undefined;
}

/** The owner's own verdict and note: one form, so that saving one never loses the other. */
export function AnnotationForm({ page, lead, list, draft }: AnnotationFormProps) {
  const { note = '', overrule = '' } = draft ?? lead;
  const choices: [Verdict | '', string][] = [
    ['', `As the rules say: ${rulesVerdict(lead.judgement)}`],
    ['qualified', VERDICT_WORDS.qualified],
    ['review', VERDICT_WORDS.review],
    ['unqualified', VERDICT_WORDS.unqualified],
  ];
  return (
    <section aria-labelledby="annotation">
      <h2 id="annotation">Your verdict and note</h2>
      <PostForm action={leadHref(lead.id, list)} page={page} class="annotation">
        <input type="hidden" name="sequence" value={lead.sequence} />
        <input type="hidden" name="was" value={lead.note ?? ''} />
        <fieldset>
          <legend>Verdict</legend>
          {choices.map(([value, words]) => (
            <label>
              <input type="radio" name="overrule" value={value} checked={value === overrule} /> {words}
            </label>
          ))}
        </fieldset>
        <label for="note">Note, for your eyes only</label>
        <textarea id="note" name="note" rows={4} maxlength={NOTE_LENGTH} dir="auto">
          {/* A text area drops the first line break of its content, so that it has one to drop. */}
          {'\n'}
          {note}
        </textarea>
        <button name="action" value="save" class="main">
          Save
        </button>
      </PostForm>
    </section>
  );
}
