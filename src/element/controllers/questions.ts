import { nothing, type ReactiveControllerHost } from 'lit';
import type { Answers, AnswerValue } from '../../qualifier/judging/answer.ts';
import { kindOf } from '../../qualifier/kinds/kind.ts';
import type { Question } from '../../qualifier/schema/schema.ts';
import { kindViews } from '../templates/views.ts';
import type { Fault, KindView, QuestionView } from '../templates/question.ts';
import type { Words } from '../locales/en.ts';

/** How the questions stand. */
export interface QuestionScene {
  readonly words: Words;
  readonly answers: Answers;
  readonly asked: readonly Question[];
  /** The question whose error is shown. */
  readonly complaint: Question | undefined;
  readonly isDisabled: boolean;
}

/** The questions of an element, each with what its own view remembers of the visitor. */
export class QuestionList {
  readonly #host: ReactiveControllerHost;
  readonly #choose: (question: Question, value: AnswerValue) => void;
  #views = new Map<Question, QuestionView>();
  #words: Words | undefined;

  constructor(host: ReactiveControllerHost, choose: (question: Question, value: AnswerValue) => void) {
    this.#host = host;
    this.#choose = choose;
  }

  /** @param all each keeps its place in the list, so that those that stay keep their nodes and the focus */
  render(all: readonly Question[], { words, answers, asked, complaint, isDisabled }: QuestionScene): unknown {
    if (words !== this.#words) this.#views.clear();
    this.#words = words;
    return all.map((question) =>
      asked.includes(question)
        ? this.#viewOf(question, words).render({
            value: answers[question.name],
            isAwaited: question === complaint,
            isDisabled,
          })
        : nothing,
    );
  }

  /** What is wrong with what stands in a question now. */
  faultOf(question: Question): Fault | undefined {
    return this.#views.get(question)?.fault?.();
  }

  #viewOf(question: Question, words: Words): QuestionView {
    const view =
      this.#views.get(question) ??
      kindOf<KindView>(kindViews, question).view(question, {
        words,
        choose: (value) => this.#choose(question, value),
        requestUpdate: () => this.#host.requestUpdate(),
      });
    this.#views.set(question, view);
    return view;
  }
}
