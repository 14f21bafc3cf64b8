import { expect, test } from 'vitest';
import { words } from '../../src/qualifier/bank/bank-fr.ts';
import { open, setting, until } from './browser.ts';

const here = setting();

test('the script asks the bank’s questions in the language of the page, and loads no other', async () => {
  const loaded: string[] = [];
  here.page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await open(here, {
    html: `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Contact</title>
      <form>
        <label>Adresse <input name="email" type="email"></label>
        <lead-qualifier webhook="${here.webhook.url}" bank="buyer repeat"></lead-qualifier>
        <button>Envoyer</button>
      </form>
      <script src="/dist/lead-qualifier.js"></script></html>`,
  });
  await here.page.getByLabel('Adresse').fill('ada@example.com');
  await here.page.getByLabel(words.buyer.options.change).check();
  await here.page.getByRole('button', { name: 'Envoyer' }).click();
  await until(() => expect(here.webhook.posts).toHaveLength(1));
  expect(here.webhook.posts[0]?.event.data).toMatchObject({
    answers: { buyer: { value: 'change', text: words.buyer.options.change } },
    qualification: { verdict: 'qualified' },
    qualifier: { id: 'bank' },
    visit: { locale: 'fr' },
  });
  // On localhost the explanation checks the rules with the English words, which stand in its own file.
  const languages = loaded.filter((path) => path.includes('bank-'));
  expect(new Set(languages)).toEqual(new Set(['/dist/lead-qualifier/bank-fr.js']));
});
