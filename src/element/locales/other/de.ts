import type { AllWords } from '../words.ts';

export const words: AllWords = {
  language: 'de',
  yes: 'Ja',
  no: 'Nein',
  choose: 'Bitte wählen',
  optional: '(freiwillig)',
  required: 'Bitte wählen Sie eine Antwort aus.',
  next: (label) => `Noch eine Frage: ${label}`,
  sending: 'Wird gesendet …',
  waiting: 'Noch nicht gesendet: Bitte lassen Sie diese Seite offen.',
  qualified: 'Vielen Dank! Ihre Nachricht ist angekommen, wir melden uns bald bei Ihnen.',
  review: 'Vielen Dank! Ihre Nachricht ist angekommen. Wir lesen sie in Ruhe und antworten Ihnen dann.',
  unqualified:
    'Vielen Dank für Ihr Interesse. Nach Ihren Angaben sind wir für dieses Projekt nicht die Richtigen.',
  queued: (kept) =>
    'Ihre Nachricht konnte noch nicht gesendet werden. Wir versuchen es weiter, solange diese Seite offen ist' +
    (kept
      ? ', und erneut, wenn Sie binnen drei Tagen in diesem Browser wiederkommen (außer im Privatmodus).'
      : ': Bitte lassen Sie die Seite offen.'),
  undelivered: 'Ihre Nachricht konnte nicht gesendet werden.',
  write: (address) => `E-Mail an ${address} schreiben`,
  change: 'Antwort ändern',
  mandatory: '(Pflichtangabe)',
  fill: 'Bitte füllen Sie dieses Feld aus.',
  atLeast: (count) => `Bitte wählen Sie mindestens ${count} aus.`,
  atMost: (count) => `Bitte wählen Sie höchstens ${count} aus.`,
  notAmount: (example) => `Bitte geben Sie einen einzelnen Betrag in Ziffern an, zum Beispiel ${example}.`,
  notDate: 'Bitte geben Sie das vollständige Datum an.',
};
