const EVENTS = ['input', 'pointerdown', 'click', 'keyup'];

/** When the visitor first touched the form. */
export class FirstTouch {
  readonly #onStart: () => void;
  readonly #onStay: () => void;
  #form: HTMLFormElement | null = null;
  #time = 0;

  /**
   * @param onStart the first touch: a pointer goes down, or a field changes
   * @param onStay the visitor clicked, pressed a key, or changed something. Not yet when a pointer goes down: what
   * moved then would be missed by the click. Nor for focus alone, which pages set by themselves.
   */
  constructor(host: HTMLElement, onStart: () => void, onStay: () => void) {
    this.#onStart = onStart;
    this.#onStay = onStay;
    // The host itself too: it may stand outside its form.
    host.addEventListener('input', this.#onTouch);
  }

  /** Listens to another form. */
  observe(form: HTMLFormElement | null): void {
    for (const type of EVENTS) {
      this.#form?.removeEventListener(type, this.#onTouch, true);
      form?.addEventListener(type, this.#onTouch, true);
    }
    this.#form = form;
  }

  /** Milliseconds since the first touch; 0 before it. */
  get elapsedMs(): number {
    return this.#time && Math.max(0, Date.now() - this.#time);
  }

  /** The form is empty again. */
  reset(): void {
    this.#time = 0;
  }

  readonly #onTouch = ({ type }: Event): void => {
    if (type !== 'pointerdown') this.#onStay();
    if (this.#time || !/input|down/.test(type)) return;
    this.#time = Date.now();
    this.#onStart();
  };
}
