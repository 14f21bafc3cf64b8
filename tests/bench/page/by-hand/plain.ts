/** The floor: one question put into a form, and the answer posted, without a library. */
import { postLead } from './post-lead.ts';

const { question = '', options = '["Yes","No"]', target, webhook = '' } = document.currentScript!.dataset;
const form = target ? ownForm(document.querySelector(target)!) : document.querySelector('form')!;

const fieldset = document.createElement('fieldset');
const legend = fieldset.appendChild(document.createElement('legend'));
legend.textContent = question;
for (const option of JSON.parse(options) as string[]) {
  const label = fieldset.appendChild(document.createElement('label'));
  const input = document.createElement('input');
  Object.assign(input, { type: 'radio', name: 'fit', value: option, required: true });
  label.append(input, ` ${option}`);
}
form.querySelector('button')!.before(fieldset);

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void postLead(form, webhook);
});

/** A form of an email address and a name, where the page has none. */
function ownForm(place: Element): HTMLFormElement {
  place.innerHTML = `<form>
    <label>Email <input name="email" type="email" autocomplete="email" required></label>
    <label>Name <input name="name" autocomplete="name" required></label>
    <button>Send</button>
  </form>`;
  return place.querySelector('form')!;
}
