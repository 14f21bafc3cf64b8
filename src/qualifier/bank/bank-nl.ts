/** The question bank in Dutch; `bank-en.ts` says what is meant. */
import type { BankWords } from './answers.ts';

export const words: BankWords = {
  'language': 'nl',
  'buyer': {
    label: 'Wie regelt dit nu voor u?',
    hint: 'Zo zien we waar we u het best kunnen helpen.',
    options: {
      'nobody': 'Nog niemand',
      'change': 'We hebben iemand, maar willen graag overstappen',
      'in-house': 'Iemand uit ons eigen team',
      'happy': 'Een bedrijf waar we tevreden over zijn',
    },
    reasons: { 'in-house': 'Wordt in eigen huis gedaan', 'happy': 'Tevreden over het huidige bedrijf' },
  },
  'scope': {
    label: 'Waarmee kunnen we u helpen?',
    hint: 'Kies wat het dichtst in de buurt komt.',
    options: {
      new: 'Een nieuwe website',
      redesign: 'Een bestaande website vernieuwen',
      shop: 'Een webshop',
      care: 'Onderhoud van een website',
      other: 'Iets anders',
    },
    reasons: { other: 'Werk dat we nog niet aanbieden' },
  },
  'payment': {
    label: 'Voordat we beginnen, vragen we een aanbetaling van {deposit}. Kunt u zich daarin vinden?',
    hint: 'Daarmee ligt uw plek in onze planning vast.',
    options: {
      yes: 'Ja, dat is goed',
      ask: 'Dat moet ik eerst even overleggen',
      no: 'Ik betaal liever achteraf',
    },
    reasons: { ask: 'Moet over de aanbetaling overleggen', no: 'Wil geen aanbetaling doen' },
  },
  'repeat': {
    label: 'Gaat het om één project of volgen er misschien meer?',
    hint: 'Allebei is prima.',
    options: {
      once: 'Alleen dit project',
      maybe: 'Later misschien meer',
      regular: 'We hebben u waarschijnlijk regelmatig nodig',
    },
    reasons: {},
  },
  'budget': {
    label: 'Welk budget hebt u voor dit project in gedachten?',
    hint: 'Een ruwe schatting is genoeg.',
    options: {
      under: 'Minder dan {floor}',
      between: '{floor} tot {from}',
      over: 'Meer dan {from}',
      unsure: 'Dat weet ik nog niet',
    },
    reasons: { under: 'Budget onder {floor}' },
  },
  'range': {
    label: 'Dit soort werk kost meestal {from} tot {to}. Hoe klinkt dat?',
    hint: 'U zit met uw antwoord nergens aan vast.',
    options: {
      'fits': 'Daar had ik ongeveer op gerekend',
      'more': 'Ik had op een hoger bedrag gerekend',
      'too-much': 'Dat is meer dan ik kan besteden',
    },
    reasons: { 'too-much': 'Gebruikelijke prijs ligt boven het budget' },
  },
  'timeline': {
    label: 'Voor zo’n project hebben we meestal {time} nodig. Wanneer moet het klaar zijn?',
    hint: 'Gerekend vanaf vandaag.',
    options: {
      rush: 'Het moet eerder klaar zijn',
      enough: 'Dat is snel genoeg',
      open: 'Ik heb geen vaste datum',
    },
    reasons: { rush: 'Spoed: eerder nodig dan gebruikelijk ({time})' },
  },
  'experience': {
    label: 'Hebt u al eens met een webdesigner samengewerkt?',
    hint: 'Zo niet, dan leggen we onderweg graag alles uit.',
    options: { often: 'Ja, meerdere keren', once: 'Ja, één keer', first: 'Nee, dit is de eerste keer' },
    reasons: { first: 'Eerste webproject' },
  },
  'decision-maker': {
    label: 'Wie wilt u hier nog meer bij betrekken?',
    hint: 'Zodat niemand zich gepasseerd voelt.',
    options: {
      me: 'Niemand, ik beslis hier zelf over',
      partner: 'Mijn partner of compagnon',
      manager: 'Een leidinggevende of de eigenaar',
      committee: 'Een commissie of het bestuur',
    },
    reasons: {
      partner: 'Partner of compagnon moet akkoord gaan',
      manager: 'Leidinggevende of eigenaar moet akkoord gaan',
      committee: 'Commissie of bestuur moet akkoord gaan',
    },
  },
  'availability': {
    label: 'Hoe goed bent u tijdens het project bereikbaar?',
    hint: 'We hebben af en toe een vraag.',
    options: {
      'easily': 'Goed, ik antwoord binnen een of twee dagen',
      'at-times': 'Op vaste momenten, bijvoorbeeld één keer per week',
      'hardly': 'Het kan even duren voordat ik antwoord',
    },
    reasons: { hardly: 'Moeilijk bereikbaar tijdens het project' },
  },
  'collaboration': {
    label: 'Hoe werkt u het liefst met ons samen?',
    hint: 'Laat gerust weten wat u prettig vindt.',
    options: {
      trust: 'Ik bepaal het doel, u kiest de weg ernaartoe',
      together: 'We beslissen gaandeweg samen',
      control: 'Ik beslis graag zelf over elk detail',
    },
    reasons: { control: 'Wil zelf over elk detail beslissen' },
  },
  'environment': {
    label: 'Hoe staat het met uw domeinnaam, hosting en e-mail?',
    hint: 'Dat is de basis van elke website.',
    options: {
      ready: 'Alles is in orde',
      unsure: 'Dat weet ik niet zeker',
      trouble: 'Er moet eerst nog iets geregeld worden',
    },
    reasons: {
      unsure: 'Weet niet zeker of de techniek op orde is',
      trouble: 'Techniek moet eerst op orde komen',
    },
  },
  'flexibility': {
    label: 'Als we een eenvoudigere weg naar uw doel vinden, staat u daar dan voor open?',
    hint: 'Soms is die er.',
    options: { yes: 'Ja, graag', depends: 'Dat hangt ervan af', no: 'Nee, liever zoals gepland' },
    reasons: { no: 'Houdt vast aan de geplande oplossing' },
  },
  'access': {
    label: 'Kunt u ons vooraf toegang geven tot uw websitestatistieken en hosting?',
    hint: 'Dan zien we hoe u er nu voor staat.',
    options: {
      yes: 'Ja, natuurlijk',
      help: 'Ja, als u laat zien hoe dat moet',
      none: 'Die hebben we nog niet',
      no: 'Liever niet',
    },
    reasons: { none: 'Nog geen statistieken of hosting', no: 'Wil geen toegang geven' },
  },
  'hosting': {
    label: 'Hebt u al een domeinnaam en hosting?',
    hint: 'Het adres van een website en de plek waar die staat.',
    options: {
      yes: 'Ja, allebei',
      help: 'Nog niet, daar willen we graag hulp bij',
      later: 'Nog niet, dat regelen we zelf',
    },
    reasons: {
      help: 'Wil hulp bij domeinnaam en hosting',
      later: 'Domeinnaam en hosting nog niet geregeld',
    },
  },
  'referral': {
    label: 'Hoe bent u bij ons terechtgekomen?',
    hint: 'We weten graag wie we mogen bedanken.',
    options: {
      recommended: 'Op aanraden van iemand',
      before: 'We hebben al eerder samengewerkt',
      internet: 'Via internet',
      other: 'Op een andere manier',
    },
    reasons: { recommended: 'Kwam op aanraden van iemand', before: 'Heeft eerder met ons gewerkt' },
  },
};
