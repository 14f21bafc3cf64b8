/**
 * Runs in the page before all other scripts and watches for the question: in every animation frame it looks for radio
 * buttons, also in shadow roots, that have a box, lie in the window and are not hidden. The first frame that has them
 * is the one that paints them; the time is taken in the first task after it.
 */
import { PAINTED } from './seen.ts';

let painted = Number.NaN;
let shift = 0;
let clicked = Number.NaN;

new PerformanceObserver((list) => {
  for (const entry of list.getEntries() as (PerformanceEntry & {
    value: number;
    hadRecentInput: boolean;
  })[])
    if (!entry.hadRecentInput) shift += entry.value;
}).observe({ type: 'layout-shift', buffered: true });
addEventListener(
  'click',
  (event) => {
    const button = event.composedPath()[0];
    if (button instanceof HTMLButtonElement) clicked = performance.timeOrigin + event.timeStamp;
  },
  true,
);
const { port1, port2 } = new MessageChannel();
port1.addEventListener('message', () => {
  painted = performance.now();
  performance.mark(PAINTED);
  window.questionPainted('');
});
port1.start();
requestAnimationFrame(function look() {
  const radios = all('input[type=radio]', document);
  if (radios.length > 1 && radios.every(isShown)) port2.postMessage('');
  else requestAnimationFrame(look);
});

window.seen = () => {
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  // Only what the subject loads: the lead's own way is measured by itself.
  const files = resources.filter(
    ({ initiatorType }) => !/^(fetch|xmlhttprequest|beacon)$/.test(initiatorType),
  );
  const inTime = files.filter(({ responseEnd }) => responseEnd <= painted);
  return {
    painted,
    requests: files.filter(({ startTime }) => startTime < painted).length,
    inARow: longestRow(inTime),
    bytes: sizeOf(inTime),
    bytesInAll: sizeOf(files),
    shift,
    clicked,
  };
};

window.placeOf = ({ selector, text = '' }) => {
  const found = all(selector, document).find((one) => isShown(one) && one.textContent.includes(text));
  if (!found) throw new Error(`The page shows no ${selector} ${text}`);
  const { left, top, width, height } = found.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
};

function all(selector: string, root: Document | ShadowRoot): Element[] {
  const roots = [...root.querySelectorAll('*')].flatMap((element) => element.shadowRoot ?? []);
  return [...root.querySelectorAll(selector), ...roots.flatMap((inner) => all(selector, inner))];
}

function isShown(element: Element): boolean {
  const { width, height, top, bottom } = element.getBoundingClientRect();
  const isInside = bottom > 0 && top < innerHeight;
  return (
    width * height > 0 &&
    isInside &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  );
}

function sizeOf(requests: PerformanceResourceTiming[]): number {
  return requests.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
}

/** The longest row of requests of which each began after the one before had ended. */
function longestRow(requests: PerformanceResourceTiming[]): number {
  const rows: { end: number; length: number }[] = [];
  for (const { startTime, responseEnd } of requests.sort((a, b) => a.startTime - b.startTime)) {
    const before = rows.filter(({ end }) => end <= startTime).map(({ length }) => length);
    rows.push({ end: responseEnd, length: 1 + Math.max(0, ...before) });
  }
  return Math.max(0, ...rows.map(({ length }) => length));
}
