import { attributeWarnings, placeWarnings, type Explained, NAME } from './explain-element.ts';
import { rulesWarnings, rulesFaults } from './explain-rules.ts';
import { webhookWarnings } from './explain-webhook.ts';
import type { LoadedRules } from '../controllers/rules.ts';

export { explainSetUp } from './explain-set-up.ts';
export { explainDelivery } from './explain-webhook.ts';

/** Says on the console what is wrong with an element and its rules, where, and how to mend it. */
export async function explain(element: Explained, loaded: LoadedRules): Promise<void> {
  const faults = await rulesFaults(element, loaded);
  if (!element.isConnected) return; // gone meanwhile: what could be said is no longer so
  const warnings = [
    ...placeWarnings(element),
    ...attributeWarnings(element),
    ...(await webhookWarnings(element)),
  ];
  if (loaded.rules && faults.length === 0) warnings.push(...rulesWarnings(element, loaded.rules));
  for (const fault of faults) console.error(NAME, fault, element);
  for (const warning of warnings) console.warn(NAME, warning, element);
}
