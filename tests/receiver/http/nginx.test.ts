import { spawn, spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { leadId } from '../../../src/lead/id.ts';
import { freePort } from '../../setup/free-port.ts';
import { leadEvent } from '../lead.ts';
import { receive } from '../command/run-command.ts';
import { temporaryFolder } from '../temporary.ts';

const PAGE = 'http://localhost:8787';
const hasNginx = spawnSync('nginx', ['-v']).error === undefined;

test.skipIf(!hasNginx)(
  'behind nginx as demo/deploy sets it up, clients are told apart, bodies limited, waits passed on',
  async () => {
    const receiver = await receive(await temporaryFolder(), ['--trust-proxy', '1', '--rate-limit', '2']);
    const port = await nginxBefore(new URL(receiver.leads).host);
    const body = JSON.stringify({
      ...leadEvent(),
      data: leadEvent({ budget: '5k-plus' }, { id: leadId() }).data,
    });

    expect((await post(port, '127.0.0.1', body)).status).toBe(202);
    expect((await post(port, '127.0.0.1', body)).status).toBe(200);
    // The third of this client; an address that it makes up does not help.
    const third = await post(port, '127.0.0.1', body, { 'x-forwarded-for': '203.0.113.9' });
    expect(third.status).toBe(429);
    expect(third.headers).toMatchObject({
      'retry-after': '30',
      'access-control-allow-origin': PAGE,
      'access-control-expose-headers': 'Retry-After',
    });
    expect((await post(port, '127.0.0.2', body)).status).toBe(200);

    // The receiver's own limit is answered so that a page can read it; nginx stops what is far beyond it.
    const large = await post(port, '127.0.0.2', 'x'.repeat(100_000));
    expect([large.status, large.headers['access-control-allow-origin']]).toEqual([413, PAGE]);
    expect((await post(port, '127.0.0.3', 'x'.repeat(600_000))).status).toBe(413);
    expect(receiver.error()).toBe('');
  },
);

/** Starts nginx before a receiver with the demo's configuration, until the test ends. */
async function nginxBefore(upstream: string): Promise<number> {
  const folder = await temporaryFolder();
  const port = await freePort();
  const demo = await readFile(new URL('../../../demo/deploy/nginx.conf', import.meta.url), 'utf8');
  await writeFile(join(folder, 'lead-qualifier.conf'), demo.replace('127.0.0.1:8788', upstream));
  await writeFile(
    join(folder, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; pid nginx.pid; error_log stderr;
     events {}
     http {
       client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
       server { listen 127.0.0.1:${port}; include lead-qualifier.conf; }
     }`,
  );
  const nginx = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
  onTestFinished(() => void nginx.kill('SIGTERM'));
  for (;;) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended with ${nginx.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.ok) return port;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Sends a lead from one of this machine's own addresses. */
function post(port: number, localAddress: string, body: string, more: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown> }>((resolve, reject) => {
    const headers = { 'origin': PAGE, 'content-type': 'text/plain', ...more };
    const options = { host: '127.0.0.1', port, path: '/leads', method: 'POST', headers, localAddress };
    const sending = request(options, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
    });
    sending.on('error', reject);
    sending.end(body);
  });
}
