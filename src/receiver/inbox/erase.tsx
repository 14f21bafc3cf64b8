/** @jsxImportSource hono/jsx */
import { nameOf } from '../lead-text.ts';
import type { Recipient } from '../store/delivery-store.ts';
import type { StoredLead } from '../store/store.ts';
import type { FormRequest, Inbox, InboxRequest, PageContext } from './context.ts';
import { counted, Layout, PostForm, Time } from './parts.tsx';
import { type ListQuery, leadHref, parseListQuery } from './list-query.ts';
import { noSuchLead, refuse } from './notices.tsx';
import { type LeadsPage, emailOf, readLeadsOf } from './read-leads.ts';
import { htmlResponse } from './responses.ts';

/** Leads of a person that are listed on one page. */
const PAGE_SIZE = 50;

/** Asks before a lead, or a person, is deleted. `before` in the address is a place among the leads of the person. */
export async function confirmErase({ inbox, page, query }: InboxRequest): Promise<Response> {
  const id = query.get('lead') ?? '';
  const lead = (await inbox.store.get(id, 0))?.lead;
  if (lead === undefined) return noSuchLead();
  const copies = await inbox.store.deliveries.recipients({ id });
  const person = await personOf(inbox, lead, parseListQuery(query));
  return htmlResponse(<ErasePage page={page} lead={lead} copies={copies} person={person} />);
}

/** The person behind a lead, where they have more leads than this one. */
async function personOf({ store }: Inbox, lead: StoredLead, { before }: ListQuery) {
  const email = emailOf(lead);
  if (email === undefined) return undefined;
  const count = await store.countOf(email);
  if (count <= 1) return undefined;
  const found = await readLeadsOf(store, email, before, PAGE_SIZE);
  const copies = await store.deliveries.recipients({ email });
  return { email, count, found, isFirst: before === undefined, copies };
}

/** Deletes what that page showed. Asked again, it finds nothing any more. */
export async function erase({ inbox, page, query, form }: FormRequest): Promise<Response> {
  const [scope, email] = [form.get('scope'), form.get('email')?.trim()];
  if (scope !== 'lead' && (scope !== 'person' || !email)) return refuse(400, 'The form was incomplete.');
  const which = scope === 'person' && email ? { email } : { id: query.get('lead') ?? '' };
  const { ids, recipients } = await inbox.store.erase(which);
  if (ids.length === 0) return noSuchLead();
  return htmlResponse(
    <Layout page={page} title="Deleted" heading="Deleted">
      <p role="status" class="done">
        {counted(ids.length, 'lead')} deleted.
      </p>
      <CopiesNotice copies={recipients} page={page} />
      <p>
        <a href="?">All leads</a>
      </p>
    </Layout>,
  );
}

interface ErasePageProps {
  page: PageContext;
  lead: StoredLead;
  copies: readonly Recipient[];
  person: Person | undefined;
}

interface Person {
  email: string;
  count: number;
  found: LeadsPage;
  isFirst: boolean;
  copies: readonly Recipient[];
}

/** There is no way back, and the page says so. */
function ErasePage({ page, lead, copies, person }: ErasePageProps) {
  const name = nameOf(lead.event.data.contact);
  return (
    <Layout
      page={page}
      title={`Delete: ${name}`}
      heading={
        <>
          Delete <bdi>{name}</bdi>
        </>
      }
      below={
        <p class="back">
          <a href={leadHref(lead.id)}>Back to the lead without deleting</a>
        </p>
      }
    >
      <p>
        What you delete here is gone from this database for good, with its notes, earlier versions and
        anything still to be forwarded. Your own backups still have it.
      </p>
      <section aria-labelledby="one">
        <h2 id="one">This lead only</h2>
        <ul class="plain">
          <LeadRow lead={lead} page={page} />
        </ul>
        <CopiesNotice copies={copies} page={page} />
        <EraseForm page={page} lead={lead} scope="lead" words="Delete this lead" />
      </section>
      {person && (
        <section aria-labelledby="all">
          <h2 id="all">
            All leads of <bdi>{person.email}</bdi>
          </h2>
          <ul class="plain">
            {person.found.leads.map((one) => (
              <LeadRow lead={one} page={page} />
            ))}
          </ul>
          <PersonPages lead={lead} person={person} />
          <CopiesNotice copies={person.copies} page={page} />
          <EraseForm
            page={page}
            lead={lead}
            scope="person"
            email={person.email}
            words={`Delete all ${counted(person.count, 'lead')} of this person`}
          />
        </section>
      )}
    </Layout>
  );
}

interface EraseFormProps {
  page: PageContext;
  lead: StoredLead;
  scope: 'lead' | 'person';
  email?: string;
  words: string;
}

function EraseForm({ page, lead, scope, email = '', words }: EraseFormProps) {
  return (
    <PostForm action={leadHref(lead.id)} page={page}>
      <input type="hidden" name="scope" value={scope} />
      <input type="hidden" name="email" value={email} />
      <button name="action" value="erase" class="danger">
        {words}
      </button>
    </PostForm>
  );
}

/** Of many leads not all are listed at once. */
function PersonPages({ lead, person }: { lead: StoredLead; person: Person }) {
  const { found, count, isFirst } = person;
  if (isFirst && found.next === undefined) return null;
  const url = (list: ListQuery) => `${leadHref(lead.id, list)}&delete`;
  return (
    <>
      <p>
        {found.leads.length} of {counted(count, 'lead')} are listed here.
      </p>
      <nav aria-label="Leads of this person" class="pages">
        {!isFirst && <a href={url({})}>Newest leads</a>}
        {found.next && <a href={url(found.next)}>Older leads</a>}
      </nav>
    </>
  );
}

function LeadRow({ lead: { id, arrived, event }, page }: { lead: StoredLead; page: PageContext }) {
  const { contact } = event.data;
  return (
    <li>
      <a href={leadHref(id)}>
        <bdi>{nameOf(contact)}</bdi>
      </a>
      {contact.email !== undefined && (
        <>
          , <bdi>{contact.email}</bdi>
        </>
      )}
      , <Time at={arrived} timeZone={page.timeZone} />
    </li>
  );
}

/** Which targets have, or may have, copies that the owner must see to. */
function CopiesNotice({ copies, page }: { copies: readonly Recipient[]; page: PageContext }) {
  if (copies.length === 0) return null;
  const labels = (isConfirmed: boolean) =>
    copies.filter((copy) => copy.isConfirmed === isConfirmed).map(({ target }) => page.targetLabel(target));
  const [sure, possible] = [labels(true), labels(false)];
  return (
    <div class="trouble">
      {sure.length > 0 && (
        <p>
          Already sent to <Names names={sure} />: delete it there, too.
        </p>
      )}
      {possible.length > 0 && (
        <p>
          Perhaps sent to <Names names={possible} />, where an attempt failed or is being made right now: look
          there, too.
        </p>
      )}
    </div>
  );
}

function Names({ names }: { names: readonly string[] }) {
  return (
    <>
      {names.map((name, index) => (
        <>
          {index > 0 && ', '}
          <bdi>{name}</bdi>
        </>
      ))}
    </>
  );
}
