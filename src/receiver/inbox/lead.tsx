/** @jsxImportSource hono/jsx */
import * as z from 'zod';
import { VERDICTS } from '../../qualifier/verdict.ts';
import { nameOf } from '../lead-text.ts';
import type { DeliveryState } from '../store/delivery-store.ts';
import type { Annotation, EarlierSend, StoredLead } from '../store/store.ts';
import { type AnnotationDraft, AnnotationForm, NOTE_LENGTH } from './annotation-form.tsx';
import type { FormRequest, InboxRequest, PageContext } from './context.ts';
import { EARLIER_SHOWN, EarlierSends } from './earlier-sends.tsx';
import { WholeLead } from './lead-article.tsx';
import { type ListQuery, leadHref, listHref, parseListQuery } from './list-query.ts';
import { noSuchLead, refuse } from './notices.tsx';
import { counted, DoneNotice, Layout, Time, TroubleNotice } from './parts.tsx';
import { htmlResponse, seeOther } from './responses.ts';

/** Shows a lead, its earlier sends and where it was forwarded. */
export async function showLead(request: InboxRequest): Promise<Response> {
  return leadResponse(request, {});
}

const overrules = z.enum(['', ...VERDICTS]);

const SENT_AGAIN =
  'This lead was sent again while you were looking at it: the new answers are below. Nothing is saved yet; look at them and save again.';

/**
 * Stores the owner's verdict and note. Where the lead was sent again meanwhile, or somebody else changed the note,
 * nothing is stored: the page says so, shows what is new, and keeps what was typed.
 */
export async function saveAnnotation(request: FormRequest): Promise<Response> {
  const { inbox, query, form } = request;
  const id = query.get('lead') ?? '';
  const chosen = overrules.safeParse(form.get('overrule') ?? '');
  const sequence = Number(form.get('sequence'));
  if (!chosen.success || !Number.isSafeInteger(sequence)) return refuse(400, 'The form was incomplete.');
  const draft = { note: textOf(form.get('note')), overrule: chosen.data };
  const retry = (status: number, why: string) => leadResponse(request, { status, unsaved: { why, draft } });

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

/** An annotation that was not saved. */
interface Unsaved {
  why: string;
  draft: AnnotationDraft;
}

async function leadResponse(
  { inbox, page, query }: InboxRequest,
  { status = 200, unsaved }: { status?: number; unsaved?: Unsaved },
): Promise<Response> {
  const id = query.get('lead') ?? '';
  // One more than is shown tells whether there are more.
  const found = await inbox.store.get(id, EARLIER_SHOWN + 1);
  if (found === undefined) return noSuchLead(id);
  const props = {
    ...found,
    page,
    deliveries: await inbox.store.deliveries.ofLead(id),
    list: parseListQuery(query),
    isSaved: query.has('saved'),
    unsaved,
  };
  return htmlResponse(<LeadPage {...props} />, status);
}

function noteChanged(note: string): string {
  const now = note === '' ? 'it was removed' : `it reads “${note}” now`;
  return `Somebody else changed the note while you were writing: ${now}. Nothing is saved yet; saving again replaces it with yours.`;
}

/** A text as it was typed: forms send line breaks as CRLF. */
function textOf(value: string | null): string {
  return (value ?? '').replaceAll('\r\n', '\n').trim();
}

interface LeadPageProps {
  page: PageContext;
  lead: StoredLead;
  earlier: readonly EarlierSend[];
  deliveries: readonly DeliveryState[];
  /** The list that the owner came from. */
  list: ListQuery;
  /** Whether the owner's verdict and note were just saved. */
  isSaved: boolean;
  unsaved: Unsaved | undefined;
}

function LeadPage({ page, lead, earlier, deliveries, list, isSaved, unsaved }: LeadPageProps) {
  const name = nameOf(lead.event.data.contact);
  return (
    <Layout
      page={page}
      title={name}
      heading={name}
      below={
        <p class="back">
          <a href={listHref(list)}>Back to the list</a>
        </p>
      }
    >
      {unsaved && <TroubleNotice>{unsaved.why}</TroubleNotice>}
      {isSaved && !unsaved && <DoneNotice>Saved.</DoneNotice>}
      <WholeLead lead={lead} timeZone={page.timeZone} />
      <AnnotationForm page={page} lead={lead} list={list} draft={unsaved?.draft} />
      <EarlierSends lead={lead} earlier={earlier} timeZone={page.timeZone} />
      <Forwarded deliveries={deliveries} page={page} />
      <section aria-labelledby="person">
        <h2 id="person">The person’s data</h2>
        <p>
          <a href={`?person=${lead.id}`}>Export everything kept about this person</a> (JSON), should they ask
          for it.
        </p>
        <p>
          <a href={`${leadHref(lead.id)}&delete`}>Delete this lead, or everything about this person …</a>
        </p>
      </section>
    </Layout>
  );
}

function Forwarded({ deliveries, page }: { deliveries: readonly DeliveryState[]; page: PageContext }) {
  if (deliveries.length === 0) return null;
  const isSeveral = new Set(deliveries.map(({ sequence }) => sequence)).size > 1;
  return (
    <section aria-labelledby="forwarded">
      <h2 id="forwarded">Forwarded to</h2>
      <ul class="deliveries">
        {deliveries.map((delivery) => (
          <li data-state={delivery.state}>
            <strong dir="auto">{page.targetLabel(delivery.target)}</strong>
            {isSeveral && ` (number ${delivery.sequence})`}:{' '}
            <Progress delivery={delivery} timeZone={page.timeZone} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The state of a delivery, in words. */
function Progress({ delivery, timeZone }: { delivery: DeliveryState; timeZone: string }) {
  const { state, due, settled, failure, failures } = delivery;
  const end = settled !== undefined && <Time at={settled} timeZone={timeZone} />;
  const next = <Time at={due} timeZone={timeZone} />;
  const why = failure !== undefined && <span dir="auto">{failure}</span>;
  if (state === 'delivered') return <>delivered {end}</>;
  if (state === 'dead') {
    return (
      <>
        given up {end} after {counted(failures, 'attempt')}: {why}
      </>
    );
  }
  if (failures === 0) return <>not sent yet, due {next}</>;
  return (
    <>
      failed {counted(failures, 'time')}, next attempt {next}: {why}
    </>
  );
}
