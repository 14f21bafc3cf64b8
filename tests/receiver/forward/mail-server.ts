import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Email } from 'postal-mime';
import PostalMime from 'postal-mime';
import type { SMTPServerOptions } from 'smtp-server';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A mail as the owner's mail program reads it, and as it came. */
export interface Received {
  mail: Email;
  raw: string;
  to: string[];
  from: string;
}

/** A real mail server, ended after the running test. */
export async function mailServer(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, callback) {
      void readMail(stream)
        .then(({ mail, raw }) => {
          const { mailFrom, rcptTo } = session.envelope;
          const from = mailFrom === false ? '' : mailFrom.address;
          return received.push({ mail, raw, from, to: rcptTo.map(({ address }) => address) });
        })
        .finally(callback);
    },
    ...options,
  });
  // Clients that go away when a test ends are no fault of the server's.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  const { port } = server.server.address() as AddressInfo;
  return { received, port, url: `smtp://127.0.0.1:${port}` };
}

async function readMail(stream: AsyncIterable<Buffer>): Promise<Pick<Received, 'mail' | 'raw'>> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  return { mail: await PostalMime.parse(bytes), raw: bytes.toString('latin1') };
}
