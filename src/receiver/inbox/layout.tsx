/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { PageContext } from './context.ts';
import { INBOX_STYLE } from './style.ts';

/** A whole HTML document; `head` is what else belongs in its head. */
export function Document({ title, head, children }: { title: string; head?: Child; children: Child }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {head}
        <style>{raw(INBOX_STYLE)}</style>
      </head>
      <body>{children}</body>
    </html>
  );
}

interface LayoutProps {
  page: PageContext;
  title: string;
  heading: Child;
  /** Which item of the navigation this page is. */
  current?: 'leads' | 'forwarding';
  /** What stands below the heading. */
  below?: Child;
  children: Child;
}

/** A page behind the sign-in: heading, navigation, content, and which time zone its times are in. */
export function Layout({ page, title, heading, current, below, children }: LayoutProps) {
  const isCurrent = (item: typeof current) => (item === current ? 'page' : undefined);
  return (
    <Document title={`${title} – Inbox`}>
      <header>
        <h1 dir="auto">{heading}</h1>
        <nav aria-label="Inbox">
          <a href="?" aria-current={isCurrent('leads')}>
            Leads
          </a>
          <a href="?dead-letters" aria-current={isCurrent('forwarding')}>
            Forwarding
          </a>
          <PostForm action="?" page={page}>
            <button name="action" value="sign-out" class="quiet">
              Sign out
            </button>
          </PostForm>
        </nav>
        {below}
      </header>
      <main>{children}</main>
      <footer>Times are in {page.timeZone} time.</footer>
    </Document>
  );
}

interface PostFormProps {
  /** The address it is sent to. */
  action: string;
  page: PageContext;
  class?: string;
  children: Child;
}

/** A form that the inbox accepts: it carries the form token. */
export function PostForm({ action, page, class: name, children }: PostFormProps) {
  return (
    <form method="post" action={action} class={name}>
      <input type="hidden" name="form" value={page.formToken} />
      {children}
    </form>
  );
}
