import type { AllWords } from '../words.ts';

export const words: AllWords = {
  language: 'fr',
  yes: 'Oui',
  no: 'Non',
  choose: 'Choisissez une réponse',
  optional: '(facultatif)',
  required: 'Merci de choisir une réponse.',
  next: (label) => `Encore une question : ${label}`,
  sending: 'Envoi en cours…',
  waiting: 'Pas encore envoyé : merci de ne pas fermer cette page.',
  qualified: 'Merci ! Votre message est bien arrivé, nous vous répondrons très vite.',
  review: 'Merci ! Votre message est bien arrivé. Nous le lirons avec attention et vous répondrons.',
  unqualified:
    'Merci de votre intérêt. D’après vos réponses, nous ne pensons pas être le bon choix pour ce projet.',
  queued: (kept) =>
    'Votre message n’a pas encore pu être envoyé. Nous réessayons tant que cette page reste ouverte' +
    (kept
      ? ', et de nouveau si vous revenez avec ce navigateur dans les trois jours, sauf en navigation privée.'
      : ' : merci de ne pas la fermer.'),
  undelivered: 'Votre message n’a pas pu être envoyé.',
  write: (address) => `Écrire à ${address}`,
  change: 'Modifier ma réponse',
  mandatory: '(obligatoire)',
  fill: 'Merci de remplir ce champ.',
  atLeast: (count) => `Merci d’en choisir au moins ${count}.`,
  atMost: (count) => `Merci d’en choisir ${count} au plus.`,
  notAmount: (example) => `Merci d’indiquer un seul montant en chiffres, par exemple ${example}.`,
  notDate: 'Merci d’indiquer la date complète.',
};
