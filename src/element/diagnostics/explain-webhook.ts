import { isSecret } from '../../delivery/hosts.ts';
import type { DeliveryResult } from '../../delivery/attempt.ts';
import { type Explained, NAME } from './explain-element.ts';

/** Says on the console why a lead did not get through, and what its owner can do. */
export function explainDelivery(
  webhook: string,
  { delivery, kept, status = 0, blocked, secret }: DeliveryResult,
): void {
  const { origin } = new URL(webhook);
  const why = blocked
    ? `this page’s Content-Security-Policy does not let it out. Add ${origin} to its connect-src.`
    : secret
      ? SECRET
      : status
        ? `it answers ${status}${status < 300 ? ' with an HTML page, as a captcha or a login before it would' : ''}.`
        : isMixed(webhook)
          ? MIXED
          : 'no answer that this page may read: it is down, redirects, or does not allow this origin (CORS).';
  const until = kept ? 'for three days' : 'until this page is closed';
  const next = `The lead is kept here ${until}${delivery === 'queued' ? ', and sent again' : ''}.`;
  console.error(NAME, `the webhook ${webhook} did not take a lead: ${why} ${next}`);
}

const SECRET =
  'its address is a secret: whoever opens this page could read it and write there. Put the receiver between, which ' +
  'keeps it to itself: npx lead-qualifier receive.';
const MIXED = 'this page is on https, and browsers let nothing go from it to http. Give the webhook https.';

/** Whether the browser refuses an address as mixed content; to this machine it lets requests go. */
const isMixed = (webhook: string): boolean =>
  location.protocol === 'https:' && /^http:(?!\/\/(localhost|127\.|\[::1))/.test(webhook);

/** What is wrong with the address itself, before anything is sent. */
export async function webhookWarnings({ webhook, baseURI }: Explained): Promise<string[]> {
  if (!webhook) return [];
  if (!URL.canParse(webhook, baseURI))
    return [
      `webhook="${webhook}" is not an address: no lead is posted. Write one like https://example.com/leads.`,
    ];
  const { href } = new URL(webhook, baseURI);
  if (isSecret(href)) return [`no lead goes to the webhook ${href}: ${SECRET}`];
  return isMixed(href) ? [`no lead gets to the webhook ${href}: ${MIXED}`] : [];
}
