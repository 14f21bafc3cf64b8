import type { AnswerValue } from '../qualifier/answer.ts';
import type { Question } from '../qualifier/schema.ts';
import { LeadAnswerEvent, LeadAskEvent } from './events.ts';

/** Milliseconds of rest after which an answer counts as settled: people press arrows on the way to theirs. */
const REST = 600;

/** Tells what happens while questions are asked. */
export interface Asking {
  /** These questions are on the page now. */
  asks(questions: readonly Question[]): void;
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
  let unheard: Question | undefined;
  let unsettled: Event | undefined;
  let resting: ReturnType<typeof setTimeout>;
  const settle = (): void => {
    const [event, question] = [unsettled, unheard];
    clearTimeout(resting);
    unsettled = unheard = undefined;
    if (event) element.dispatchEvent(event);
    if (question) announce(question);
  };
  element.addEventListener('focusout', settle);
  return {
    settle,
    asks(questions) {
      for (const question of questions) {
        if (seen.has(question.name)) continue;
        if (unsettled) unheard = question;
        seen.add(question.name);
        element.dispatchEvent(new LeadAskEvent(question));
      }
    },
    answered(question, value) {
      unsettled = new LeadAnswerEvent(question, value);
      clearTimeout(resting);
      resting = setTimeout(settle, REST);
    },
    restart() {
      unsettled = unheard = undefined;
      seen.clear();
    },
  };
}
