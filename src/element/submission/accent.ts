import type { LookElement } from '../controllers/theme.ts';

const touched = new WeakSet<ShadowRoot>();

/**
 * Gives an element the look of what only a touch of the form leads to: the accent of what is chosen and focused, which
 * is the colour of the form's submit button. As with `formLook`, the variables and the parts win.
 */
export function touchedLook(element: LookElement, root: ShadowRoot): void {
  if (touched.has(root)) return;
  touched.add(root);
  const sheet = new CSSStyleSheet();
  const take = (): void => {
    const { form, match } = element;
    const button = [...((match !== 'none' && form?.elements) || [])].find(
      (one) => one instanceof HTMLElement && 'type' in one && one.type === 'submit',
    );
    sheet.replaceSync(button ? accentOf(getComputedStyle(button), getComputedStyle(element)) : '');
  };
  take();
  root.adoptedStyleSheets.push(sheet);
  root.addEventListener('transitionend', take);
  new MutationObserver(take).observe(element, { attributeFilter: ['match'] });
}

/** The button's colour, made lighter or darker until it is seen on the ground. */
function accentOf(button: CSSStyleDeclaration, { color }: CSSStyleDeclaration): string {
  // A button as browsers draw it says nothing of the site.
  if (button.borderTopStyle === 'outset') return '';
  // Light text stands on a dark ground, whatever that is made of. Colours are written in numbers to 255, or to 1.
  const light = Number(/[\d.]+/.exec(color)?.[0]);
  const bound = light > 127 || (light <= 1 && light > 0.6) ? 'max' : 'min';
  const own = button.backgroundColor === 'rgba(0, 0, 0, 0)' ? button.color : button.backgroundColor;
  const accent = `var(--lead-accent,oklch(from ${own} ${bound}(l,.62) c h/1))`;
  return `
    [part=option]:has(:checked) { box-shadow: 0 0 0 1px ${accent} }
    [part=option]:focus-within, [part=field]:focus-within, :not(input):focus-visible { outline-color: ${accent} }
    input { accent-color: ${accent} }`;
}
