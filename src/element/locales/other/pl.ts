import type { AllWords } from '../words.ts';

export const words: AllWords = {
  language: 'pl',
  yes: 'Tak',
  no: 'Nie',
  choose: 'Prosimy wybrać',
  optional: '(opcjonalnie)',
  required: 'Prosimy wybrać odpowiedź.',
  next: (label) => `Jeszcze jedno pytanie: ${label}`,
  sending: 'Wysyłanie…',
  waiting: 'Jeszcze nie wysłano – prosimy nie zamykać tej strony.',
  qualified: 'Dziękujemy. Wiadomość dotarła, wkrótce się odezwiemy.',
  review: 'Dziękujemy. Wiadomość dotarła. Przeczytamy ją uważnie i odpiszemy.',
  unqualified:
    'Dziękujemy za zainteresowanie. Z Państwa odpowiedzi wynika, że nie jesteśmy odpowiednim wykonawcą tego projektu.',
  queued: (kept) =>
    'Wiadomości nie udało się jeszcze wysłać. Będziemy próbować, dopóki ta strona będzie otwarta' +
    (kept
      ? ', a także jeśli w ciągu trzech dni wrócą tu Państwo w tej przeglądarce (poza trybem prywatnym).'
      : ' – prosimy jej nie zamykać.'),
  undelivered: 'Wiadomości nie udało się wysłać.',
  write: (address) => `Prosimy napisać na adres ${address}`,
  change: 'Zmień odpowiedź',
  mandatory: '(wymagane)',
  fill: 'Prosimy wpisać odpowiedź.',
  atLeast: (count) => `Prosimy wybrać co najmniej ${count}.`,
  atMost: (count) => `Prosimy wybrać najwyżej ${count}.`,
  notAmount: (example) => `Prosimy wpisać jedną kwotę cyframi, na przykład ${example}.`,
  notDate: 'Prosimy podać pełną datę.',
};
