/** A webhook of many moods: a TCP server that stands before the real receiver, and lets through what it likes. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { LeadEvent } from '../../src/lead/lead-event.ts';
import { serve, type Server } from './server.ts';

/** What a webhook does with a request, and whether the receiver behind it gets it. */
type Mood = (way: Way) => Promise<void> | void;

interface Way {
  request: IncomingMessage;
  response: ServerResponse;
  /** Asks the receiver. */
  letThrough: () => Promise<{ status: number; headers: OutgoingHttpHeaders; body: string }>;
  cors: Record<string, string>;
}

const answer =
  (status: number, headers: OutgoingHttpHeaders = {}, body = '{}'): Mood =>
  ({ response, cors }) =>
    void response.writeHead(status, { 'Content-Type': 'application/json', ...cors, ...headers }).end(body);

const work: Mood = async ({ response, letThrough }) => {
  const { status, headers, body } = await letThrough();
  response.writeHead(status, headers).end(body);
};

/** By name; the figures say how often each came. */
const MOODS = {
  'works': work,
  'works slowly': async (way) => {
    await pause(700);
    await work(way);
  },
  'drops the connection': ({ request }) => void request.socket.destroy(),
  'resets the connection': ({ request }) => void request.socket.resetAndDestroy(),
  'resets in the middle of its answer': ({ request, response, cors }) => {
    response.writeHead(202, { 'Content-Length': '100', ...cors }).write('{"id":');
    setTimeout(() => request.socket.resetAndDestroy(), 20);
  },
  'takes the lead, and drops the connection': async ({ request, letThrough }) => {
    await letThrough();
    request.socket.resetAndDestroy();
  },
  'takes the lead, and fails': async ({ letThrough, ...way }) => {
    await letThrough();
    await answer(500)({ ...way, letThrough });
  },
  'takes the lead, and answers what no page may read': async ({ response, letThrough }) => {
    await letThrough();
    response.writeHead(202).end();
  },
  'hangs': () => undefined,
  'fails': answer(500),
  'is behind a gateway that fails': answer(
    502,
    { 'Content-Type': 'text/html' },
    '<!doctype html>Bad gateway',
  ),
  'is asked too often': answer(429, { 'Retry-After': '2' }),
  'is not there any more': answer(404),
  'has moved': answer(307, { Location: '/elsewhere' }),
  'shows a page': answer(200, { 'Content-Type': 'text/html' }, '<!doctype html><h1>Are you a robot?</h1>'),
} satisfies Record<string, Mood>;

type MoodName = keyof typeof MOODS;
const NAMES = Object.keys(MOODS) as MoodName[];

/** A POST as it came in, whatever became of it. */
export interface Arrival {
  id: string;
  email: string | undefined;
  mood: MoodName;
  /** The receiver confirmed it: a consumer that stood in its place would have had it, once more. */
  isTaken: boolean;
}

export interface ChaosServer extends Server {
  /** Where leads are posted. */
  url: string;
  arrivals: Arrival[];
  /** From now on it works. */
  calmDown: () => void;
}

/**
 * Starts the server.
 * @param receiver where the real receiver listens
 * @param chance numbers in 0 … 1, one for each request
 */
export async function serveChaos(receiver: string, chance: () => number): Promise<ChaosServer> {
  const arrivals: Arrival[] = [];
  let isCalm = false;
  const server = await serve(async (request, response) => {
    const origin = request.headers.origin ?? '';
    const cors = {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Headers': 'Content-Type, Accept',
      'Access-Control-Expose-Headers': 'Retry-After',
    };
    if (request.method === 'OPTIONS') {
      if (isCalm || chance() > 0.05) response.writeHead(204, cors).end();
      else request.socket.resetAndDestroy();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { data } = JSON.parse(body) as LeadEvent;
    const mood = isCalm ? 'works' : (NAMES[Math.floor(chance() * NAMES.length)] ?? 'works');
    const arrival: Arrival = { id: data.id, email: data.contact.email, mood, isTaken: false };
    arrivals.push(arrival);
    const letThrough: Way['letThrough'] = async () => {
      const { headers } = request;
      const taken = await fetch(`${receiver}/leads`, {
        method: 'POST',
        headers: { origin, 'content-type': headers['content-type'] ?? '' },
        body,
      });
      arrival.isTaken = taken.ok;
      return { status: taken.status, headers: cors, body: await taken.text() };
    };
    await MOODS[mood]({ request, response, letThrough, cors });
  });
  return { ...server, url: `${server.origin}/leads`, arrivals, calmDown: () => void (isCalm = true) };
}
