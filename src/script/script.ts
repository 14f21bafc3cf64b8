/** The script bundle: defines `<lead-qualifier>`, and puts it into the site's form where the tag says so. */
import '../define.ts';
import { languageOf } from '../element/locales/language-of.ts';
import { wordsFor } from '../element/locales/load.ts';
import { load, parts, script } from './parts.ts';
import type * as SetUp from './set-up.ts';
import { share } from './shared.ts';

share();
const options = { ...script?.dataset };
if (window.leadQualifier || Object.keys(options)[0]) {
  // Where it does not load, the browser says on the console what it missed: the folder beside this file.
  void load<typeof SetUp>('set-up').then(({ setUp }) => setUp(script));
  // What it leads to comes along with it, rather than after it.
  const { bank, lang = languageOf(document.documentElement), target } = options;
  void wordsFor(lang);
  if (bank) parts.bank(lang).catch(ignore);
  if (target) parts.ownForm().catch(ignore);
}

/** The browser says on the console what did not load. */
function ignore(): void {}
