import type { AllWords } from '../words.ts';

export const words: AllWords = {
  language: 'it',
  yes: 'Sì',
  no: 'No',
  choose: 'Scelga una risposta',
  optional: '(facoltativo)',
  required: 'Scelga una risposta, per favore.',
  next: (label) => `Ancora una domanda: ${label}`,
  sending: 'Invio in corso…',
  waiting: 'Non ancora inviato: La preghiamo di non chiudere questa pagina.',
  qualified: 'Grazie! Abbiamo ricevuto il Suo messaggio e Le risponderemo presto.',
  review: 'Grazie! Abbiamo ricevuto il Suo messaggio. Lo leggeremo con attenzione e Le risponderemo.',
  unqualified:
    'Grazie per il Suo interesse. Da quanto ci dice, non siamo le persone giuste per questo progetto.',
  queued: (kept) =>
    'Non è ancora stato possibile inviare il Suo messaggio. Continueremo a provare finché questa pagina resta aperta' +
    (kept
      ? ', e se tornerà con questo browser entro tre giorni (non in navigazione privata).'
      : ': La preghiamo di non chiuderla.'),
  undelivered: 'Non è stato possibile inviare il Suo messaggio.',
  write: (address) => `Scriva all’indirizzo ${address}`,
  change: 'Modifica la mia risposta',
  mandatory: '(obbligatorio)',
  fill: 'Compili questo campo, per favore.',
  atLeast: (count) => `Ne scelga almeno ${count}, per favore.`,
  atMost: (count) => `Ne scelga al massimo ${count}, per favore.`,
  notAmount: (example) => `Indichi un solo importo in cifre, ad esempio ${example}.`,
  notDate: 'Indichi la data completa, per favore.',
};
