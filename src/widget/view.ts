import type { Answers, AnswerValue } from '../qualifier/kinds/kind.ts';
import { kindOf } from '../qualifier/kinds/page.ts';
import type { Question } from '../qualifier/schema/questions.ts';
import { make, place } from './dom.ts';
import { kindViews } from './kinds/kind-views.ts';
import type { Fault, KindView, QuestionView } from './kinds/question-view.ts';
import type { Words } from './locales/en.ts';
import { outcomeView, type Told } from './outcome-view.ts';
import { look, sheetOf } from './styles.ts';

/** What there is to see. */
export interface Scene {
  words: Words;
  questions: readonly Question[];
  /** What stands inside the element is shown: the author's own questions, or what there is instead of ours. */
  isSlotted: boolean | undefined;
  answers: Answers;
  /** The question whose error is shown. */
  complaint: Question | undefined;
  /** That error, for the author's own controls; empty where they say it themselves. */
  message: string;
  isDisabled: boolean;
  /** What the visitor is told after a submit. */
  told: Told | undefined;
  /** Where to write when a lead did not get through; empty: nowhere. */
  address: string;
  isSending: boolean;
  /** To be read out, and not seen. */
  heard: string;
}

/** The shadow root's content. */
export interface View {
  show(scene: Scene): void;
  find(selector: string): HTMLElement | null;
  /** What is wrong with what stands in a question now. */
  faultOf(question: Question): Fault | undefined;
}

/** Shows questions, outcome and status; what stays is kept in place, so that it keeps the focus. */
export function viewOf(
  root: ShadowRoot,
  onChoose: (question: Question, value: AnswerValue) => void,
  onChange: () => void,
): View {
  const slot = make('slot', {});
  // For the fields and the button of a form of our own, which are light children.
  const [before, after] = [make('slot', { name: 'fields' }), make('slot', { name: 'button' })];
  const error = make('p', { part: 'error', role: 'alert' });
  const status = make('p', { role: 'status' });
  const views = new Map<Question, QuestionView>();
  let last: Partial<Scene> = {};
  let outcome: HTMLElement[] = [];
  root.adoptedStyleSheets = [sheetOf(look)];
  root.append(slot); // until the rules are there, nothing moves
  return {
    show(scene) {
      const { words, told, isSending, complaint } = scene;
      if (words !== last.words) views.clear();
      // Written again, it would be read out again.
      if (complaint !== last.complaint) error.textContent = scene.message || words.required;
      if (told !== last.told) outcome = told ? [outcomeView(told, words, scene.address, onChange)] : [];
      last = scene;
      // An error of ours cannot describe the author's control across the shadow root: it is read out as it appears.
      const slotted = complaint ? [slot, error] : [slot];
      const ours = (scene.isSlotted ? [] : scene.questions).map((question) => {
        const view =
          views.get(question) ??
          kindOf<KindView>(kindViews, question).view(question, words, (value) => onChoose(question, value));
        views.set(question, view);
        view.show(scene.answers[question.name], question === complaint, scene.isDisabled);
        return view.root;
      });
      const text = isSending ? words.sending : scene.heard;
      status.className = isSending ? '' : 'heard';
      // Written again, it would be read out again.
      if (status.textContent !== text) status.textContent = text;
      place(root, [before, ...(scene.isSlotted ? slotted : []), ...ours, ...outcome, status, after]);
    },
    find: (selector) => root.querySelector(selector),
    faultOf: (question) => views.get(question)?.fault?.(),
  };
}
