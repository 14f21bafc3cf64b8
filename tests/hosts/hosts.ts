/** Forms as sites have them: what stands in the head, and the form around the place of the question. */

/** A site that the element must look at home in. */
export interface Host {
  /** Style sheets by their paths in node_modules. */
  sheets?: string[];
  css?: string;
  /** Attributes of the html element; the second where the visitor likes it dark. */
  html?: [light: string, dark: string];
  /** The body; `QUESTION` is the place of the element. */
  body: string;
}

const HEADING = '<h1>Ask for a quote</h1>';

/** Fields in blocks, as most sites have them. */
const blocks = (block: string, label: string, field: string, button: string): string => `
  <form>
    <div class="${block}"><label class="${label}" for="name">Name</label><input class="${field}" id="name" name="name"></div>
    <div class="${block}"><label class="${label}" for="email">Email</label><input class="${field}" id="email" name="email" type="email" required></div>
    QUESTION
    <button class="${button}">Send</button>
  </form>`;

const PLAIN = blocks('field', '', '', '');

export const HOSTS: Record<string, Host> = {
  'bootstrap': {
    sheets: ['bootstrap/dist/css/bootstrap.min.css'],
    html: ['', 'data-bs-theme="dark"'],
    body: `<main class="container py-4" style="max-width: 36rem">${HEADING}${blocks('mb-3', 'form-label', 'form-control', 'btn btn-primary')}</main>`,
  },
  'bootstrap-floating': {
    sheets: ['bootstrap/dist/css/bootstrap.min.css'],
    html: ['', 'data-bs-theme="dark"'],
    body: `<main class="container py-4" style="max-width: 36rem">${HEADING}
      <form>
        <div class="form-floating mb-3"><input class="form-control" id="name" name="name" placeholder="Ada"><label for="name">Name</label></div>
        <div class="form-floating mb-3"><input class="form-control" id="email" name="email" type="email" required placeholder="ada@example.com"><label for="email">Email</label></div>
        QUESTION
        <button class="btn btn-warning btn-lg">Send</button>
      </form></main>`,
  },
  'tailwind': {
    sheets: ['tailwind.css'],
    body: `<main class="mx-auto max-w-xl p-6 bg-white text-gray-900 dark:bg-gray-900 dark:text-gray-100 min-h-screen"><h1 class="text-2xl font-bold mb-6">Ask for a quote</h1>
      <form class="space-y-6">
        <label class="block"><span class="text-gray-700 dark:text-gray-300">Name</span>
          <input name="name" class="mt-1 block w-full rounded-md border-gray-300 shadow-sm dark:bg-gray-800 dark:border-gray-600 focus:border-indigo-300 focus:ring focus:ring-indigo-200"></label>
        <label class="block"><span class="text-gray-700 dark:text-gray-300">Email</span>
          <input name="email" type="email" required class="mt-1 block w-full rounded-md border-gray-300 shadow-sm dark:bg-gray-800 dark:border-gray-600 focus:border-indigo-300 focus:ring focus:ring-indigo-200"></label>
        QUESTION
        <button class="rounded-md bg-indigo-600 px-4 py-2 font-semibold text-white transition hover:bg-indigo-500">Send</button>
      </form></main>`,
  },
  'tailwind-ring': {
    sheets: ['tailwind.css'],
    body: `<main class="mx-auto max-w-xl p-6"><h1 class="text-2xl font-bold mb-6">Ask for a quote</h1>
      <form class="grid gap-6">
        <div><label for="name" class="block text-sm font-medium leading-6 text-gray-900">Name</label>
          <input id="name" name="name" class="block w-full rounded-md border-0 py-1.5 text-gray-900 shadow-sm ring-1 ring-inset ring-gray-300 sm:text-sm sm:leading-6"></div>
        <div><label for="email" class="block text-sm font-medium leading-6 text-gray-900">Email</label>
          <input id="email" name="email" type="email" required class="block w-full rounded-md border-0 py-1.5 text-gray-900 shadow-sm ring-1 ring-inset ring-gray-300 sm:text-sm sm:leading-6"></div>
        QUESTION
        <button class="rounded-md bg-indigo-600 px-3 py-2 text-sm font-semibold text-white shadow-sm">Send</button>
      </form></main>`,
  },
  'bulma': {
    sheets: ['bulma/css/bulma.min.css'],
    body: `<main class="section" style="max-width: 36rem"><h1 class="title">Ask for a quote</h1>
      <form>
        <div class="field"><label class="label" for="name">Name</label><div class="control"><input class="input" id="name" name="name"></div></div>
        <div class="field"><label class="label" for="email">Email</label><div class="control"><input class="input" id="email" name="email" type="email" required></div></div>
        QUESTION
        <button class="button is-link">Send</button>
      </form></main>`,
  },
  'pico': {
    sheets: ['@picocss/pico/css/pico.min.css'],
    body: `<main class="container">${HEADING}<form>
      <label>Name <input name="name"></label>
      <label>Email <input name="email" type="email" required></label>
      QUESTION
      <button>Send</button>
    </form></main>`,
  },
  'water': {
    sheets: ['water.css/out/water.min.css'],
    body: `${HEADING}<form>
      <label for="name">Name</label><input id="name" name="name">
      <label for="email">Email</label><input id="email" name="email" type="email" required>
      QUESTION
      <button>Send</button>
    </form>`,
  },
  // The values of Twenty Twenty-Four and of the block library's comment form.
  'wordpress': {
    css: `
      body { background: #f9f9f9; color: #111; font: 1.2rem/1.55 Cardo, Georgia, serif; margin: 0; padding: 2rem 1.5rem; text-rendering: optimizeLegibility }
      form p { margin: 0 0 1em } form label { display: block; margin-bottom: .25em }
      form input { border: 1px solid #949494; box-sizing: border-box; font: inherit; padding: calc(.667em + 2px); width: 100% }
      .wp-element-button { background: #111; border: 0; border-radius: .33rem; color: #f9f9f9; cursor: pointer; font: 500 .9rem/1.2 Inter, sans-serif; padding: .6rem 1rem }`,
    body: `${HEADING}<form>
      <p><label for="name">Name</label><input id="name" name="name"></p>
      <p><label for="email">Email</label><input id="email" name="email" type="email" required></p>
      QUESTION
      <p><button class="wp-element-button">Send</button></p></form>`,
  },
  // A dark site that says nothing of its colour scheme.
  'dark': {
    css: `
      body { background: #14161b; color: #e7e9ee; font: 16px/1.6 system-ui, sans-serif; margin: 0; padding: 2rem 1.5rem }
      form { display: grid; gap: 20px } label { color: #aab1c0; display: block; font-size: 14px; margin-bottom: 6px }
      input { background: rgb(255 255 255 / .06); border: 1px solid #3a4150; border-radius: 10px; box-sizing: border-box; color: #fff; font: inherit; padding: 12px 14px; width: 100% }
      button { background: linear-gradient(90deg, #7c5cff, #3ec6ff); border: 0; border-radius: 10px; color: #fff; font: 600 16px system-ui, sans-serif; padding: 14px }`,
    body: HEADING + PLAIN,
  },
  // Fields with a line below, and labels that float above it.
  'material': {
    css: `
      body { background: #fff; color: #1d1b20; font: 16px/1.5 Roboto, sans-serif; margin: 0; padding: 2rem 1.5rem }
      .field { margin-bottom: 28px; position: relative }
      .field label { color: rgb(0 0 0 / .38); left: 0; position: absolute; top: 18px; transform-origin: left; transition: transform .2s }
      .field input { background: none; border: 0; border-bottom: 1px solid #79747e; box-sizing: border-box; color: inherit; font: inherit; outline: 0; padding: 18px 0 6px; transition: border-color .2s; width: 100% }
      .field input:focus { border-color: #6750a4 } .field input:is(:focus, :valid:not(:placeholder-shown)) + label { transform: translateY(-18px) scale(.75) }
      button { background: #6750a4; border: 0; border-radius: 100px; color: #fff; font: 500 14px/20px Roboto, sans-serif; padding: 10px 24px }`,
    body: `${HEADING}<form>
      <div class="field"><input id="name" name="name" placeholder=" "><label for="name">Name</label></div>
      <div class="field"><input id="email" name="email" type="email" required placeholder=" "><label for="email">Email</label></div>
      QUESTION
      <button>Send</button></form>`,
  },
  'reset': {
    css: `
      * { border: 0; box-sizing: border-box; font: inherit; line-height: inherit; list-style: none; margin: 0; outline: 0; padding: 0; text-indent: 0; vertical-align: baseline }
      input, button { all: unset; box-sizing: border-box }
      body { background: #fffaf2; color: #2b2118; font: 17px/1.5 'DejaVu Serif', serif; padding: 24px; text-align: center; white-space: nowrap }
      .field { margin-bottom: 18px; text-align: start } label { display: block; font-weight: 700; margin-bottom: 4px }
      input { background: #fff; border: 2px solid #8a6d4b; border-radius: 999px; padding: 9px 20px; width: 100% }
      button { background: #f2c14e; border-radius: 999px; color: #2b2118; font-weight: 700; padding: 10px 28px }`,
    body: HEADING + PLAIN,
  },
  'important': {
    css: `
      * { font-family: 'DejaVu Sans Mono', monospace !important; transition: none !important }
      fieldset { display: none !important } legend { visibility: hidden !important } p { color: #f0f !important; font-size: 40px !important }
      label { display: block !important; margin: 0 0 8px !important; float: none !important }
      input { background: #eef3f8 !important; border: 3px double #345 !important; border-radius: 0 !important; box-sizing: border-box !important; color: #123 !important; font-size: 15px !important; height: 44px !important; padding: 0 12px !important; position: static !important; width: 100% !important }
      body { background: #fff !important; color: #123 !important; margin: 24px !important } .field { margin-bottom: 20px !important }
      button { background: #0a7d55 !important; border: 0 !important; color: #fff !important; padding: 12px 20px !important }`,
    body: HEADING + PLAIN,
  },
  // A brand in yellow, an old style sheet that paints what is not yet filled in red, and a field in focus.
  'yellow': {
    css: `
      body { background: #fff; color: #222; font: 16px/1.4 Arial, sans-serif; margin: 0; padding: 24px } .field { margin-bottom: 16px }
      label { display: block; letter-spacing: .08em; text-transform: uppercase; font-size: 12px; font-weight: 700 }
      input { border: 1px solid #777; border-radius: 3px; box-sizing: border-box; font: inherit; padding: 8px; width: 100% }
      input:invalid { background: #fdd; border-color: #c00 } button { background: #ffdd00; border: 0; font: 700 16px Arial, sans-serif; padding: 10px 20px }`,
    body: `${HEADING}<form><div class="field"><label for="email">Email</label><input id="email" name="email" type="email" required></div>QUESTION<button>Send</button></form>`,
  },
  // No style at all.
  'plain': { body: HEADING + PLAIN },
};
