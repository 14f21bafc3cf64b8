/** @jsxImportSource hono/jsx */
import type { DeliveryState, TargetState } from '../store/delivery-store.ts';
import type { PageContext } from './context.ts';
import { counted, DoneNotice, Layout, PostForm, Time, TroubleNotice } from './parts.tsx';
import { leadHref } from './list-query.ts';

/** The forms of this page are answered at its own address. */
const HERE = '?dead-letters';

interface ForwardingPageProps {
  page: PageContext;
  targets: readonly ForwardingTarget[];
  letters: readonly DeadLetter[];
  /** Whether these are the newest dead letters. */
  isFirst: boolean;
  /** Number of the last dead letter shown, where more follow. */
  next: number | undefined;
  /** Says what has just been done. */
  done?: string;
  /** Says what has just failed. */
  trouble?: string;
  /** Milliseconds since 1970. */
  now: number;
}

export interface ForwardingTarget extends TargetState {
  /** This receiver does not forward to it: what waits for it waits until one does. */
  isElsewhere: boolean;
  /** Whether it can be sent a test. */
  canTest: boolean;
}

/** A dead letter, and the name of its lead. */
export interface DeadLetter {
  letter: DeliveryState;
  name: string;
}

/** The page on which the owner sees how forwarding is going, and repairs it. */
export function forwardingPage(props: ForwardingPageProps) {
  const { page, targets, letters, isFirst, next, done, trouble, now } = props;
  return (
    <Layout page={page} title="Forwarding" heading="Forwarding" current="forwarding">
      {done !== undefined && <DoneNotice>{done}</DoneNotice>}
      {trouble !== undefined && <TroubleNotice>{trouble}</TroubleNotice>}
      <section aria-labelledby="targets">
        <h2 id="targets">Targets</h2>
        {targets.length === 0 ? (
          <p>No lead has been forwarded yet.</p>
        ) : (
          <ul class="rows">
            {targets.map((state) => (
              <TargetRow page={page} state={state} now={now} />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="letters">
        <h2 id="letters">Dead letters</h2>
        <p>
          Leads that could not be delivered in ten attempts. None is lost: send them again when the target
          works.
        </p>
        {letters.length === 0 && <p class="notice">{isFirst ? 'None.' : 'No older ones.'}</p>}
        <ul class="rows">
          {letters.map((entry) => (
            <LetterRow page={page} {...entry} />
          ))}
        </ul>
        <nav aria-label="Pages" class="pages">
          {!isFirst && <a href={HERE}>Newest dead letters</a>}
          {next !== undefined && <a href={`${HERE}&before=${next}`}>Older dead letters</a>}
        </nav>
      </section>
    </Layout>
  );
}

interface TargetRowProps {
  page: PageContext;
  state: ForwardingTarget;
  now: number;
}

function TargetRow({ page, state, now }: TargetRowProps) {
  const { target, dead, disabled, isElsewhere, canTest } = state;
  const label = page.targetLabel(target);
  const button = (action: string, words: string, preposition: string) => (
    <PostForm action={HERE} page={page}>
      <input type="hidden" name="target" value={target} />
      <button name="action" value={action}>
        {words}{' '}
        <span class="visually-hidden">
          {preposition} <bdi>{label}</bdi>
        </span>
      </button>
    </PostForm>
  );
  return (
    <li>
      <div>
        <h3 dir="auto">{label}</h3>
        <p>
          <TargetStatus state={state} now={now} timeZone={page.timeZone} />
        </p>
        {label !== target && (
          <p>
            In the log: <bdi>{target}</bdi>
          </p>
        )}
        {isElsewhere && (
          <p>This receiver does not forward to it: whatever is waiting stays until one does.</p>
        )}
      </div>
      {(canTest || disabled || dead > 0) && (
        <div class="buttons">
          {canTest && button('test', 'Send a test', 'to')}
          {disabled && button('enable', 'Enable', '')}
          {dead > 0 && button('replay-target', `Send ${counted(dead, 'dead letter')} again`, 'to')}
        </div>
      )}
    </li>
  );
}

interface TargetStatusProps {
  state: TargetState;
  now: number;
  timeZone: string;
}

/** How a target is doing. */
function TargetStatus({ state, now, timeZone }: TargetStatusProps) {
  const { due, dead, failing, pausedUntil = now, disabled } = state;
  return (
    <>
      {disabled && (
        <>
          <strong>Disabled</strong> since <Time at={disabled.at} timeZone={timeZone} />:{' '}
          <span dir="auto">{disabled.why}</span>.{' '}
        </>
      )}
      {!disabled && pausedUntil > now && (
        <>
          Paused until <Time at={pausedUntil} timeZone={timeZone} />, as it asked.{' '}
        </>
      )}
      {due > 0 ? `${counted(due, 'lead')} waiting. ` : 'Nothing is waiting. '}
      {due > 0 && failing && (
        <>
          <strong>Failed so far</strong>: <span dir="auto">{failing.why}</span>, next attempt{' '}
          <Time at={failing.due} timeZone={timeZone} />.{' '}
        </>
      )}
      {dead > 0 && `${counted(dead, 'dead letter')}.`}
    </>
  );
}

function LetterRow({ page, letter, name }: DeadLetter & { page: PageContext }) {
  const { number, id, target, failures, failure, settled } = letter;
  const label = page.targetLabel(target);
  return (
    <li>
      <div>
        <h3 dir="auto">
          <a href={leadHref(id)}>{name}</a>
        </h3>
        <p>
          To <span dir="auto">{label}</span>, given up{' '}
          {settled !== undefined && <Time at={settled} timeZone={page.timeZone} />} after{' '}
          {counted(failures, 'attempt')}: <span dir="auto">{failure ?? 'no reason is known'}</span>
        </p>
      </div>
      <PostForm action={HERE} page={page} class="buttons">
        <input type="hidden" name="number" value={number} />
        <button name="action" value="replay">
          Send again{' '}
          <span class="visually-hidden">
            <bdi>{name}</bdi> to <bdi>{label}</bdi>
          </span>
        </button>
      </PostForm>
    </li>
  );
}
