import * as z from 'zod';
import type { Annotation } from '../store/store.ts';
import type { Change } from './change.ts';
import { refusal, seeOther } from './answer.ts';
import type { Draft } from './opinion-form.ts';
import { NOTE_LENGTH } from './opinion-form.ts';
import { addressOf, placeOf } from './place.ts';
import { noSuchLead, showLead } from './show-lead.ts';

const choice = z.enum(['', 'qualified', 'review', 'unqualified']);

const CAME_AGAIN =
  'This lead came again while you looked at it: below are the new answers. Nothing is saved yet; look at them and save again.';

/**
 * Keeps the owner's verdict and note. Where the lead came again meanwhile, or somebody else changed the note, nothing
 * is kept: the page says so, shows what is new, and still holds what was typed.
 */
export async function saveOpinion({ inbox, query, form }: Change): Promise<Response> {
  const id = query.get('lead') ?? '';
  const place = placeOf(query);
  const chosen = choice.safeParse(form.get('overrule') ?? '');
  const sequence = Number(form.get('sequence'));
  if (!chosen.success || !Number.isSafeInteger(sequence)) return refusal(400, 'The form was not complete.');
  const draft: Draft = { note: textOf(form.get('note')), overrule: chosen.data };
  const retry = (status: number, trouble: string) => showLead(inbox, id, place, { draft, trouble }, status);

  if (draft.note.length > NOTE_LENGTH) {
    return retry(422, `The note has ${draft.note.length} characters: shorten it to ${NOTE_LENGTH}.`);
  }
  const lead = (await inbox.store.get(id, 0))?.lead;
  if (lead === undefined) return noSuchLead();
  const { note = '', overrule = '' } = lead;
  if (note !== textOf(form.get('was')) && note !== draft.note) return retry(409, changedTo(note));
  const annotation: Annotation = {
    ...(draft.note !== note && { note: draft.note || null }),
    ...(draft.overrule !== overrule && { overrule: draft.overrule || null }),
  };
  // With the sequence: what is said is about the answers that were seen.
  const isNew = Object.keys(annotation).length > 0;
  if (isNew && !(await inbox.store.annotate(id, annotation, sequence))) return retry(409, CAME_AGAIN);
  return seeOther(addressOf(place, { lead: id, saved: '' }));
}

function changedTo(note: string): string {
  const now = note === '' ? 'it was taken away' : `it reads “${note}” now`;
  return `Somebody else changed the note while you wrote: ${now}. Nothing is saved yet; saving again puts yours in its place.`;
}

/** A text as it was typed: forms send line breaks as CRLF. */
function textOf(value: string | null): string {
  return (value ?? '').replaceAll('\r\n', '\n').trim();
}
