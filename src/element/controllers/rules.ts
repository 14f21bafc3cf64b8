import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isUsable } from '../../qualifier/schema/usable.ts';
import type { Qualifier } from '../../qualifier/schema/schema.ts';
import type { Question } from '../../qualifier/schema/questions.ts';
import { languageOf } from '../locales/language-of.ts';
import { parts } from '../parts.ts';
import type { SlottedQuestions, SlottedQuestionsHost } from '../slotted/slotted-questions.ts';
import { loadLateViews, viewOf } from '../templates/views.ts';
import { findRules, hasControls, type RulesSource } from './find-rules.ts';

/** The properties that rules, and the small form, are made from. */
export const SOURCES = [
  'qualifier',
  'src',
  'bank',
  'question',
  'questionName',
  'expect',
  'pass',
  'review',
  'fields',
  'submitLabel',
];

/** What loading came to. */
export interface LoadedRules {
  /** Undefined where they cannot be used. */
  readonly rules: Qualifier | undefined;
  /** What was found as rules, not checked. */
  readonly found: unknown;
  /** What went wrong on the way. */
  readonly error: unknown;
  /** A question whose view did not load. */
  readonly unshown: Question | undefined;
}

/** Loads the rules of an element, with what their questions need. A later load overtakes an earlier one. */
export class RulesLoader implements ReactiveController {
  /** The questions in the author's own markup, where there are any. */
  slotted: SlottedQuestions | undefined;
  isLoaded = false;
  readonly #host: ReactiveControllerHost & RulesSource;
  readonly #slottedHost: SlottedQuestionsHost;
  readonly #onLoad: (loaded: LoadedRules) => void;
  readonly #observer = new MutationObserver(() => this.#followLanguage());
  /** The language that the questions of the bank are in. */
  #bankLanguage: string | undefined;
  #loads = 0;

  constructor(
    host: ReactiveControllerHost & RulesSource,
    slottedHost: SlottedQuestionsHost,
    onLoad: (loaded: LoadedRules) => void,
  ) {
    this.#host = host;
    this.#slottedHost = slottedHost;
    this.#onLoad = onLoad;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  get hasBegun(): boolean {
    return this.#loads > 0;
  }

  async load(): Promise<void> {
    const load = ++this.#loads;
    let found: unknown;
    let error: unknown;
    let slotted: SlottedQuestions | undefined;
    let bankLanguage: string | undefined;
    try {
      if (hasControls(this.#host))
        slotted = (await parts.slottedQuestions()).slottedQuestionsOf(this.#host, this.#slottedHost);
      const markup = slotted?.readRules();
      found = await findRules(this.#host, markup);
      if (slotted) slotted.isSource = found === markup;
      if (JSON.stringify(found)?.includes('"bank":')) {
        bankLanguage = languageOf(this.#host);
        found = await (await parts.bank(bankLanguage)).loadBank(found, bankLanguage);
      }
      await loadLateViews(found);
    } catch (cause) {
      error = cause;
    }
    if (load !== this.#loads) return;
    this.isLoaded = true;
    this.slotted = slotted;
    this.#bankLanguage = bankLanguage;
    // Sites that change their language without another page say so by `lang` alone.
    if (bankLanguage !== undefined)
      this.#observer.observe(document, { attributeFilter: ['lang'], subtree: true });
    const usable = isUsable(found) ? found : undefined;
    const unshown = usable?.questions.find((question) => !viewOf(question));
    this.#onLoad({ rules: unshown || hidesMember(usable) ? undefined : usable, found, error, unshown });
  }

  #followLanguage(): void {
    if ((this.#bankLanguage ?? languageOf(this.#host)) !== languageOf(this.#host)) void this.load();
  }
}

/** Whether a question is named like a member of the form, such as `submit`, and so would hide that member. */
const hidesMember = (rules: Qualifier | undefined): boolean | undefined =>
  rules?.questions.some(({ name }) => name in HTMLFormElement.prototype);
