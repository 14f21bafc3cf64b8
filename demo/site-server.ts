/** Serves the demonstration site, with the address of the receiver and the rules filled into its pages. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { listen, type Site } from './listen.ts';
import { statesApp } from './states/app.ts';

export interface SiteOptions {
  /** Port to listen on, on this machine only; 0 takes any free one. */
  port: number;
  /** Origin of the receiver, such as `http://localhost:8788`. */
  receiver: string;
}

const SITE = fileURLToPath(new URL('./site', import.meta.url));
const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const DOCS = fileURLToPath(new URL('./docs/.vitepress/dist', import.meta.url));
/** The receiver as the pages in the repository name it, so that they read as a site owner would write them. */
const WRITTEN_RECEIVER = 'http://localhost:8788';
const FOLDER_WITHOUT_SLASH = /^\/(?:fr|ar|states|docs)$/;
const PAGE = /^\/(?:(?:fr|ar)\/)?(?:[a-z]+\.html)?$/;

/**
 * Starts the site and resolves once it listens. Rejects when the port is taken.
 */
export async function serveSite({ port, receiver }: SiteOptions): Promise<Site> {
  return listen(siteApp(receiver), port);
}

function siteApp(receiver: string): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-cache');
    const isDocs = context.req.path.startsWith('/docs/');
    context.header('Content-Security-Policy', isDocs ? DOCS_POLICY : contentSecurityPolicy(receiver));
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'strict-origin-when-cross-origin');
  });
  app.get('/lead-qualifier.js', serveStatic({ root: DIST }));
  app.get('/lead-qualifier/*', serveStatic({ root: DIST }));
  app.route('/states/', statesApp());
  app.get('/docs/*', serveStatic({ root: DOCS, rewriteRequestPath: (path) => path.replace('/docs', '') }));
  app.get('*', async (context, next) => {
    if (FOLDER_WITHOUT_SLASH.test(context.req.path)) return context.redirect(`${context.req.path}/`, 301);
    if (!PAGE.test(context.req.path)) return next();
    const file = context.req.path.replace(/\/$/, '/index.html');
    const html = await readFileOrNothing(`${SITE}${file}`);
    return html === undefined ? next() : context.html(await fillIn(html, receiver));
  });
  app.get('*', serveStatic({ root: SITE }));
  // Without scripts the form posts to its own page. Nothing here keeps messages, and the page says so.
  app.post('*', (context) => context.redirect('#unsent', 303));
  return app;
}

/** VitePress writes scripts and colours into its pages; nothing of another host is let in. */
const DOCS_POLICY =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

/** The pages must work under the strictest policy a site owner might have. */
function contentSecurityPolicy(receiver: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${receiver}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

/** The rules are kept once, in demo/qualifiers, for the pages and the receiver alike. */
async function fillIn(html: string, receiver: string): Promise<string> {
  const page = html.replaceAll(WRITTEN_RECEIVER, receiver);
  const file = /data-file="(qualifiers\/[a-z]+\.json)"/.exec(page)?.[1];
  if (!file) return page;
  const rules = await readFile(new URL(file, import.meta.url), 'utf8');
  // "<" would let a text end the data block early.
  const json = rules.trim().replaceAll('<', String.raw`\u003c`);
  return page.replace(/ data-file="[^"]*"><\/script>/, () => `>\n${json}\n</script>`);
}

async function readFileOrNothing(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
