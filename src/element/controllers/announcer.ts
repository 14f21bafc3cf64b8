import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AnswerValue } from '../../qualifier/judging/answer.ts';
import type { Question } from '../../qualifier/schema/schema.ts';
import { LeadAnswerEvent, LeadAskEvent } from '../events.ts';

/** Milliseconds of rest after which an answer counts as settled: people press arrows on the way to theirs. */
const REST = 600;

/** Tells the page what happens while questions are asked, and reads new ones out to people who only listen. */
export class Asking implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #announce: (question: Question) => void;
  readonly #seen = new Set<string>();
  /** Came up while the visitor was busy, and was not read out yet; arrow keys may only pass it by. */
  readonly #unheard = new Set<string>();
  #present: readonly Question[] = [];
  #unsettled: LeadAnswerEvent | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, announce: (question: Question) => void) {
    this.#host = host;
    this.#announce = announce;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('focusout', this.#leave);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('focusout', this.#leave);
  }

  /** These questions are on the page now; `isNews` where the visitor, who is elsewhere, should hear of them. */
  asks(questions: readonly Question[], isNews: boolean): void {
    this.#present = questions;
    for (const question of questions) {
      if (this.#seen.has(question.name)) continue;
      if (this.#unsettled || isNews) this.#unheard.add(question.name);
      this.#seen.add(question.name);
      this.#host.dispatchEvent(new LeadAskEvent(question));
      if (isNews) this.#rest();
    }
  }

  /** An answer was given; it settles after a rest, or when the visitor goes on. */
  answered(question: Question, value: AnswerValue): void {
    if (this.#unsettled?.question !== question) this.settle();
    this.#unsettled = new LeadAnswerEvent(question, value);
    this.#rest();
  }

  /** Settles the last answer now. */
  settle(): void {
    const event = this.#unsettled;
    clearTimeout(this.#resting);
    this.#unsettled = undefined;
    if (!this.#host.isConnected) return; // gone meanwhile: its page is another one
    if (event) this.#host.dispatchEvent(event);
    const question = this.#present.find(({ name }) => this.#unheard.delete(name));
    if (question) this.#announce(question);
  }

  /** Asks from the start. */
  restart(): void {
    this.#unsettled = undefined;
    this.#seen.clear();
    this.#unheard.clear();
  }

  readonly #leave = (): void => {
    // Not while a button is pressed: a page that renders at the event would move it from under the pointer.
    if (!document.querySelector(':active')) this.settle();
  };

  #rest(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.settle(), REST);
  }
}
