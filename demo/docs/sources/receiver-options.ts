/** The page about the functions of `lead-qualifier/receiver` and what they take. */
import { type Declarations, functionComment, type Property, propertiesOf } from './declarations.ts';
import { type Described, prose, table } from './markdown.ts';

/** Functions that take options, each with the interface of these. */
const FUNCTIONS: readonly [name: string, options: string][] = [
  ['createReceiver', 'ReceiverOptions'],
  ['createForwarder', 'ForwarderOptions'],
  ['createEnricher', 'EnricherOptions'],
  ['createRetention', 'RetentionOptions'],
  ['createInbox', 'InboxOptions'],
  ['createHealth', 'HealthOptions'],
];

/** Targets: what all have, and what one has besides. */
const TARGETS: readonly [name: string, options: string][] = [
  ['webhookTarget', 'WebhookTargetOptions'],
  ['slackTarget', 'ChatTargetOptions'],
  ['emailTarget', 'EmailTargetOptions'],
];

/** Captchas: `siteverify` is what the three services have in common. */
const CHALLENGES: readonly [name: string, options: string][] = [
  ['turnstile', 'TurnstileOptions'],
  ['hcaptcha', 'HcaptchaOptions'],
  ['recaptcha', 'RecaptchaOptions'],
  ['altcha', 'AltchaOptions'],
];

/** Types longer than this are left to the editor. */
const SHORT = 34;

export function receiverPage(declarations: Declarations): string[] {
  const options = (name: string): string => optionsTable(propertiesOf(name, declarations));
  const section = (level: string, [name, type]: readonly [string, string]): string[] => [
    `${level} \`${name}\``,
    prose(functionComment(name, declarations)),
    options(type),
  ];
  return [
    '# Options of the receiver',
    'Of the functions that `lead-qualifier/receiver` exports; its types come with the package. How they work together is shown in [The receiver](../guide/receiver.md).',
    ...FUNCTIONS.flatMap((one) => section('##', one)),
    '## Targets',
    'What every target takes:',
    options('TargetOptions'),
    'What every target that is reached by HTTP takes on top:',
    options('HttpTargetOptions'),
    ...TARGETS.flatMap((one) => section('###', one)),
    '`discordTarget` takes the same options as `slackTarget`.',
    '## Challenges',
    'What `turnstile`, `hcaptcha` and `recaptcha` take:',
    options('SiteverifyOptions'),
    ...CHALLENGES.flatMap((one) => section('###', one)),
    '## Stores',
    ...['openStore', 'openLibsqlStore', 'openPostgresStore'].flatMap((name) => [
      `### \`${name}\``,
      prose(functionComment(name, declarations)),
    ]),
  ];
}

function optionsTable(properties: readonly Property[]): string {
  const rows = properties.map(({ name, description, isRequired, type, byDefault }): Described => {
    const short = type.replace(/\s+/g, ' ').replace(/^readonly /, '');
    const facts = [short.length <= SHORT && `\`${short}\``, isRequired && '**required**'].filter(Boolean);
    const end = byDefault !== undefined && `Default: ${asCode(byDefault)}.`;
    const parts = [facts.length > 0 && `${facts.join(', ')}.`, description, end];
    return { name, description: parts.filter(Boolean).join(' ') };
  });
  return table('Option', rows);
}

/** A default that is a value, and not a sentence about one, is code. */
const asCode = (text: string): string =>
  /^[\w.-]+$|^['"[{]/.test(text) ? text.replace(/^(\{[^}]*\}|\[[^\]]*\]|\S+)/, '`$1`') : text;
