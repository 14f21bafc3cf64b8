import { html, nothing, type TemplateResult } from 'lit';

/**
 * The author's own content.
 * @param error why the form has to wait for an answer in it
 */
export const slotTemplate = (error: string | undefined): TemplateResult =>
  // It cannot describe the author's control, outside the shadow root: it is read out as it appears.
  html`<slot></slot>${error ? html`<p part="error" role="alert">${error}</p>` : nothing}`;

/** What happens to a submit; else a text for screen readers alone. */
export const statusTemplate = (status: string, announcement = ''): TemplateResult =>
  html`<p
    role="status"
    class=${status ? nothing : 'visually-hidden'}
    .textContent=${status || announcement}
  ></p>`;
