/** @jsxImportSource hono/jsx */
import type { Verdict } from '../../qualifier/verdict.ts';
import { VERDICT_WORDS } from '../lead-text.ts';
import type { Inbox, InboxRequest, PageContext } from './context.ts';
import { counted, Layout, Time } from './parts.tsx';
import { LeadArticle } from './lead-article.tsx';
import { type ListQuery, leadHref, listHref, parseListQuery } from './list-query.ts';
import { type LeadsPage, readLeads } from './read-leads.ts';
import { htmlResponse } from './responses.ts';

/** Leads on one page. */
const PAGE_SIZE = 25;

/** Dead letters counted for the notice above the list; beyond that it says "more than". */
const COUNTED = 100;

/** Shows the leads, the newest first. */
export async function showList({ inbox, page, query }: InboxRequest): Promise<Response> {
  const list = parseListQuery(query);
  const found = await readLeads(inbox.store, list, PAGE_SIZE);
  const troubles = await forwardingTroubles(inbox);
  return htmlResponse(<ListPage page={page} list={list} found={found} troubles={troubles} />);
}

/** Sentences on what the owner should look after. Its time does not grow with the number of deliveries. */
async function forwardingTroubles({ store: { deliveries }, targetLabel }: Inbox): Promise<string[]> {
  const disabled = await deliveries.listDisabled();
  const dead = await deliveries.listDeadLetters({ limit: COUNTED + 1 });
  // One lead may be a dead letter of several targets.
  const leads = counted(new Set(dead.map(({ id }) => id)).size, 'lead');
  const many = `There are more than ${COUNTED} dead letters.`;
  return [
    ...disabled.map(({ target }) => `Nothing is sent to ${targetLabel(target)} any more.`),
    ...(dead.length > 0 ? [dead.length > COUNTED ? many : `${leads} could not be forwarded.`] : []),
  ];
}

interface ListPageProps {
  page: PageContext;
  list: ListQuery;
  found: LeadsPage;
  troubles: readonly string[];
}

function ListPage({ page, list, found, troubles }: ListPageProps) {
  const { before, ...newest } = list;
  const { leads, next } = found;
  const words = list.verdict === undefined ? 'Leads' : `Leads: ${VERDICT_WORDS[list.verdict].toLowerCase()}`;
  return (
    <Layout
      page={page}
      title={list.text === undefined ? words : `${words} with “${list.text}”`}
      heading="Leads"
      current="leads"
      below={
        <>
          <SearchForm {...newest} />
          <VerdictFilter list={newest} />
        </>
      }
    >
      {troubles.length > 0 && (
        <p class="trouble">
          {troubles.map((text) => (
            <>
              <bdi>{text}</bdi>{' '}
            </>
          ))}
          <a href="?dead-letters">See forwarding</a>
        </p>
      )}
      {leads.length === 0 && next === undefined && (
        <p class="notice">
          <NoLeads {...list} />
        </p>
      )}
      <ol>
        {leads.map((lead) => (
          <li>
            <LeadArticle lead={lead} timeZone={page.timeZone} href={leadHref(lead.id, list)} />
          </li>
        ))}
      </ol>
      <Pages found={found} newest={newest} isFirst={before === undefined} timeZone={page.timeZone} />
      <ExportLinks list={newest} />
    </Layout>
  );
}

interface PagesProps {
  found: LeadsPage;
  newest: ListQuery;
  isFirst: boolean;
  timeZone: string;
}

/** A search that has looked through its share without filling the page says how far back it came. */
function Pages({ found: { leads, next }, newest, isFirst, timeZone }: PagesProps) {
  const isPart = newest.text !== undefined && leads.length < PAGE_SIZE;
  return (
    <>
      {next && isPart && (
        <p class="notice">
          Searched the leads back to <Time at={next.before.arrived} timeZone={timeZone} />. There are older
          ones.
        </p>
      )}
      <nav aria-label="Pages" class="pages">
        {!isFirst && <a href={listHref(newest)}>Newest leads</a>}
        {next && <a href={listHref(next)}>{isPart ? 'Search older leads' : 'Older leads'}</a>}
      </nav>
    </>
  );
}

function SearchForm({ verdict, text }: ListQuery) {
  return (
    <search class="find">
      <form method="get" action="?">
        {verdict && <input type="hidden" name="verdict" value={verdict} />}
        <label for="q">Name, email, phone, company or note</label>
        <input id="q" name="q" type="search" value={text ?? ''} maxlength={200} dir="auto" />
        <button>Search</button>
      </form>
    </search>
  );
}

const FILTERS: readonly [Verdict | undefined, string][] = [
  [undefined, 'All'],
  ['qualified', VERDICT_WORDS.qualified],
  ['review', VERDICT_WORDS.review],
  ['unqualified', VERDICT_WORDS.unqualified],
];

function VerdictFilter({ list: { verdict: current, ...all } }: { list: ListQuery }) {
  return (
    <nav aria-label="Verdict" class="filters">
      <ul>
        {FILTERS.map(([verdict, words]) => (
          <li>
            <a
              href={listHref({ ...all, ...(verdict && { verdict }) })}
              aria-current={verdict === current ? 'page' : undefined}
            >
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Why the list is empty. */
function NoLeads({ before, verdict, text }: ListQuery) {
  const which = verdict === undefined ? '' : ' with this verdict';
  if (text !== undefined) {
    return (
      <>
        No {before ? 'older ' : ''}leads{which} match “<bdi>{text}</bdi>”.
      </>
    );
  }
  if (before) return <>No older leads.</>;
  if (verdict !== undefined) return <>No leads{which}.</>;
  return <>No leads yet. Each one appears here as soon as a visitor has sent the form.</>;
}

/** Exports are of all that matches, not of the page alone. */
function ExportLinks({ list }: { list: ListQuery }) {
  const isAll = list.text === undefined && list.verdict === undefined;
  return (
    <p class="export">
      Export all {isAll ? '' : 'matching '}leads:
      <a href={listHref(list, { export: 'csv' })}>CSV for spreadsheets</a>
      <a href={listHref(list, { export: 'json' })}>JSON</a>
    </p>
  );
}
