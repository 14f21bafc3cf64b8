import type { ReactiveController } from 'lit';
import type { SubmissionElement } from './host.ts';
import { submitButtonOf } from './submit-ways.ts';

/**
 * Gives what is chosen and focused the colour of the form's submit button. As with the theme, CSS of the page for
 * `--lead-accent` and the parts wins.
 */
export class Accent implements ReactiveController {
  readonly #element: SubmissionElement;
  readonly #sheet = new CSSStyleSheet();

  constructor(element: SubmissionElement) {
    this.#element = element;
    const root = element.renderRoot;
    root.adoptedStyleSheets.push(this.#sheet);
    // The hidden status has a transition: it ends when an inherited style has changed.
    root.addEventListener('transitionend', () => this.hostUpdated());
  }

  hostUpdated(): void {
    const { form, match } = this.#element;
    const button = match === 'none' ? undefined : submitButtonOf(form);
    this.#sheet.replaceSync(
      button ? accentOf(getComputedStyle(button), getComputedStyle(this.#element)) : '',
    );
  }
}

/** The button's colour, made lighter or darker until it stands out from the background. */
function accentOf(button: CSSStyleDeclaration, { color }: CSSStyleDeclaration): string {
  // An unstyled button tells nothing about the site.
  if (button.borderTopStyle === 'outset') return '';
  // Light text stands on a dark background, whatever that is made of. Channels run to 255, or to 1.
  const light = Number(/[\d.]+/.exec(color)?.[0]);
  const bound = light > 127 || (light <= 1 && light > 0.6) ? 'max' : 'min';
  const own = button.backgroundColor === 'rgba(0, 0, 0, 0)' ? button.color : button.backgroundColor;
  const accent = `var(--lead-accent,oklch(from ${own} ${bound}(l,.62) c h/1))`;
  return (
    `[part=option]:has(:checked){box-shadow:0 0 0 1px ${accent}}input{accent-color:${accent}}` +
    `:is([part=option],[part=field]):focus-within,:not(input):focus-visible{outline-color:${accent}}`
  );
}
