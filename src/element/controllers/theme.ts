import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Field } from '../contact/fields.ts';

/** The element, as far as its look goes. */
export interface LookElement extends HTMLElement {
  readonly form: HTMLFormElement | null;
  readonly match: string | null | undefined;
}

interface LookHost extends LookElement, ReactiveControllerHost {
  readonly renderRoot: ShadowRoot;
}

/** A computed style; its properties have their names in CSS as well. */
type Style = CSSStyleDeclaration & Record<string, string>;

/** Milliseconds in which a site's fields have gone over from one look to the next. */
const TRANSITION = 1_000;

/**
 * Makes an element look like the form that it stands in, by a style sheet of the shadow root alone: the page's markup
 * stays as it is. What its CSS says of the `--lead-*` variables and the parts wins. The look is taken at each update,
 * and again when what the element inherits changes.
 */
export class FormLook implements ReactiveController {
  readonly #host: LookHost;
  readonly #sheet = new CSSStyleSheet();
  #colours = '';

  constructor(host: LookHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const root = this.#host.renderRoot;
    if (!root.adoptedStyleSheets.includes(this.#sheet)) {
      root.adoptedStyleSheets.push(this.#sheet);
      // The status is a telltale: by our style sheet whatever it inherits goes over in a moment, and says so.
      root.addEventListener('transitionend', () => this.hostUpdated());
    }
    this.#take();
    setTimeout(() => this.#take(), TRANSITION);
  }

  #take(): void {
    const { form, match, previousElementSibling } = this.#host;
    const all = [...((match !== 'none' && form?.elements) || [])] as Field[];
    // What the tabulator key passes by is a trap for robots.
    const field = all.find((one) => one.matches(':read-write:not([tabindex="-1"])'));
    const own = styleOf(field);
    const label = styleOf(field?.labels?.[0]);
    let css = '';
    // A field as browsers draw it says nothing of the site.
    if (field && own && own.borderTopStyle !== 'inset') {
      if (isItself(field, own))
        this.#colours = `${copy(own, 'color box-shadow')}background:var(--lead-background,${own.backgroundColor});border-color:var(--lead-border,${own.borderBottomColor});`;
      // A label that floats over its field is no model.
      const words = label?.position === 'absolute' ? '' : copy(label, 'color font-size font-weight');
      const { marginBottom } = getComputedStyle(previousElementSibling ?? field);
      css =
        `[part=question]{margin-bottom:var(--lead-gap,max(.75em,${marginBottom}))}[part=label]{${words}}` +
        `[part=option],[part=field],select{${copy(own, 'font border-width')}${this.#colours}border-radius:var(--lead-radius,${own.borderRadius})}` +
        `[part=option],select{padding:var(--lead-padding,clamp(.35em,${own.paddingBottom},10px) min(${own.paddingLeft},${own.paddingRight}))}`;
    }
    this.#sheet.replaceSync(css);
  }
}

/**
 * Whether a field shows its own colours: not those of the focus, or on the way out of it, nor those of what the
 * browser filled in, nor the red of what is marked as wrong.
 */
function isItself(field: Element, { borderBottomColor }: Style): boolean {
  const [red = 0, green = 0, blue = 0] = (borderBottomColor.match(/[\d.]+/g) ?? []).map(Number);
  return (
    !field.matches(':is(:focus,:autofill)') && !field.getAnimations()[0] && red <= 1.5 * Math.max(green, blue)
  );
}

const styleOf = (element: Element | undefined): Style | undefined =>
  element && (getComputedStyle(element) as Style);

const copy = (style: Style | undefined, properties: string): string =>
  style ? properties.replace(/\S+/g, (name) => `${name}:${style[name]};`) : '';
