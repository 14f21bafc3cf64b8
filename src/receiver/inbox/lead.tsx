/** @jsxImportSource hono/jsx */
import { nameOf } from '../text/lead-words.ts';
import type { DeliveryState } from '../store/delivery-store.ts';
import type { EarlierSend, StoredLead } from '../store/store.ts';
import type { AnnotationDraft } from './annotation-form.tsx';
import { AnnotationForm } from './annotation-form.tsx';
import type { InboxRequest, PageContext } from './context.ts';
import { EARLIER_SHOWN, EarlierSends } from './earlier-sends.tsx';
import { Layout } from './layout.tsx';
import { WholeLead } from './lead-article.tsx';
import type { ListQuery } from './list-query.ts';
import { leadHref, listHref, parseListQuery } from './list-query.ts';
import { noSuchLead } from './notices.tsx';
import { counted, DoneNotice, Time, TroubleNotice } from './parts.tsx';
import { htmlResponse } from './responses.ts';

/** Shows a lead with all that is known about it. */
export async function showLead(request: InboxRequest): Promise<Response> {
  return leadResponse(request, {});
}

/** Shows a lead whose annotation was not saved: why, and what was typed. */
export async function showUnsaved(
  request: InboxRequest,
  status: number,
  unsaved: Unsaved,
): Promise<Response> {
  return leadResponse(request, { status, unsaved });
}

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

/** What has become of a delivery. */
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
