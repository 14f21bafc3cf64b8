import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Words } from '../locales/words.ts';
import { en } from '../locales/en.ts';
import { languageOf } from '../locales/language-of.ts';
import { wordsFor } from '../locales/load.ts';

/** The words in the language around an element. Looked up at each update: pages change their language as they stand. */
export class PageWords implements ReactiveController {
  /** Undefined until they are loaded. */
  value: Words | undefined;
  readonly #host: ReactiveControllerHost & Element;
  #language: string | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** English until they are loaded. */
  get current(): Words {
    return this.value ?? en;
  }

  hostUpdate(): void {
    const language = languageOf(this.#host);
    if (language === this.#language) return;
    this.#language = language;
    void wordsFor(language).then((words) => {
      if (language !== this.#language) return;
      this.value = { ...words, tag: language };
      this.#host.requestUpdate();
    });
  }
}
