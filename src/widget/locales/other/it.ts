import type { AllWords } from '../en.ts';

export const words: AllWords = {
  language: 'it',
  yes: 'Sì',
  no: 'No',
  choose: 'Scelga una risposta',
  optional: '(facoltativo)',
  required: 'Scelga una risposta, per favore.',
  next: (label) => `Ancora una domanda: ${label}`,
  sending: 'Invio in corso…',
  qualified: 'Grazie! Il Suo messaggio è arrivato: Le risponderemo presto.',
  review: 'Grazie! Il Suo messaggio è arrivato. Lo leggeremo con attenzione e Le scriveremo.',
  unqualified:
    'Grazie per il Suo interesse. Da quanto ci dice, non siamo le persone giuste per questo progetto.',
  queued: (kept) =>
    'Non è stato ancora possibile inviare il Suo messaggio. Continuiamo a provare finché questa pagina resta aperta' +
    (kept
      ? ', e di nuovo se tornerà qui con questo dispositivo entro tre giorni.'
      : ': La preghiamo di non chiuderla.'),
  undelivered: 'Non è stato possibile inviare il Suo messaggio.',
  write: (address) => `Scrivere a ${address}`,
  change: 'Modifica la mia risposta',
  mandatory: '(obbligatorio)',
  fill: 'Compili questo campo, per favore.',
  atLeast: (count) => `Ne scelga almeno ${count}, per favore.`,
  atMost: (count) => `Ne scelga al massimo ${count}, per favore.`,
  notAmount: (example) => `Scriva un solo importo in cifre, ad esempio ${example}.`,
  notDate: 'Indichi la data completa, per favore.',
};
