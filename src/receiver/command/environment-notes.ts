import type { ReceiveOptions } from './options.ts';
import type { OptionName } from './option-table.ts';
import { ENVIRONMENT } from './option-table.ts';

/** What is in the environment and changes nothing: somebody meant it to. Never repeats what it holds. */
export function environmentNotes(
  { challenge, forward }: ReceiveOptions,
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  const given: Partial<Record<OptionName, boolean>> = {
    challenge: challenge !== undefined,
    email: forward.emails.length > 0,
    forward: forward.webhooks.length > 0,
    slack: forward.slack,
    discord: forward.discord,
  };
  return Object.keys(environment).flatMap((name) => {
    if (!environment[name]) return [];
    const known = ENVIRONMENT[name];
    if (known === undefined) {
      return name.startsWith('LEAD_QUALIFIER_')
        ? [
            `${name} is in the environment, and means nothing here: see lead-qualifier --help for its spelling.`,
          ]
        : [];
    }
    const { option } = known;
    if (option === undefined || given[option]) return [];
    return [`${name} is in the environment, and is not used without the option --${option}.`];
  });
}
