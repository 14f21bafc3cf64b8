import type { BankWords } from './answers.ts';

export const words: BankWords = {
  'language': 'it',
  'buyer': {
    label: 'Al momento chi se ne occupa?',
    hint: 'Così capiamo dove possiamo essere utili.',
    options: {
      'nobody': 'Per ora nessuno',
      'change': 'Qualcuno, ma vorremmo cambiare',
      'in-house': 'Qualcuno del nostro team',
      'happy': 'Un fornitore con cui ci troviamo bene',
    },
    reasons: {
      'in-house': 'Il lavoro viene fatto internamente',
      'happy': 'Si trova bene con il fornitore attuale',
    },
  },
  'scope': {
    label: 'Che cosa possiamo fare per Lei?',
    hint: 'Scelga la risposta che si avvicina di più.',
    options: {
      new: 'Creare un sito',
      redesign: 'Rinnovare un sito esistente',
      shop: 'Creare un negozio online',
      care: 'Curare la manutenzione di un sito',
      other: 'Altro',
    },
    reasons: { other: 'Tipo di lavoro nuovo per noi' },
  },
  'payment': {
    label: 'Prima di iniziare chiediamo un acconto ({deposit} del totale). Per Lei va bene?',
    hint: 'Così Le riserviamo un posto in agenda.',
    options: {
      yes: 'Sì, va bene',
      ask: 'Prima dovrei parlarne con qualcuno',
      no: 'Preferirei pagare alla fine',
    },
    reasons: { ask: 'Per l’acconto deve prima sentire qualcuno', no: 'Preferisce non versare un acconto' },
  },
  'repeat': {
    label: 'È un progetto singolo o potrebbero essercene altri?',
    hint: 'Per noi va bene in ogni caso.',
    options: {
      once: 'Solo questo progetto',
      maybe: 'Forse più avanti ce ne saranno altri',
      regular: 'Pensiamo di rivolgerci a voi regolarmente',
    },
    reasons: {},
  },
  'budget': {
    label: 'Che budget ha previsto per questo progetto?',
    hint: 'Basta una cifra indicativa.',
    options: {
      under: 'Meno di {floor}',
      between: 'Da {floor} a {from}',
      over: 'Più di {from}',
      unsure: 'Non lo so ancora',
    },
    reasons: { under: 'Budget inferiore a {floor}' },
  },
  'range': {
    label: 'Un lavoro così costa di solito tra {from} e {to}. Che ne pensa?',
    hint: 'La risposta non impegna a nulla.',
    options: {
      'fits': 'Più o meno quello che avevo in mente',
      'more': 'Pensavo di spendere di più',
      'too-much': 'Supera il mio budget',
    },
    reasons: { 'too-much': 'La fascia di prezzo abituale supera il suo budget' },
  },
  'timeline': {
    label: 'Un progetto così richiede di solito {time}. Per quando Le serve?',
    hint: 'Contando da oggi.',
    options: { rush: 'Mi serve prima', enough: 'I tempi mi vanno bene', open: 'Non ho una data precisa' },
    reasons: { rush: 'Urgente: serve prima dei tempi abituali ({time})' },
  },
  'experience': {
    label: 'Ha già lavorato con un web designer?',
    hint: 'Altrimenti Le spiegheremo tutto strada facendo.',
    options: { often: 'Sì, più volte', once: 'Sì, una volta', first: 'No, è la prima volta' },
    reasons: { first: 'Primo progetto web' },
  },
  'decision-maker': {
    label: 'Chi altro dovrebbe dire la sua?',
    hint: 'Così non lasciamo fuori nessuno.',
    options: {
      me: 'Nessuno, decido io',
      partner: 'Il partner o un socio',
      manager: 'Un responsabile o il titolare',
      committee: 'Un comitato o un consiglio',
    },
    reasons: {
      partner: 'Deve essere d’accordo anche il partner o un socio',
      manager: 'Deve essere d’accordo anche un responsabile o il titolare',
      committee: 'Deve essere d’accordo anche un comitato o un consiglio',
    },
  },
  'availability': {
    label: 'Sarà facile contattarLa durante il progetto?',
    hint: 'Ogni tanto avremo qualche domanda.',
    options: {
      'easily': 'Sì, rispondo entro un giorno o due',
      'at-times': 'In giorni fissi, per esempio una volta a settimana',
      'hardly': 'Potrei metterci un po’ a rispondere',
    },
    reasons: { hardly: 'Difficile da raggiungere durante il progetto' },
  },
  'collaboration': {
    label: 'Come Le piacerebbe lavorare con noi?',
    hint: 'Ci dica semplicemente che cosa preferisce.',
    options: {
      trust: 'Io indico l’obiettivo, voi trovate la strada',
      together: 'Decidiamo insieme, un passo alla volta',
      control: 'Vorrei decidere ogni dettaglio',
    },
    reasons: { control: 'Vuole decidere ogni dettaglio' },
  },
  'environment': {
    label: 'Dominio, hosting ed e-mail: com’è la situazione?',
    hint: 'Sono le fondamenta di un sito.',
    options: {
      ready: 'Tutto a posto',
      unsure: 'Non saprei',
      trouble: 'Prima c’è qualcosa da sistemare',
    },
    reasons: {
      unsure: 'Non sa com’è la situazione tecnica',
      trouble: 'Prima va sistemata la parte tecnica',
    },
  },
  'flexibility': {
    label: 'Se trovassimo una strada più semplice per raggiungere il Suo obiettivo, Le andrebbe bene?',
    hint: 'A volte c’è.',
    options: { yes: 'Sì, volentieri', depends: 'Dipende', no: 'No, preferisco fare come previsto' },
    reasons: { no: 'Vuole che si faccia come previsto' },
  },
  'access': {
    label: 'Prima di iniziare, potrebbe darci accesso alle statistiche del sito e all’hosting?',
    hint: 'Così vediamo da dove si parte.',
    options: {
      yes: 'Sì, certo',
      help: 'Sì, se mi spiegate come fare',
      none: 'Non li abbiamo ancora',
      no: 'Preferirei di no',
    },
    reasons: { none: 'Non ha ancora statistiche né hosting', no: 'Preferisce non dare accesso' },
  },
  'hosting': {
    label: 'Ha già un dominio e un hosting?',
    hint: 'L’indirizzo di un sito e lo spazio che lo ospita.',
    options: {
      yes: 'Sì, entrambi',
      help: 'Non ancora, ci serve una mano',
      later: 'Non ancora, ce ne occuperemo noi',
    },
    reasons: {
      help: 'Ha bisogno di aiuto per dominio e hosting',
      later: 'Dominio e hosting ancora da attivare',
    },
  },
  'referral': {
    label: 'Come ha saputo di noi?',
    hint: 'Ci piace sapere chi ringraziare.',
    options: {
      recommended: 'Qualcuno mi ha parlato di voi',
      before: 'Abbiamo già lavorato insieme',
      internet: 'Su internet',
      other: 'In altro modo',
    },
    reasons: { recommended: 'Arriva per passaparola', before: 'Ha già lavorato con noi' },
  },
};
