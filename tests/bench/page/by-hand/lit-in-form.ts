/** The question for a page that has a form. */
import { LitQuestion } from './lit-question.ts';

customElements.define('lit-question', LitQuestion);
