import * as z from 'zod';
import type { Annotation } from '../store/store.ts';
import { NOTE_LENGTH } from './annotation-form.tsx';
import type { FormRequest } from './context.ts';
import { showUnsaved } from './lead.tsx';
import { listHref, parseListQuery } from './list-query.ts';
import { noSuchLead, refuse } from './notices.tsx';
import { seeOther } from './responses.ts';

const choice = z.enum(['', 'qualified', 'review', 'unqualified']);

const SENT_AGAIN =
  'This lead was sent again while you were looking at it: the new answers are below. Nothing is saved yet; look at them and save again.';

/**
 * Keeps the owner's verdict and note. Where the lead was sent again meanwhile, or somebody else changed the note,
 * nothing is kept: the page says so, shows what is new, and still holds what was typed.
 */
export async function saveAnnotation(request: FormRequest): Promise<Response> {
  const { inbox, query, form } = request;
  const id = query.get('lead') ?? '';
  const chosen = choice.safeParse(form.get('overrule') ?? '');
  const sequence = Number(form.get('sequence'));
  if (!chosen.success || !Number.isSafeInteger(sequence)) return refuse(400, 'The form was incomplete.');
  const draft = { note: textOf(form.get('note')), overrule: chosen.data };
  const retry = (status: number, why: string) => showUnsaved(request, status, { why, draft });

  if (draft.note.length > NOTE_LENGTH) {
    return retry(422, `The note has ${draft.note.length} characters: shorten it to ${NOTE_LENGTH}.`);
  }
  const lead = (await inbox.store.get(id, 0))?.lead;
  if (lead === undefined) return noSuchLead();
  const { note = '', overrule = '' } = lead;
  if (note !== textOf(form.get('was')) && note !== draft.note) return retry(409, noteChanged(note));
  const annotation: Annotation = {
    ...(draft.note !== note && { note: draft.note || null }),
    ...(draft.overrule !== overrule && { overrule: draft.overrule || null }),
  };
  // With the sequence: the annotation is about the answers that the owner saw.
  const isNew = Object.keys(annotation).length > 0;
  if (isNew && !(await inbox.store.annotate(id, annotation, sequence))) return retry(409, SENT_AGAIN);
  return seeOther(listHref(parseListQuery(query), { lead: id, saved: '' }));
}

function noteChanged(note: string): string {
  const now = note === '' ? 'it was removed' : `it reads “${note}” now`;
  return `Somebody else changed the note while you were writing: ${now}. Nothing is saved yet; saving again replaces it with yours.`;
}

/** A text as it was typed: forms send line breaks as CRLF. */
function textOf(value: string | null): string {
  return (value ?? '').replaceAll('\r\n', '\n').trim();
}
