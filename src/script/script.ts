/** The script-tag bundle: registers `<lead-qualifier>`, and puts it into the site's form where the tag says so. */
import '../define.ts';
import { adoptSheet } from '../element/styles.ts';

// Taken while the script runs: later there is no current script, and a module has none at all.
const script = document.currentScript;
if (window.leadQualifier || Object.keys(script?.dataset ?? {})[0])
  // Where it does not come, the browser says on the console what it missed: the folder beside this file.
  void import('./set-up.ts').then(({ setUp }) => setUp(script, adoptSheet));
