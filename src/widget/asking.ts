import type { AnswerValue } from '../qualifier/kinds/kind.ts';
import type { Question } from '../qualifier/schema/questions.ts';
import { LeadAnswerEvent, LeadAskEvent } from './events.ts';

/** Milliseconds of rest after which an answer counts as settled: people press arrows on the way to theirs. */
const REST = 600;

/** Tells what happens while questions are asked. */
export interface Asking {
  /** These questions are on the page now; `isNews` where the visitor, who is elsewhere, should hear of them. */
  asks(questions: readonly Question[], isNews: boolean): void;
  /** An answer was given; it settles after a rest, or when the visitor goes on. */
  answered(question: Question, value: AnswerValue): void;
  /** Settles the last answer now. */
  settle(): void;
  /** Asks from the start. */
  restart(): void;
}

/** Events to the page, and new questions to people who only listen: `announce` reads one out. */
export function askingOf(element: HTMLElement, announce: (question: Question) => void): Asking {
  const seen = new Set<string>();
  /** Came up while the visitor was busy, and was not read out yet; arrow keys may only pass it by. */
  const unheard = new Set<string>();
  let present: readonly Question[] = [];
  let unsettled: LeadAnswerEvent | undefined;
  let resting: ReturnType<typeof setTimeout>;
  const settle = (): void => {
    const event = unsettled;
    clearTimeout(resting);
    unsettled = undefined;
    if (!element.isConnected) return; // gone meanwhile: its page is another one
    if (event) element.dispatchEvent(event);
    const question = present.find(({ name }) => unheard.delete(name));
    if (question) announce(question);
  };
  const rest = (): void => {
    clearTimeout(resting);
    resting = setTimeout(settle, REST);
  };
  element.addEventListener('focusout', () => {
    // Not while a button is pressed: a page that renders at the event would move it from under the pointer.
    if (!document.querySelector(':active')) settle();
  });
  return {
    settle,
    asks(questions, isNews) {
      present = questions;
      for (const question of questions) {
        if (seen.has(question.name)) continue;
        if (unsettled || isNews) unheard.add(question.name);
        seen.add(question.name);
        element.dispatchEvent(new LeadAskEvent(question));
        if (isNews) rest();
      }
    },
    answered(question, value) {
      if (unsettled?.question !== question) settle();
      unsettled = new LeadAnswerEvent(question, value);
      rest();
    },
    restart() {
      unsettled = undefined;
      seen.clear();
      unheard.clear();
    },
  };
}
