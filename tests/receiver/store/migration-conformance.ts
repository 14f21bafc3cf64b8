import { describe, expect, onTestFinished, test } from 'vitest';
import type { Store } from '../../../src/receiver/store/store.ts';
import { leadId } from '../../../src/lead/id.ts';
import { leadEvent, NOW } from '../lead.ts';

/** A database as the second step of the migrations left it. */
export interface OldDatabase {
  make: () => Promise<{
    /** Runs statements as the earlier release would. */
    run: (sql: string) => Promise<unknown>;
    open: () => Promise<Store>;
  }>;
  /** Of its tables: `lead_qualifier.` where they stand in a schema. */
  prefix: string;
}

const quoted = (value: string | number | null) =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : `${value ?? 'NULL'}`;
const row = (values: readonly (string | number | null)[]) => `(${values.map(quoted).join(', ')})`;
const judgement = JSON.stringify({ verdict: 'review', points: 0, pass: 0, reasons: [], route: 'call' });

/** A lead as the earlier release has stored it, with an earlier send. */
function oldLead(prefix: string, name: string, note: string | null = null, id = leadId(NOW)) {
  const event = (sequence: number, email: string) =>
    JSON.stringify(leadEvent({ budget: '5k-plus' }, { id, sequence, contact: { name, email } }));
  return {
    id,
    sql: `INSERT INTO ${prefix}lead (id, sequence, arrived, received, verdict, note, judgement, event)
        VALUES ${row([id, 2, NOW, NOW, 'review', note, judgement, event(2, `${name}@new.example`)])};
      INSERT INTO ${prefix}earlier_send (id, sequence, received, judgement, event)
        VALUES ${row([id, 1, NOW, judgement, event(1, `${name}@Old.example`)])};`,
  };
}

/** Makes one for the running test. */
async function made(make: OldDatabase['make']) {
  const { run, open } = await make();
  const opened = async () => {
    const store = await open();
    onTestFinished(() => store.close());
    return store;
  };
  return { run, opened };
}

/** What becomes of a database of an earlier release; run it for each store. */
export function migrationConformance(name: string, { make, prefix }: OldDatabase): void {
  describe(`a database of an earlier release of ${name}`, () => {
    test('is brought on, by two programs that open it at once: its leads are found, noted and deleted', async () => {
      const { run, opened } = await made(make);
      const names = Array.from({ length: 1_203 }, (_, index) => `ada${index}x`);
      const old = names.map((one) => oldLead(prefix, one, one === 'ada7x' ? 'Écrire MARDI' : null));
      await run(old.map(({ sql }) => sql).join('\n'));
      const [store, other] = await Promise.all([opened(), opened()]);
      const found = async (text: string) =>
        (await store.search({ text, limit: 9 })).leads.map(({ id }) => id);
      for (const index of [0, 7, 499, 500, 1_202]) {
        expect(await found(`ADA${index}x`)).toEqual([old[index]!.id]);
        expect((await other.leadsOf(`ada${index}X@old.example`)).map(({ id }) => id)).toEqual([
          old[index]!.id,
        ]);
        expect(await store.leadsOf(`ada${index}x@new.example`)).toHaveLength(1);
      }
      expect(await found('ecrire')).toEqual([old[7]!.id]);
      expect((await store.search({ text: 'call', limit: 500 })).leads).toHaveLength(500);
      expect(await store.amend(old[0]!.id, 2, JSON.parse(judgement))).toBe(false);
      expect((await store.erase({ email: 'ada0x@old.example' })).ids).toEqual([old[0]!.id]);
      expect((await store.get(old[1]!.id))!.earlier).toHaveLength(1);
    });

    test('may still be written to by a program of that release: the next start finds it', async () => {
      const { run, opened } = await made(make);
      await opened();
      const late = oldLead(prefix, 'Grace');
      await run(late.sql);
      const store = await opened();
      expect((await store.search({ text: 'grace', limit: 9 })).leads).toMatchObject([{ id: late.id }]);
      expect((await store.erase({ email: 'grace@old.example' })).ids).toEqual([late.id]);
    });
  });
}
