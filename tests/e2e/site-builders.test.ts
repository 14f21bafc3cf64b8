/** One tag on forms as site builders write them, each with what that builder does at a submit. */
import { describe, expect, test } from 'vitest';
import { setting, until } from './browser.ts';

const here = setting();

/** A form, what the builder's own script does with it, and what the visitor reads after it. */
interface Built {
  form: string;
  script: string;
  thanks: string;
  /** The lead's contact, beside the email and the message. */
  contact: object;
}

const BUILDERS: Record<string, Built> = {
  // The form checks itself, sends itself, and is emptied.
  'WordPress, Contact Form 7': {
    form: `<div class="wpcf7"><form action="/contact/#wpcf7-f12-o1" method="post" class="wpcf7-form init" novalidate>
        <div style="display: none"><input type="hidden" name="_wpcf7" value="12"></div>
        <p><label>Your name<br><span class="wpcf7-form-control-wrap"><input name="your-name" autocomplete="name"></span></label></p>
        <p><label>Your email<br><span class="wpcf7-form-control-wrap"><input type="email" name="your-email" autocomplete="email"></span></label></p>
        <p><label>Your message<br><span class="wpcf7-form-control-wrap"><textarea name="your-message"></textarea></span></label></p>
        <p><input class="wpcf7-submit" type="submit" value="Submit"><span class="wpcf7-spinner"></span></p>
        <div class="wpcf7-response-output"></div>
      </form></div>`,
    script: `document.querySelector('form').addEventListener('submit', (event) => {
        event.preventDefault();
        took(event.target);
        event.target.querySelector('.wpcf7-response-output').textContent = 'It has been sent.';
        event.target.reset();
      })`,
    thanks: 'It has been sent.',
    contact: { name: 'Ada' },
  },
  // One script hears all forms from the document, disables the button, and shows another block instead.
  'Webflow': {
    form: `<div class="w-form"><form id="email-form" data-name="Email Form" method="get">
        <label for="name">Name</label><input class="w-input" maxlength="256" name="name" data-name="Name" id="name">
        <label for="email">Email</label><input class="w-input" name="email" data-name="Email" type="email" id="email" required>
        <label for="field">Message</label><textarea class="w-input" name="field" data-name="Field" id="field"></textarea>
        <input type="submit" data-wait="Please wait..." class="w-button" value="Submit">
      </form><div class="w-form-done" style="display: none">Your submission has been received!</div></div>`,
    script: `document.addEventListener('submit', (event) => {
        event.preventDefault();
        event.stopPropagation();
        took(event.target);
        event.target.querySelector('[type=submit]').disabled = true;
        event.target.style.display = 'none';
        document.querySelector('.w-form-done').style.display = 'block';
      })`,
    thanks: 'Your submission has been received!',
    contact: { name: 'Ada' },
  },
  // The form is taken off the page at once.
  'Squarespace': {
    form: `<div class="form-block"><form class="react-form-contents" novalidate><div class="field-list" style="display: flex; flex-direction: column">
        <fieldset class="form-item fields name"><legend>Name</legend>
          <div class="field"><label><input name="fname" x-autocompletetype="given-name"><span>First Name</span></label></div>
          <div class="field"><label><input name="lname"><span>Last Name</span></label></div></fieldset>
        <div class="form-item"><label for="email-field">Email</label><input id="email-field" name="email" type="email" autocomplete="email"></div>
        <div class="form-item"><label for="textarea-field">Message</label><textarea id="textarea-field"></textarea></div>
      </div><div class="form-button-wrapper"><button class="form-submit-button" type="submit"><span>Send</span></button></div></form></div>`,
    script: `document.querySelector('form').addEventListener('submit', (event) => {
        event.preventDefault();
        took(event.target);
        document.querySelector('.form-block').innerHTML = '<p>Thanks a lot!</p>';
      })`,
    thanks: 'Thanks a lot!',
    contact: { givenName: 'Ada' },
  },
};

describe.each(Object.entries(BUILDERS))('%s', (_, { form, script, thanks, contact }) => {
  test('asks before the button, holds the form once, and brings the lead beside the site’s own', async () => {
    const { page, site, webhook } = here;
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Contact</title>
      <link rel="icon" href="data:,"></head><body>${form}
      <script>
        const taken = [];
        const took = (form) => taken.push(Object.fromEntries(new FormData(form)));
        ${script};
      </script>
      <script async src="/dist/lead-qualifier.js" data-webhook="${webhook.url}"
        data-question="Do you have at least $5,000 set aside?"></script></body></html>`;
    site.pages['/'] = { html };
    await page.goto(site.origin);
    const yes = page.getByRole('radio', { name: 'Yes' });
    await yes.waitFor();
    const button = page.locator('[type=submit]');
    expect((await button.boundingBox())!.y).toBeGreaterThan((await yes.boundingBox())!.y);
    await page.getByLabel(/^(Your n|N|First N)ame$/).fill('Ada');
    await page.getByLabel(/email$/i).fill('ada@example.com');
    await page.getByLabel(/message$/i).fill('A shop for wine');
    const taken = (): Promise<Record<string, string>[]> => page.evaluate('taken');

    await button.click();
    await page.locator('lead-qualifier').getByText('Please choose an answer.').waitFor();
    expect(await taken()).toEqual([]);

    await yes.check();
    await button.click();
    await page.getByText(thanks).waitFor();
    expect(await taken()).toEqual([expect.objectContaining({ 'fit': 'yes', 'lead-verdict': 'qualified' })]);
    await until(() => expect(webhook.posts).toHaveLength(1));
    expect(webhook.posts[0]?.event.data.contact).toEqual({
      email: 'ada@example.com',
      message: 'A shop for wine',
      ...contact,
    });
    expect(here.console).toEqual([]);
  });
});
