import type { AllWords } from '../words.ts';

export const words: AllWords = {
  language: 'nl',
  yes: 'Ja',
  no: 'Nee',
  choose: 'Maak een keuze',
  optional: '(niet verplicht)',
  required: 'Kies een antwoord.',
  next: (label) => `Nog een vraag: ${label}`,
  sending: 'Bezig met verzenden…',
  waiting: 'Nog niet verzonden: sluit deze pagina nog niet.',
  qualified: 'Bedankt! Uw bericht is aangekomen. U hoort snel van ons.',
  review: 'Bedankt! Uw bericht is aangekomen. We lezen het aandachtig en sturen u een antwoord.',
  unqualified:
    'Bedankt voor uw belangstelling. Uit uw antwoorden maken we op dat wij niet de juiste partij zijn voor dit project.',
  queued: (kept) =>
    'Uw bericht kon nog niet worden verzonden. We blijven het proberen zolang deze pagina openstaat' +
    (kept
      ? ', en ook als u binnen drie dagen met deze browser terugkomt, behalve in een privévenster.'
      : ', dus sluit de pagina nog niet.'),
  undelivered: 'Uw bericht kon niet worden verzonden.',
  write: (address) => `Mail naar ${address}`,
  change: 'Mijn antwoord wijzigen',
  mandatory: '(verplicht)',
  fill: 'Vul een antwoord in.',
  atLeast: (count) => `Kies er minstens ${count}.`,
  atMost: (count) => `Kies er hoogstens ${count}.`,
  notAmount: (example) => `Vul één bedrag in cijfers in, bijvoorbeeld ${example}.`,
  notDate: 'Vul de volledige datum in.',
};
