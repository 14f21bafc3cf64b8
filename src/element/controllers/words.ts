import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Words } from '../locales/en.ts';
import { languageOf, wordsFor } from '../locales/load.ts';

/** The words in the language around an element; looked up again at each update, for pages change it as they stand. */
export class PageWords implements ReactiveController {
  /** Undefined until they are there. */
  value: Words | undefined;
  readonly #host: ReactiveControllerHost & Element;
  #language: string | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
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
