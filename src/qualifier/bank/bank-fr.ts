import type { BankWords } from './answers.ts';

export const words: BankWords = {
  'language': 'fr',
  'buyer': {
    label: 'Qui s’en occupe pour vous aujourd’hui ?',
    hint: 'Pour mieux voir ce que nous pouvons vous apporter.',
    options: {
      'nobody': 'Personne pour l’instant',
      'change': 'Un prestataire, mais nous aimerions en changer',
      'in-house': 'Quelqu’un de notre équipe',
      'happy': 'Un prestataire dont nous sommes satisfaits',
    },
    reasons: { 'in-house': 'Le travail est fait en interne', 'happy': 'Le prestataire actuel lui convient' },
  },
  'scope': {
    label: 'Que pouvons-nous faire pour vous ?',
    hint: 'Choisissez ce qui s’en rapproche le plus.',
    options: {
      new: 'Créer un site',
      redesign: 'Refaire un site existant',
      shop: 'Créer une boutique en ligne',
      care: 'Entretenir un site',
      other: 'Autre chose',
    },
    reasons: { other: 'Type de travail nouveau pour nous' },
  },
  'payment': {
    label: 'Nous demandons un acompte de {deposit} avant de commencer. Cela vous convient-il ?',
    hint: 'Il réserve votre place dans notre planning.',
    options: {
      yes: 'Oui, cela me convient',
      ask: 'Je dois d’abord en parler de mon côté',
      no: 'Je préférerais payer à la fin',
    },
    reasons: {
      ask: 'Doit d’abord consulter quelqu’un au sujet de l’acompte',
      no: 'Ne souhaite pas verser d’acompte',
    },
  },
  'repeat': {
    label: 'S’agit-il d’un projet unique ou pourrait-il y en avoir d’autres ?',
    hint: 'Les deux nous conviennent.',
    options: {
      once: 'Juste ce projet',
      maybe: 'D’autres suivront peut-être',
      regular: 'Nous pensons faire régulièrement appel à vous',
    },
    reasons: {},
  },
  'budget': {
    label: 'Quel budget avez-vous prévu pour ce projet ?',
    hint: 'Un ordre de grandeur suffit.',
    options: {
      under: 'Moins de {floor}',
      between: 'De {floor} à {from}',
      over: 'Plus de {from}',
      unsure: 'Je ne sais pas encore',
    },
    reasons: { under: 'Budget inférieur à {floor}' },
  },
  'range': {
    label: 'Un projet comme celui-ci coûte en général entre {from} et {to}. Qu’en pensez-vous ?',
    hint: 'Votre réponse ne vous engage à rien.',
    options: {
      'fits': 'C’est à peu près ce que j’avais en tête',
      'more': 'Je m’attendais à un prix plus élevé',
      'too-much': 'Cela dépasse mon budget',
    },
    reasons: { 'too-much': 'La fourchette habituelle dépasse son budget' },
  },
  'timeline': {
    label: 'Un projet comme celui-ci nous prend en général {time}. Pour quand en avez-vous besoin ?',
    hint: 'À compter d’aujourd’hui.',
    options: {
      rush: 'J’en ai besoin plus tôt',
      enough: 'Ce délai me convient',
      open: 'Je n’ai pas de date précise',
    },
    reasons: { rush: 'Urgent : attendu plus vite que le délai habituel ({time})' },
  },
  'experience': {
    label: 'Avez-vous déjà travaillé avec un webdesigner ?',
    hint: 'Sinon, nous vous expliquerons tout, pas à pas.',
    options: { often: 'Oui, plusieurs fois', once: 'Oui, une fois', first: 'Non, c’est la première fois' },
    reasons: { first: 'Premier projet web' },
  },
  'decision-maker': {
    label: 'Qui d’autre devrait avoir son mot à dire ?',
    hint: 'Pour n’oublier personne.',
    options: {
      me: 'Personne, c’est moi qui décide',
      partner: 'Un associé ou mon conjoint',
      manager: 'Un responsable ou la direction',
      committee: 'Un comité ou un conseil',
    },
    reasons: {
      partner: 'Un associé ou le conjoint doit donner son accord',
      manager: 'Un responsable ou la direction doit donner son accord',
      committee: 'Un comité ou un conseil doit donner son accord',
    },
  },
  'availability': {
    label: 'Sera-t-il facile de vous joindre pendant le projet ?',
    hint: 'Nous aurons parfois une question à vous poser.',
    options: {
      'easily': 'Oui, je réponds sous un ou deux jours',
      'at-times': 'À des moments fixes, une fois par semaine par exemple',
      'hardly': 'Je mettrai parfois du temps à répondre',
    },
    reasons: { hardly: 'Difficile à joindre pendant le projet' },
  },
  'collaboration': {
    label: 'Comment aimeriez-vous travailler avec nous ?',
    hint: 'Dites-nous simplement ce que vous préférez.',
    options: {
      trust: 'Je vous dis où je veux aller, vous trouvez le chemin',
      together: 'Nous décidons ensemble, au fur et à mesure',
      control: 'J’aimerais décider de chaque détail',
    },
    reasons: { control: 'Veut décider de chaque détail' },
  },
  'environment': {
    label: 'Votre nom de domaine, votre hébergement, vos e-mails : où en êtes-vous ?',
    hint: 'Ce sont les fondations d’un site.',
    options: {
      ready: 'Tout est en ordre',
      unsure: 'Je ne sais pas trop',
      trouble: 'Il y a d’abord des choses à régler',
    },
    reasons: {
      unsure: 'Ne sait pas trop où en est la technique',
      trouble: 'Des points techniques à régler d’abord',
    },
  },
  'flexibility': {
    label: 'Si nous trouvions un moyen plus simple d’atteindre votre objectif, cela vous conviendrait-il ?',
    hint: 'Cela arrive parfois.',
    options: {
      yes: 'Oui, volontiers',
      depends: 'Cela dépend',
      no: 'Non, je préfère m’en tenir à ce qui est prévu',
    },
    reasons: { no: 'Tient à la solution prévue' },
  },
  'access': {
    label:
      'Pourriez-vous nous donner accès aux statistiques de votre site et à son hébergement avant le début du projet ?',
    hint: 'Nous verrons ainsi où vous en êtes aujourd’hui.',
    options: {
      yes: 'Oui, bien sûr',
      help: 'Oui, si vous me montrez comment faire',
      none: 'Nous n’en avons pas encore',
      no: 'Je préférerais éviter',
    },
    reasons: {
      none: 'Pas encore de statistiques ni d’hébergement',
      no: 'Ne souhaite pas donner d’accès',
    },
  },
  'hosting': {
    label: 'Avez-vous un nom de domaine et un hébergement ?',
    hint: 'L’adresse d’un site et l’endroit où il est installé.',
    options: {
      yes: 'Oui, les deux',
      help: 'Pas encore, votre aide serait bienvenue',
      later: 'Pas encore, mais nous nous en occuperons',
    },
    reasons: {
      help: 'A besoin d’aide pour le domaine et l’hébergement',
      later: 'Domaine et hébergement pas encore en place',
    },
  },
  'referral': {
    label: 'Comment avez-vous entendu parler de nous ?',
    hint: 'Nous aimons savoir qui remercier.',
    options: {
      recommended: 'Quelqu’un m’a parlé de vous',
      before: 'Nous avons déjà travaillé ensemble',
      internet: 'Sur Internet',
      other: 'Autrement',
    },
    reasons: { recommended: 'Vient sur recommandation', before: 'A déjà travaillé avec nous' },
  },
};
