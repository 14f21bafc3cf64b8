/** The inbox's style sheet; its hash is in the page's Content-Security-Policy. All pairs of colours are WCAG AA. */
export const INBOX_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #f3f5f5; --sheet: #fff; --ink: #14202c; --quiet: #4c5b69; --line: #cfd7dd; --edge: #6d7b88; --danger: #a3202c; --link: #0b4a9c;
  --qualified: #17633a; --qualified-wash: #dff2e6;
  --review: #734600; --review-wash: #fceecb;
  --unqualified: #46525e; --unqualified-wash: #e6eaee;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0c131a; --sheet: #141e28; --ink: #e8eef2; --quiet: #a5b3c0; --line: #2f3e4c; --edge: #7b8b99; --danger: #ff9d9d; --link: #93c3ff;
    --qualified: #92e2af; --qualified-wash: #12361f;
    --review: #f6d28c; --review-wash: #3c2b07;
    --unqualified: #bfcad4; --unqualified-wash: #273440;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-inline-size: 60rem; padding: clamp(1rem, 4vw, 2.5rem); background: var(--paper); color: var(--ink); }
h1, h2, h3, p, ul, ol, dl, dd, fieldset { margin: 0; padding: 0; }
ul, ol { list-style: none; }
a { color: var(--link); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 2px; }
h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -.01em; }
h1, h2, h3, p, dd, dt, li, summary, strong { overflow-wrap: anywhere; }
[dir='auto'] { text-align: start; }

body > header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .75rem 2rem; margin-block-end: 1.5rem; }
body > header > nav:not(.filters) { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1.25rem; font-size: .9375rem; }
body > header > nav:not(.filters) a, button.quiet { padding-block: .375rem; }
body > header > nav:not(.filters) [aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
.filters, .find, .back { flex-basis: 100%; }
.filters ul { display: flex; flex-wrap: wrap; gap: .25rem; margin-inline: -.75rem; }
.filters a { display: block; padding: .375rem .75rem; border-radius: 2rem; text-decoration: none; color: var(--quiet); }
.filters a:hover { color: var(--ink); text-decoration: underline; }
.filters a[aria-current] { background: var(--ink); color: var(--paper); font-weight: 600; }
main > ol { display: grid; gap: 1rem; }
main > ol > li { min-inline-size: 0; }
.pages { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem; margin-block: 1.5rem; font-weight: 600; }
.pages a:last-child { margin-inline-start: auto; }
.pages a { padding-block: .5rem; }
.notice { max-inline-size: 38rem; }
p.notice { padding: 2.5rem 1.25rem; margin-inline: auto; text-align: center; color: var(--quiet); }
main.notice { margin-block-start: 10vh; }
main.notice > * + * { margin-block-start: 1rem; }
body > footer { color: var(--quiet); font-size: .875rem; border-block-start: 1px solid var(--line); padding-block-start: 1rem; margin-block-start: 2rem; }

.lead { --tone: var(--unqualified); --wash: var(--unqualified-wash); background: var(--sheet); border: 1px solid var(--line); border-radius: .625rem; padding: clamp(1rem, 3vw, 1.5rem); }
.lead[data-verdict='qualified'] { --tone: var(--qualified); --wash: var(--qualified-wash); }
.lead[data-verdict='review'] { --tone: var(--review); --wash: var(--review-wash); }
.lead > * + * { margin-block-start: 1rem; }
.lead > header { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; }
.lead h2 { font-size: 1.1875rem; line-height: 1.3; }
.lead h2 a { color: inherit; text-decoration-color: var(--line); }
.lead h2 a:hover { text-decoration-color: currentColor; }
.verdict { padding: 0 .5625rem; border: 1px solid transparent; border-radius: 2rem; background: var(--wash); color: var(--tone); font-size: .875rem; font-weight: 650; }
.when { margin-inline-start: auto; color: var(--quiet); font-size: .875rem; font-variant-numeric: tabular-nums; }
.marks, .reasons { display: grid; gap: .25rem; font-size: .9375rem; }
.marks li { color: var(--review); font-weight: 600; }
.marks + .reasons { margin-block-start: .75rem; }
.reasons li { border-inline-start: 3px solid var(--tone); padding-inline-start: .75rem; }
.lead dl { display: grid; gap: .625rem 1.5rem; }
.lead dl:empty { display: none; }
.contact { grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr)); }
dt { color: var(--quiet); font-size: .875rem; }
.answers { border-block: 1px solid var(--line); padding-block: .875rem; }
.answers dd { font-weight: 600; }
dd [dir='auto'] { text-align: -webkit-match-parent; text-align: match-parent; }
.message p, dd p { white-space: pre-wrap; }
.message p, .note p, textarea { unicode-bidi: plaintext; text-align: start; }
.rest { border-block-start: 1px solid var(--line); padding-block-start: .875rem; }
details > .rest { border: 0; padding: 0; }
.message p { max-inline-size: 44rem; margin-inline: 0 auto; }
summary { cursor: pointer; inline-size: fit-content; max-inline-size: 100%; padding-block: .25rem; }
.lead > details > summary { color: var(--quiet); font-size: .9375rem; }
.lead > details[open] > summary { margin-block-end: .5rem; }
dd details[open] > summary, .message details[open] > summary { max-block-size: 2rem; overflow: hidden; color: var(--quiet); }
@media (min-width: 40rem) {
  .sends dl > div { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) minmax(0, 3fr); gap: 1.5rem; align-items: baseline; }
  .answers > div, .lead > details > dl > div, .lead > .rest > div { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 1.5rem; align-items: baseline; }
}

.note { padding: .75rem 1rem; border: 1px solid transparent; border-radius: .375rem; background: var(--paper); }
.note h3 { font-size: .875rem; font-weight: 400; color: var(--quiet); }
.note p { white-space: pre-wrap; }
section { margin-block-start: 2rem; }
section > * + * { margin-block-start: .75rem; }
section > h2 { font-size: 1.25rem; line-height: 1.3; }
h3 { font-size: 1rem; line-height: 1.4; }
.sends { display: grid; gap: 1rem; }
.sends > li, .rows > li { padding: 1rem; border: 1px solid var(--line); border-radius: .625rem; background: var(--sheet); }
.sends dl { display: grid; gap: .75rem; margin-block-start: .75rem; }
.sends dd p, .sends dd details { display: block; }
del { color: var(--quiet); }
ins { text-decoration: none; font-weight: 600; }
.deliveries { display: grid; gap: .375rem; }
.rows { display: grid; gap: .75rem; }
.rows > li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .75rem 1.5rem; }
.rows > li > div:first-child { flex: 1 1 18rem; min-inline-size: 0; }
.rows p { color: var(--quiet); font-size: .9375rem; }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; }
.trouble, .done { padding: .75rem 1rem; border: 1px solid transparent; border-radius: .375rem; margin-block-end: 1rem; }
.trouble { background: var(--review-wash); color: var(--review); }
.trouble a { color: inherit; font-weight: 600; }
.done { background: var(--qualified-wash); color: var(--qualified); font-weight: 600; }

button, input, select, textarea { font: inherit; color: inherit; }
button { min-block-size: 2.5rem; padding: .375rem 1rem; border: 1px solid var(--link); border-radius: .375rem; background: transparent; color: var(--link); cursor: pointer; }
button:hover { background: var(--link); color: var(--paper); }
button.quiet { min-block-size: 0; padding-inline: 0; border: 0; text-decoration: underline; text-underline-offset: .2em; }
button.quiet:hover { background: transparent; color: var(--link); }
.visually-hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.find form { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .25rem .5rem; max-inline-size: 32rem; }
.find label { grid-column: 1 / -1; }
label, legend { color: var(--quiet); font-size: .9375rem; padding: 0; }
input[type='search'], textarea { min-block-size: 2.5rem; inline-size: 100%; padding: .375rem .75rem; border: 1px solid var(--edge); border-radius: .375rem; background: var(--sheet); color: var(--ink); }
textarea { display: block; resize: vertical; line-height: 1.5; }
.annotation { display: grid; gap: .75rem; padding: clamp(1rem, 3vw, 1.5rem); border: 1px solid var(--line); border-radius: .625rem; background: var(--sheet); }
.annotation fieldset { border: 0; min-inline-size: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin-block-end: .25rem; }
.annotation fieldset label { display: flex; align-items: baseline; gap: .5rem; min-block-size: 1.75rem; color: var(--ink); font-size: 1rem; }
.annotation fieldset label:first-of-type { flex-basis: 100%; }
.annotation input[type='radio'] { accent-color: var(--link); inline-size: 1.125rem; block-size: 1.125rem; margin: 0; align-self: center; flex: none; }
.annotation button { justify-self: start; }
button.main { background: var(--link); color: var(--paper); font-weight: 600; }
button.main:hover { text-decoration: underline; }
button.danger { border-color: var(--danger); color: var(--danger); }
button.danger:hover { background: var(--danger); color: var(--paper); }
.plain { display: grid; gap: .375rem; padding-inline-start: 1.25rem; list-style: disc; }
.export { display: flex; flex-wrap: wrap; gap: .25rem 1rem; color: var(--quiet); }
.trouble p + p { margin-block-start: .5rem; }

@media not print {
  .on-paper { display: none; }
}
@media print {
  /* The rules above that lay out one of these are more specific than this one. */
  nav, form, section:has(> form), section[aria-labelledby='person'], .back, .find, .export, .trouble, .done { display: none !important; }
  body { background: none; padding: 0; }
  .lead, .sends > li, .rows > li { border: 0; padding-inline: 0; break-inside: avoid; }
}
`;
