import { css } from 'lit';

/** Inherits from the page; `--lead-*` variables and parts are there to change it. */
export const styles = css`
  :host(:not([hidden])) {
    display: block;
  }
  :host > :not(slot) {
    overflow-wrap: anywhere;
    white-space: normal;
  }
  [part='question'],
  p {
    border: 0;
    margin: 0 0 var(--lead-gap, 0.75em);
    min-inline-size: 0;
    padding: 0;
  }
  [part='label'] {
    display: block;
    font-weight: 600;
    margin-block-end: 0.4em;
    padding: 0;
  }
  [part='hint'] {
    font-size: 0.9em;
    margin-block-end: 0.5em;
  }
  [part='option'] {
    align-items: baseline;
    background: var(--lead-background, none);
    border: 1px solid var(--lead-border, color-mix(in srgb, currentColor 60%, transparent));
    border-radius: var(--lead-radius, 0.4em);
    box-sizing: border-box;
    color: inherit;
    display: flex;
    font: inherit;
    gap: 0.6em;
    inline-size: 100%;
    margin-block-end: 0.4em;
    padding: var(--lead-padding, 0.55em 0.75em);
  }
  [part='option']:has(:disabled) {
    opacity: 0.6;
  }
  [part='option']:has(:checked) {
    box-shadow: 0 0 0 1px var(--lead-accent, currentColor);
  }
  [part='option']:focus-within,
  :not(input):focus-visible {
    outline: 2px solid var(--lead-accent, currentColor);
    outline-offset: 2px;
  }
  input {
    accent-color: var(--lead-accent, auto);
    flex: none;
    margin: 0;
    outline: 0;
  }
  [part='error'] {
    border-inline-start: 4px solid;
    color: var(--lead-error, color-mix(in oklab, #b3261e 50%, currentColor));
    padding-inline-start: 0.6em;
  }
  .visually-hidden {
    clip-path: inset(50%);
    position: absolute;
    transition: 1ms;
  }
`;
