import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Answers, AnswerValue } from '../../qualifier/kinds/kind.ts';
import { answerText } from '../../qualifier/kinds/kinds.ts';
import type { Question } from '../../qualifier/schema/questions.ts';
import type { Words } from '../locales/words.ts';
import type { Fault, QuestionView } from '../templates/question.ts';
import { viewOf } from '../templates/views.ts';

interface QuestionListHost extends ReactiveControllerHost {
  readonly renderRoot: ShadowRoot;
  updateNow(): void;
}

/** What the questions are rendered from. */
interface QuestionListProps {
  readonly words: Words;
  readonly answers: Answers;
  /** Those to show. */
  readonly asked: readonly Question[];
  /** The one whose error is shown. */
  readonly invalidQuestion: Question | undefined;
  readonly isDisabled: boolean;
}

/** The questions of an element, each with a view that keeps what is half typed. */
export class QuestionList {
  readonly #host: QuestionListHost;
  readonly #choose: (question: Question, value: AnswerValue) => void;
  readonly #views = new Map<Question, QuestionView>();
  #words: Words | undefined;

  constructor(host: QuestionListHost, choose: (question: Question, value: AnswerValue) => void) {
    this.#host = host;
    this.#choose = choose;
  }

  /** @param all each keeps its place in the list, so that those that stay keep their nodes and the focus */
  render(
    all: readonly Question[],
    { words, answers, asked, invalidQuestion, isDisabled }: QuestionListProps,
  ): (TemplateResult | typeof nothing)[] {
    if (words !== this.#words) this.#views.clear();
    this.#words = words;
    return all.map((question) => {
      const view = asked.includes(question) && this.#viewFor(question, words);
      if (!view) return nothing;
      const isInvalid = question === invalidQuestion;
      return view.render({ value: answers[question.name], isInvalid, isDisabled });
    });
  }

  /** The first of their controls that matches a selector. */
  find(selector: string): HTMLElement | null {
    // There is no root before the first update.
    return this.#host.renderRoot?.querySelector<HTMLElement>(selector) ?? null;
  }

  /** What is wrong with the present input of a question. */
  faultOf(question: Question): Fault | undefined {
    return this.#views.get(question)?.fault?.();
  }

  /** An answer in the words that the visitor saw. */
  answerText(question: Question, value: AnswerValue, words: Words): string {
    return viewOf(question)?.answerText?.(question, value, words) ?? answerText(question, value);
  }

  #viewFor(question: Question, words: Words): QuestionView | undefined {
    const view =
      this.#views.get(question) ??
      viewOf(question)?.create(question, {
        words,
        choose: (value) => {
          this.#choose(question, value);
          this.#host.updateNow();
        },
        update: () => this.#host.updateNow(),
      });
    if (view) this.#views.set(question, view);
    return view;
  }
}
