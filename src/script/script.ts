/** The script bundle: defines `<lead-qualifier>`, and puts it into the site's form where the tag says so. */
import '../define.ts';
import { setUp } from './set-up.ts';
import { share } from './shared.ts';

share();
// Here, while the script runs: later there is no current script. A module has none at all.
setUp(document.currentScript);
