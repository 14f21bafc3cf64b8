import type { AllWords } from '../en.ts';

export const words: AllWords = {
  language: 'pl',
  yes: 'Tak',
  no: 'Nie',
  choose: 'Proszę wybrać',
  optional: '(opcjonalnie)',
  required: 'Proszę wybrać odpowiedź.',
  next: (label) => `Jeszcze jedno pytanie: ${label}`,
  sending: 'Wysyłanie…',
  qualified: 'Dziękujemy. Wiadomość dotarła, wkrótce się odezwiemy.',
  review: 'Dziękujemy. Wiadomość dotarła. Przeczytamy ją uważnie i odpiszemy.',
  unqualified:
    'Dziękujemy za zainteresowanie. Z Państwa odpowiedzi wynika, że nie jesteśmy właściwym wykonawcą tego projektu.',
  queued: (kept) =>
    'Wiadomości nie udało się jeszcze wysłać. Będziemy próbować, dopóki ta strona jest otwarta' +
    (kept
      ? ', a także gdy wrócą tu Państwo z tego urządzenia w ciągu trzech dni.'
      : ' – prosimy jej nie zamykać.'),
  undelivered: 'Wiadomości nie udało się wysłać.',
  write: (address) => `Napisz na adres ${address}`,
  change: 'Zmień odpowiedź',
  mandatory: '(wymagane)',
  fill: 'Proszę wpisać odpowiedź.',
  atLeast: (count) => `Proszę wybrać co najmniej ${count}.`,
  atMost: (count) => `Proszę wybrać najwyżej ${count}.`,
  notAmount: (example) => `Proszę wpisać jedną kwotę cyframi, na przykład ${example}.`,
  notDate: 'Proszę podać pełną datę.',
};
