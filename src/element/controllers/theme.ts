import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Field } from '../contact/fields.ts';

/** The element, as far as its theme goes. */
interface ThemeHost extends HTMLElement, ReactiveControllerHost {
  readonly form: HTMLFormElement | null;
  readonly match: string | null | undefined;
  readonly renderRoot: ShadowRoot;
}

/** A computed style, by the CSS names of its properties. */
type Style = CSSStyleDeclaration & Record<string, string>;

/** By then the transitions of a site's own fields have ended. */
const TRANSITION_MS = 1_000;

/**
 * Makes the element look like the form around it: reads the computed style of the form's first text field and its label
 * into a style sheet of the shadow root. CSS of the page for the `--lead-*` variables and the parts wins. Read at each
 * update, and again when inherited styles change.
 */
export class Theme implements ReactiveController {
  readonly #host: ThemeHost;
  readonly #sheet = new CSSStyleSheet();
  #colors = '';

  constructor(host: ThemeHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const root = this.#host.renderRoot;
    if (!root.adoptedStyleSheets.includes(this.#sheet)) {
      root.adoptedStyleSheets.push(this.#sheet);
      // The hidden status has a transition on all properties: it ends when an inherited style has changed.
      root.addEventListener('transitionend', () => this.hostUpdated());
    }
    this.#read();
    setTimeout(() => this.#read(), TRANSITION_MS);
  }

  #read(): void {
    const { form, match, previousElementSibling } = this.#host;
    const all = [...((match !== 'none' && form?.elements) || [])] as Field[];
    // A field that Tab skips is probably a honeypot.
    const field = all.find((one) => one.matches(':read-write:not([tabindex="-1"])'));
    const own = styleOf(field);
    const label = styleOf(field?.labels?.[0]);
    let css = '';
    // An unstyled field tells nothing about the site.
    if (field && own && own.borderTopStyle !== 'inset') {
      if (isAtRest(field, own))
        this.#colors = `${copy(own, 'color box-shadow')}background:var(--lead-background,${own.backgroundColor});border-color:var(--lead-border,${own.borderBottomColor});`;
      // A floating label is styled for its place over the field.
      const words = label?.position === 'absolute' ? '' : copy(label, 'color font-size font-weight');
      const { marginBottom } = getComputedStyle(previousElementSibling ?? field);
      css =
        `[part=question]{margin-bottom:var(--lead-gap,max(.75em,${marginBottom}))}[part=label]{${words}}` +
        `[part=option],[part=field],select{${copy(own, 'font border-width')}${this.#colors}border-radius:var(--lead-radius,${own.borderRadius})}` +
        `[part=option],select{padding:var(--lead-padding,clamp(.35em,${own.paddingBottom},10px) min(${own.paddingLeft},${own.paddingRight}))}`;
    }
    this.#sheet.replaceSync(css);
  }
}

/** Whether a field shows its usual colours: it has no focus or autofill, is in no transition, and has no red border. */
function isAtRest(field: Element, { borderBottomColor }: Style): boolean {
  const [red = 0, green = 0, blue = 0] = (borderBottomColor.match(/[\d.]+/g) ?? []).map(Number);
  return (
    !field.matches(':is(:focus,:autofill)') && !field.getAnimations()[0] && red <= 1.5 * Math.max(green, blue)
  );
}

const styleOf = (element: Element | undefined): Style | undefined =>
  element && (getComputedStyle(element) as Style);

const copy = (style: Style | undefined, properties: string): string =>
  style ? properties.replace(/\S+/g, (name) => `${name}:${style[name]};`) : '';
