import { attributes } from '../element/attributes.ts';
import { isInDevelopment } from '../element/page-mode.ts';
import { REMOVED } from '../element/events.ts';
import { parts } from '../element/parts.ts';
import { whenParsed } from '../element/when-parsed.ts';
import { candidates, findPlace, placeInForm } from './place.ts';
import type { LeadQualifierOptions } from './options.ts';

/** The attributes of the element, by the names of the options. */
const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['qualifier', 'qualifier'],
  ...Object.entries(attributes).map(([name, { attribute }]) => [name, attribute] as const),
  ['lang', 'lang'],
  ['dir', 'dir'],
]);

const attributeOf = (option: string): string | undefined => ATTRIBUTES.get(option);

/** All options: those of the element, and those that say where it goes. */
const KNOWN_OPTIONS = [...ATTRIBUTES.keys(), 'form', 'target'];

/** An element is put into place this often at most, in this time: a page that removes it each time has won. */
const MAX_PLACINGS = 10;
const PLACINGS_MS = 5_000;

/**
 * Puts an element into each form that the script tag, or `window.leadQualifier`, names. What the tag says holds for all
 * of them. Without any option it does nothing.
 */
export function setUp(script: HTMLOrSVGScriptElement | null): void {
  const { parts: _, ...options } = { ...script?.dataset };
  // Consent tools keep the address of the script there.
  if (options['src'] === script?.getAttribute('src')) delete options['src'];
  for (const given of [window.leadQualifier ?? {}].flat())
    setUpForm({ ...given, ...options }, script?.closest('form'));
}

function setUpForm(options: LeadQualifierOptions, around: Element | null | undefined): void {
  const names = Object.keys(options);
  const known = names.filter((name) => KNOWN_OPTIONS.includes(name));
  const { debug = false }: { debug?: unknown } = options; // an attribute of a tag is an empty text
  const setup = {
    options: { ...options },
    known: KNOWN_OPTIONS,
    isInDevelopment: isInDevelopment(debug !== false),
    find: () => findPlace(options, around),
    candidates,
    attributeOf,
  };
  const explain = (): void => {
    parts.diagnostics().then(
      ({ explainSetUp }) => explainSetUp(setup),
      () => undefined, // the browser says on the console what did not load
    );
  };
  if (names.length > known.length || (known.length && setup.isInDevelopment)) explain();
  if (known.length) keepInPlace(options, setup.find, explain);
}

/** Puts an element into place as soon as there is one, and again where the page was built anew around it. */
function keepInPlace(
  options: LeadQualifierOptions,
  find: () => Element | null | undefined,
  explain: () => void,
): void {
  let element: HTMLElement | undefined;
  let home: Element | undefined;
  let firstPlacing = 0;
  let placings = 0;
  const putIntoPlace = (): void => {
    if (element?.isConnected) return;
    let place: Element | null | undefined;
    try {
      place = find();
    } catch {
      explain();
    }
    // Some forms come later than the page. `document`, because its element may be another one by then.
    if (!place?.isConnected) return observer.observe(document, { childList: true, subtree: true });
    observer.disconnect();
    const form = place.closest('form');
    const there = [...(form?.elements ?? place.querySelectorAll('*'))].find(
      (one): one is HTMLElement => one.localName === 'lead-qualifier',
    );
    if (!there) {
      if (Date.now() - firstPlacing > PLACINGS_MS) {
        firstPlacing = Date.now();
        placings = 0;
      }
      if (++placings > MAX_PLACINGS) return;
    }
    const next = there ?? (place === home && element ? element : createElement(options));
    next.addEventListener(REMOVED, onRemoved);
    element = next;
    home = place;
    if (there) return;
    if (form === place) placeInForm(form, element);
    else if (form) place.append(element);
    else void parts.ownForm().then(({ ownFormIn }) => ownFormIn(place, next));
  };
  const onRemoved = (): void => void setTimeout(putIntoPlace);
  const observer = new MutationObserver(putIntoPlace);
  whenParsed(document.documentElement, putIntoPlace);
}

/** The element for these options. They become attributes, so that a copied page has them too. */
function createElement(options: LeadQualifierOptions): HTMLElement {
  const element = document.createElement('lead-qualifier');
  for (const [name, value] of Object.entries(options)) {
    const attribute = ATTRIBUTES.get(name);
    if (!attribute || value === null || value === undefined || value === false) continue;
    const text = value === true ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
    element.setAttribute(attribute, text);
  }
  return element;
}
