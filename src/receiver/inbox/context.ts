import type { Qualifier } from '../../qualifier/schema/schema.ts';
import type { Forwarder } from '../forward/forwarder.ts';
import type { Store } from '../store/store.ts';
import type { InboxAccess } from './access.ts';

/** The inbox as its routes work with it. */
export interface Inbox {
  store: Pick<Store, 'list' | 'search' | 'get' | 'annotate' | 'leadsOf' | 'countOf' | 'erase' | 'deliveries'>;
  access: InboxAccess;
  qualifiers: readonly Qualifier[];
  /** IANA name. */
  timeZone: string;
  /** The time, in milliseconds since 1970. */
  now: () => number;
  /** Starts forwarding at once what has become due. */
  wake: () => void;
  /** Names of the targets this receiver forwards to; undefined where that is not known. */
  targets: readonly string[] | undefined;
  targetLabel: (name: string) => string;
  /** Sends a target a test; undefined where that is not possible. */
  sendTest: Forwarder['test'] | undefined;
  /** Reports to the owner what failed and why. */
  reportFailure: (what: string, error: unknown) => void;
}

/** Needed to render any page behind the sign-in. */
export interface PageContext {
  timeZone: string;
  /** The token that its forms carry: see `InboxAccess.formToken`. */
  formToken: string;
  targetLabel: (name: string) => string;
}

/** A request of a signed-in browser. */
export interface InboxRequest {
  inbox: Inbox;
  page: PageContext;
  request: Request;
  /** The parameters of the address. */
  query: URLSearchParams;
}

/** A request with a form that the inbox itself made for this browser. */
export interface FormRequest extends InboxRequest {
  form: URLSearchParams;
}
