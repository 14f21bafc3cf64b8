/**
 * Asks by the author's own markup. It stays where it is: what is not asked is hidden and disabled, and given back
 * as it was written. Loaded only for an element that has form controls among its children.
 */
import type { Answers, AnswerValue } from '../qualifier/kinds/kind.ts';
import type { Question } from '../qualifier/schema/questions.ts';
import { answerOf, faultOf, isAsWritten, resetControl, writeAnswer } from './author-controls.ts';
import { change, giveBackAll, HELD } from './held-attributes.ts';
import type { Fault } from './kinds/question-view.ts';
import type { Words } from './locales/en.ts';
import { type AuthoredQuestion, readMarkup } from './read-markup.ts';

/** What the element is to those who read its rules. */
export interface Author {
  /** The visitor answered; `null` takes the answer back. */
  choose(question: Question, value: AnswerValue): void;
  /** BCP 47 tag of what is around the element. */
  language(): string;
  /** The markup or the language is another one, and makes other rules. */
  reload(): void;
}

/** What the markup is to show. */
export interface AuthoredScene {
  /** The questions that stand before the visitor; undefined while there are no rules: all is as it was written. */
  readonly asked: readonly Question[] | undefined;
  readonly answers: Answers;
  /** The element steps out, and its questions with it. */
  readonly isOff: boolean;
  /** The question that the form waits for, once somebody was told so. */
  readonly complaint: Question | undefined;
}

/** The markup of an element, as its questions. */
export interface Authored {
  /** Whether the element asks by it, and not by rules that come before it; then it is put away. */
  isSource: boolean;
  /** Reads the markup again. @returns the rules that it makes, unchecked; undefined where it asks nothing */
  read(): unknown;
  /** The answers given so far, with those that stand in the controls by now. */
  answers(given: Answers): Answers;
  show(scene: AuthoredScene): void;
  /** What is wrong with what stands in a question now. */
  fault(question: Question, words: Words): Fault | undefined;
  /** The control to answer a question with, by default the first asked: the one that is chosen, else the first. */
  find(name?: string): HTMLElement | undefined;
  /** Takes the controls back to what the author wrote. @returns the answers that they give so */
  reset(): Answers;
  /** Gives the markup back as it was written. */
  release(): void;
}

/** A site may give its fieldsets a `display`, which would show what is hidden. */
const sheet = new CSSStyleSheet();
sheet.replaceSync(`[${HELD}][hidden] { display: none !important }`);

/** What of the markup makes the rules, or is ours to change. */
const WATCHED = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter:
    `hidden disabled required name type value multiple maxlength inputmode aria-label aria-labelledby
    aria-describedby data-points data-verdict data-reason data-explain data-when data-expect data-always
    data-required data-currency data-bands`.split(/\s+/),
};

const known = new WeakMap<HTMLElement, Authored>();

/** The markup of an element: one and the same as long as there is the element. */
export function authoredOf(element: HTMLElement, author: Author): Authored {
  const authored = known.get(element) ?? takeOver(element, author);
  known.set(element, authored);
  return authored;
}

function takeOver(element: HTMLElement, author: Author): Authored {
  let questions: readonly AuthoredQuestion[] = [];
  let asked: readonly Question[] = [];
  let last: AuthoredScene | undefined;
  /** What the controls are known to say. What they say beside that is the visitor's, and is left alone. */
  let said: Answers = {};
  let isHearing = false;

  /** The markup is another one: it shows the same as the one before, until its rules are known. */
  const reread = (): void => {
    authored.read();
    if (last) authored.show(last);
    author.reload();
  };
  const observer = new MutationObserver((records) => {
    if (records.some(isForeign)) reread();
  });
  observer.observe(element, WATCHED);
  /** Writes to the page without hearing of it. */
  const quietly = (write: () => void): void => {
    const isChanged = observer.takeRecords().some(isForeign);
    write();
    observer.takeRecords();
    if (isChanged) queueMicrotask(reread);
  };
  const giveBack = (): void => quietly(() => giveBackAll(element));

  const hear = ({ target, type }: Event): void => {
    const question = questions.find(({ controls }) => controls.some((control) => control === target));
    const rules = asked.find(({ name }) => name === question?.name);
    if (!question || !rules) return;
    const answer = answerOf(question.controls, question.rules) ?? null;
    // What was typed may be no answer any more, or be missing still: an input always counts.
    if (type === 'change' && isEqual(answer, said[question.name])) return;
    isHearing = true;
    author.choose(rules, answer);
    isHearing = false;
  };
  // Browsers tell of both; some libraries dispatch the one or the other only.
  element.addEventListener('input', hear);
  element.addEventListener('change', hear);

  const authored: Authored = {
    isSource: false,
    read() {
      giveBack();
      const markup = readMarkup(element);
      questions = markup.questions;
      said = {};
      return questions.length ? markup.rules : undefined;
    },
    answers(given) {
      if (!authored.isSource) return given;
      const answers: Record<string, AnswerValue> = { ...given };
      for (const { name, controls, rules } of questions) {
        const answer = answerOf(controls, rules);
        const isUnknown = (given[name] ?? null) === null;
        if (answer !== undefined && (isUnknown || !controls.every(isAsWritten))) answers[name] = answer;
      }
      return answers;
    },
    show(scene) {
      if (!scene.asked || !element.isConnected) return authored.release();
      const { answers, isOff, complaint } = (last = scene);
      asked = authored.isSource ? scene.asked : [];
      // Browsers restore a form on the way back: they must find it as it was written, and do it before the page shows.
      addEventListener('pagehide', giveBack);
      addEventListener('pageshow', reread);
      adopt(element);
      quietly(() => {
        for (const question of questions) {
          const { name, controls } = question;
          if (!isHearing && !isEqual(answers[name], said[name])) writeAnswer(controls, answers[name]);
          hold(question, { isAsked: asked.some((one) => one.name === name), isOff });
          for (const control of controls)
            change(control, 'aria-invalid', complaint?.name === name ? 'true' : undefined);
        }
      });
      said = answers;
    },
    fault(question, words) {
      const { controls = [], rules } = questions.find(({ name }) => name === question.name) ?? {};
      return authored.isSource && rules ? faultOf(controls, rules, words) : undefined;
    },
    find(name = asked[0]?.name) {
      const isAsked = asked.some((question) => question.name === name);
      const { controls = [] } = (isAsked && questions.find((question) => question.name === name)) || {};
      return (
        controls.find((control) => control.matches(':checked')) ??
        controls.find((control) => !control.matches(':disabled'))
      );
    },
    reset() {
      for (const { controls } of questions) controls.forEach(resetControl);
      said = {};
      return authored.answers({});
    },
    release() {
      last = undefined;
      asked = [];
      removeEventListener('pagehide', giveBack);
      removeEventListener('pageshow', reread);
      giveBack();
    },
  };
  return authored;
}

/** Hides and disables a question that is not asked; one with a condition is shown however it was written. */
function hold({ extent, controls, rules }: AuthoredQuestion, { isAsked, isOff }: Holding): void {
  const asWritten = rules.when === undefined ? undefined : null;
  const fieldset = extent.find((part) => part.localName === 'fieldset');
  for (const part of extent) change(part, 'hidden', isAsked ? asWritten : '');
  for (const part of fieldset ? [fieldset] : controls)
    change(part, 'disabled', isAsked && !isOff ? asWritten : '');
}

interface Holding {
  readonly isAsked: boolean;
  readonly isOff: boolean;
}

function adopt(element: Element): void {
  const { adoptedStyleSheets } = element.getRootNode() as Document | ShadowRoot;
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}

/** Whether somebody else changed the markup: the inputs that carry the verdict are ours. */
const isForeign = ({ type, addedNodes, removedNodes }: MutationRecord): boolean =>
  type !== 'childList' ||
  [...addedNodes, ...removedNodes].some((node) => !(node instanceof Element && node.matches('[data-lead]')));

const isEqual = (one: AnswerValue | undefined, other: AnswerValue | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
