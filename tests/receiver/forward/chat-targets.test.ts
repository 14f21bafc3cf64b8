import { describe, expect, test } from 'vitest';
import { discordTarget, slackTarget } from '../../../src/receiver/forward/chat-targets.ts';
import type { Outgoing } from '../../../src/receiver/forward/target.ts';
import { HOSTILE, never, outgoing } from './sample.ts';
import { targetServer } from './target-server.ts';

interface SlackMessage {
  text: string;
  blocks: {
    type: string;
    text?: { type: string; text: string; verbatim?: boolean };
    fields?: { text: string; verbatim: boolean }[];
  }[];
}
interface DiscordMessage {
  content: string;
  allowed_mentions: object;
  embeds: { title: string; description: string; url?: string; fields: { name: string; value: string }[] }[];
}

interface Messages {
  slack: SlackMessage;
  discord: DiscordMessage;
}

const TARGETS = { slack: slackTarget, discord: discordTarget };

/** What is posted for a lead. */
async function posted<Kind extends keyof Messages>(
  kind: Kind,
  lead: Outgoing,
): Promise<{ message: Messages[Kind]; raw: string }> {
  const server = await targetServer();
  const options = {
    name: kind,
    url: server.url,
    allowPrivate: ['127.0.0.1'],
    inboxUrl: 'https://leads.example.com/',
  };
  expect(await TARGETS[kind](options).send(lead, never)).toEqual({ kind: 'delivered' });
  const raw = server.hits[0]!.body;
  return { message: JSON.parse(raw) as Messages[Kind], raw };
}

const reasons = [{ verdict: 'review' as const, text: '1 of 2 points' }];
const contact = {
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  message: 'Two pages & a shop',
  fields: { Newsletter: ['yes', 'weekly'] },
};

describe.each(['slack', 'discord'] as const)('a message to %s', (kind) => {
  test('says who, what verdict and why, what was answered and written, and where the lead is', async () => {
    const lead = outgoing({ contact }, { verdict: 'review', reasons });
    const { raw, message } = await posted(kind, lead);
    const plain = raw.replaceAll('\\\\', '').replaceAll('&amp;', '&');
    for (const text of [
      'Review: Ada Lovelace',
      '1 of 2 points',
      'ada@example.com',
      'budget',
      'As the visitor read it',
      'Two pages & a shop',
      'yes, weekly',
      'proposal',
      `https://leads.example.com/?lead=${lead.id}`,
      'https://site.example/contact',
    ])
      expect(plain).toContain(text);
    expect('text' in message ? message.text : message.content).toBe('Review: Ada Lovelace');
  });

  test('has the characters of every language', async () => {
    const { raw } = await posted(kind, outgoing({ contact: { name: 'آدا لوفلايس', message: 'مرحبا 🦊' } }));
    expect(raw).toContain('Qualified: آدا لوفلايس');
    expect(raw).toContain('مرحبا 🦊');
  });

  test('says that a lead is a test', async () => {
    expect((await posted(kind, outgoing({ test: true }))).raw).toMatch(/Test\b/);
  });
});

describe('what a visitor typed', () => {
  const texts = {
    name: HOSTILE,
    email: HOSTILE,
    company: HOSTILE,
    message: HOSTILE,
    fields: { [HOSTILE]: HOSTILE },
  };

  test('is plain text to Slack: no link, no channel, no name is called', async () => {
    const { message } = await posted('slack', outgoing({ contact: texts }));
    const markdown = message.blocks.flatMap(({ text, fields = [] }) => [...(text ? [text] : []), ...fields]);
    for (const { text } of markdown)
      expect(text.replaceAll(/&(?:amp|lt|gt);/g, '')).not.toMatch(
        /[&<>](?!https:\/\/leads\.example\.com)(?!$)/,
      );
    expect(message.text).not.toMatch(/[<>\n\u202E]/);
    for (const one of markdown) if ('verbatim' in one) expect(one.verbatim).toBe(true);
  });

  test('is plain text to Discord: no ping, no words over a link', async () => {
    const { message } = await posted('discord', outgoing({ contact: texts }));
    expect(message.allowed_mentions).toEqual({ parse: [] });
    expect(JSON.stringify(message)).not.toContain('[here]');
    expect(message.content).not.toMatch(/[\n\u202E]/);
  });

  const long = '🦊&<*x'.repeat(8_000);
  const many = outgoing(
    {
      contact: {
        name: long,
        email: long,
        message: long,
        fields: Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index} ${long}`, long])),
      },
      answers: Object.fromEntries(
        Array.from({ length: 60 }, (_, index) => [`q${index}`, { label: long, value: 'x', text: long }]),
      ),
    },
    { reasons: Array.from({ length: 50 }, () => ({ text: long })) },
  );

  test('may be as long as it likes for Slack', async () => {
    const { message } = await posted('slack', many);
    expect(message.blocks.length).toBeLessThanOrEqual(50);
    expect(message.text.length).toBeLessThanOrEqual(300);
    for (const { text, fields = [] } of message.blocks) {
      expect(text?.text.length ?? 0).toBeLessThanOrEqual(3000);
      expect(fields.length).toBeLessThanOrEqual(10);
      for (const field of fields) {
        expect(field.text.length).toBeLessThanOrEqual(2000);
        expect(field.text).not.toMatch(/&[a-z]*…$/);
      }
    }
  });

  test('may be as long as it likes for Discord', async () => {
    const { message } = await posted('discord', many);
    const [embed] = message.embeds;
    expect(message.content.length).toBeLessThanOrEqual(2000);
    expect(embed!.title.length).toBeLessThanOrEqual(256);
    expect(embed!.description.length).toBeLessThanOrEqual(4096);
    expect(embed!.fields.length).toBeLessThanOrEqual(25);
    for (const { name, value } of embed!.fields) {
      expect(name.length).toBeLessThanOrEqual(256);
      expect(value.length).toBeLessThanOrEqual(1024);
      expect(value).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
    }
    const total = [
      embed!.title,
      embed!.description,
      ...embed!.fields.flatMap(({ name, value }) => [name, value]),
    ].join('').length;
    expect(total).toBeLessThanOrEqual(6000);
    expect(total).toBeGreaterThan(1000);
  });
});
