import { expect, test } from 'vitest';
import { discordTarget, slackTarget } from '../../../src/receiver/forward/chat-targets.ts';
import type { ChatTargetOptions } from '../../../src/receiver/forward/chat-targets.ts';
import type { Target } from '../../../src/receiver/forward/target.ts';
import { FORMULAS } from '../../corpora/formulas.ts';
import { hostileLead } from '../../corpora/hostile-lead.ts';
import { xssVectors } from '../../corpora/xss.ts';
import { never } from './sample.ts';
import { targetServer } from './target-server.ts';

const TEXTS = [...xssVectors('https://canary.example'), ...FORMULAS.filter((text) => text.trim() !== '')];

/** What a chat is sent about a lead that holds the text everywhere. */
async function bodiesOf(make: (options: ChatTargetOptions) => Target): Promise<unknown[]> {
  const { hits, url } = await targetServer();
  const target = make({
    name: 'chat',
    url,
    allowPrivate: ['127.0.0.1'],
    inboxUrl: 'https://leads.example.com/',
  });
  for (const text of TEXTS) {
    const lead = hostileLead(text);
    const sent = await target.send({ id: lead.event.data.id, sequence: 1, lead, at: Date.now() }, never);
    expect(sent).toEqual({ kind: 'delivered' });
  }
  expect(hits).toHaveLength(TEXTS.length);
  return hits.map(({ body }) => JSON.parse(body));
}

/** Every text within a body. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

test('whatever strangers write, Slack is told of it without a mention, a link or a mark of ours', async () => {
  for (const [index, body] of (await bodiesOf(slackTarget)).entries()) {
    const texts = textsIn(body);
    const angled = texts.flatMap((text) => text.match(/<[^>]*>?|>/g) ?? []);
    expect(angled).toEqual([
      expect.stringMatching(/^<https:\/\/leads\.example\.com\/\?lead=[0-9a-f-]{36}\|Open in the inbox>$/),
    ]);
    for (const text of texts) expect(text).not.toMatch(/&(?!amp;|lt;|gt;)/);
    expect(JSON.stringify(body).match(/"type":"mrkdwn"/g)).toHaveLength(
      JSON.stringify(body).match(/"verbatim":true/g)?.length ?? 0,
    );
    const read = texts.join('\n').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    expect(read).toContain(TEXTS[index]);
  }
});

test('whatever strangers write, Discord is told of it without a mention, a link or Markdown', async () => {
  for (const [index, body] of (await bodiesOf(discordTarget)).entries()) {
    expect(body).toMatchObject({ allowed_mentions: { parse: [] } });
    const { content, embeds } = body as { content: string; embeds: { url: string }[] };
    expect(embeds).toHaveLength(1);
    const { url, ...embed } = embeds[0]!;
    expect(url).toMatch(/^https:\/\/leads\.example\.com\/\?lead=[0-9a-f-]{36}$/);
    for (const text of [content, ...textsIn(embed)]) {
      // The lines of a list begin with a sign of ours.
      const theirs = text.replaceAll(/^- /gm, '').replaceAll(/\\[^a-zA-Z0-9\s]/g, '');
      expect(theirs).not.toMatch(/[\\*_~`|<>[\]()#]/);
    }
    const read = textsIn(embed)
      .join('\n')
      .replaceAll(/\\([^a-zA-Z0-9\s])/g, '$1');
    expect(read).toContain(TEXTS[index]);
  }
});
