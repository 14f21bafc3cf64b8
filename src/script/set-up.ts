import { attributeOf, FLAGS, TEXTS } from '../element/diagnostics/attribute-names.ts';
import { isBuilding } from '../element/diagnostics/explaining.ts';
import { whenParsed } from '../element/when-parsed.ts';
import { candidates, findPlace } from './find-place.ts';
import type { LeadQualifierOptions } from './options.ts';
import { REMOVED } from '../element/removed.ts';
import type { AdoptSheet } from '../element/styles.ts';
import { placeInForm } from './place-in-form.ts';

/** What goes to the element, and what says where the element goes. */
const SETTINGS = ['qualifier', ...TEXTS, ...FLAGS, 'lang', 'dir'];
const KNOWN = [...SETTINGS, 'form', 'target'];

/** An element is put into place at most ten times in five seconds: a page that takes it out every time has won. */
const TRIES = 10;
const SPAN = 5_000;

/**
 * Sets up what the script tag is told: an element in each form. What the tag says itself holds for all that
 * `window.leadQualifier` says. Told nothing, it does nothing.
 * @param adopt the bundle's own way to add a style sheet
 */
export function setUp(script: HTMLOrSVGScriptElement | null, adopt: AdoptSheet): void {
  const said = { ...script?.dataset };
  // Tools that ask for consent keep the address of the script there.
  if (said['src'] === script?.getAttribute('src')) delete said['src'];
  for (const options of [window.leadQualifier ?? {}].flat())
    keepInPlace({ ...options, ...said }, script, adopt);
}

/** Puts an element into place as soon as there is one, and again where the page was built anew around it. */
function keepInPlace(options: LeadQualifierOptions, script: Element | null, adopt: AdoptSheet): void {
  const around = script?.closest('form');
  const { debug = false }: { debug?: unknown } = options; // of a tag it is an empty text
  const find = (): Element | null | undefined => findPlace(options, around);
  const setup = {
    options,
    known: KNOWN,
    isBuilding: isBuilding(debug !== false),
    find,
    candidates,
    attributeOf,
  };
  const explain = (): void => {
    import('./explain-set-up.ts').then(
      ({ explainSetup }) => explainSetup(setup),
      () => undefined, // the browser says why it did not come
    );
  };
  const names = Object.keys(options);
  const known = names.filter((name) => KNOWN.includes(name));
  if (names.length > known.length || (known.length && setup.isBuilding)) explain();
  if (!known.length) return;

  let element: HTMLElement | undefined;
  let home: Element | undefined;
  let began = 0;
  let tries = 0;
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
      ({ localName }) => localName === 'lead-qualifier',
    ) as HTMLElement | undefined;
    if (!there) {
      if (Date.now() - began > SPAN) {
        began = Date.now();
        tries = 0;
      }
      if (++tries > TRIES) return;
    }
    const next = (there ?? (place === home && element)) || elementFor(options);
    next.addEventListener(REMOVED, removed);
    element = next;
    home = place;
    if (there) return;
    if (form === place) placeInForm(form, element, adopt);
    else if (form) place.append(element);
    else void import('../element/templates/own-form.ts').then((chunk) => chunk.ownFormIn(place, next, adopt));
  };
  const removed = (): void => void setTimeout(putIntoPlace);
  const observer = new MutationObserver(putIntoPlace);
  whenParsed(document.documentElement, putIntoPlace);
}

/** The element that these options ask for: by attributes alone, so that a copied page has all of it. */
function elementFor(options: LeadQualifierOptions): HTMLElement {
  const element = document.createElement('lead-qualifier');
  for (const [name, value] of Object.entries(options)) {
    if (!SETTINGS.includes(name) || value === null || value === undefined || value === false) continue;
    const text = value === true ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
    element.setAttribute(attributeOf(name), text);
  }
  return element;
}
