/** The question bank in German; `bank-en.ts` says what is meant. */
import type { BankWords } from './answers.ts';

export const words: BankWords = {
  'language': 'de',
  'buyer': {
    label: 'Wer kümmert sich bei Ihnen derzeit darum?',
    hint: 'So sehen wir, wo wir Sie am besten unterstützen können.',
    options: {
      'nobody': 'Bisher niemand',
      'change': 'Wir haben jemanden, möchten aber wechseln',
      'in-house': 'Jemand aus unserem eigenen Team',
      'happy': 'Ein Dienstleister, mit dem wir zufrieden sind',
    },
    reasons: { 'in-house': 'Wird intern erledigt', 'happy': 'Mit dem bisherigen Dienstleister zufrieden' },
  },
  'scope': {
    label: 'Wobei können wir Ihnen helfen?',
    hint: 'Wählen Sie einfach, was am ehesten passt.',
    options: {
      new: 'Eine neue Website',
      redesign: 'Überarbeitung einer bestehenden Website',
      shop: 'Ein Onlineshop',
      care: 'Betreuung einer Website',
      other: 'Etwas anderes',
    },
    reasons: { other: 'Bisher nicht in unserem Angebot' },
  },
  'payment': {
    label: 'Vor Beginn bitten wir um eine Anzahlung von {deposit}. Ist das für Sie in Ordnung?',
    hint: 'Damit ist Ihr Platz in unserem Kalender reserviert.',
    options: {
      yes: 'Ja, das passt',
      ask: 'Das müsste ich erst abklären',
      no: 'Ich würde lieber am Ende zahlen',
    },
    reasons: { ask: 'Muss die Anzahlung erst abklären', no: 'Möchte keine Anzahlung leisten' },
  },
  'repeat': {
    label: 'Geht es um ein einzelnes Projekt oder könnten weitere folgen?',
    hint: 'Uns ist beides recht.',
    options: {
      once: 'Nur dieses Projekt',
      maybe: 'Später folgt vielleicht mehr',
      regular: 'Wir brauchen Sie voraussichtlich regelmäßig',
    },
    reasons: {},
  },
  'budget': {
    label: 'Welches Budget haben Sie für dieses Projekt vorgesehen?',
    hint: 'Eine ungefähre Zahl genügt.',
    options: {
      under: 'Unter {floor}',
      between: '{floor} bis {from}',
      over: 'Mehr als {from}',
      unsure: 'Das weiß ich noch nicht',
    },
    reasons: { under: 'Budget unter {floor}' },
  },
  'range': {
    label: 'Projekte dieser Art kosten meist {from} bis {to}. Wie klingt das für Sie?',
    hint: 'Sie legen sich damit auf nichts fest.',
    options: {
      'fits': 'Damit hatte ich ungefähr gerechnet',
      'more': 'Ich hatte mit mehr gerechnet',
      'too-much': 'Das liegt über meinem Budget',
    },
    reasons: { 'too-much': 'Üblicher Preis übersteigt das Budget' },
  },
  'timeline': {
    label: 'Für ein solches Projekt brauchen wir meist {time}. Wann soll es fertig sein?',
    hint: 'Von heute an gerechnet.',
    options: { rush: 'Schon früher', enough: 'Das ist früh genug', open: 'Ich habe keinen festen Termin' },
    reasons: { rush: 'Eilig: soll schneller fertig sein als üblich ({time})' },
  },
  'experience': {
    label: 'Haben Sie schon einmal eine Website gestalten lassen?',
    hint: 'Falls nicht, erklären wir gern alles Schritt für Schritt.',
    options: { often: 'Ja, schon öfter', once: 'Ja, einmal', first: 'Nein, das ist das erste Mal' },
    reasons: { first: 'Erstes Webprojekt' },
  },
  'decision-maker': {
    label: 'Wer sollte bei diesem Projekt noch mitreden?',
    hint: 'Damit sich niemand übergangen fühlt.',
    options: {
      me: 'Niemand, das entscheide ich',
      partner: 'Meine Partnerin oder mein Partner',
      manager: 'Vorgesetzte oder die Geschäftsleitung',
      committee: 'Ein Gremium oder der Vorstand',
    },
    reasons: {
      partner: 'Partnerin oder Partner muss zustimmen',
      manager: 'Vorgesetzte oder Geschäftsleitung muss zustimmen',
      committee: 'Gremium oder Vorstand muss zustimmen',
    },
  },
  'availability': {
    label: 'Wie gut sind Sie während des Projekts erreichbar?',
    hint: 'Ab und zu werden wir eine Frage haben.',
    options: {
      'easily': 'Gut, ich antworte innerhalb von ein, zwei Tagen',
      'at-times': 'Zu festen Zeiten, etwa einmal pro Woche',
      'hardly': 'Meine Antwort kann etwas dauern',
    },
    reasons: { hardly: 'Während des Projekts schwer erreichbar' },
  },
  'collaboration': {
    label: 'Wie möchten Sie mit uns zusammenarbeiten?',
    hint: 'Sagen Sie uns einfach, was Ihnen am liebsten ist.',
    options: {
      trust: 'Ich gebe das Ziel vor, Sie finden den Weg',
      together: 'Wir entscheiden Schritt für Schritt gemeinsam',
      control: 'Ich möchte jedes Detail selbst entscheiden',
    },
    reasons: { control: 'Möchte jedes Detail selbst entscheiden' },
  },
  'environment': {
    label: 'Wie steht es bei Ihnen um Domain, Hosting und E-Mail?',
    hint: 'Auf dieser Technik baut eine Website auf.',
    options: {
      ready: 'Alles in Ordnung',
      unsure: 'Da bin ich nicht sicher',
      trouble: 'Da gibt es erst noch etwas zu klären',
    },
    reasons: {
      unsure: 'Unsicher, ob technisch alles in Ordnung ist',
      trouble: 'Bei der Technik ist erst noch etwas zu klären',
    },
  },
  'flexibility': {
    label: 'Wären Sie offen für einen einfacheren Weg zum Ziel, falls wir einen finden?',
    hint: 'Manchmal gibt es einen.',
    options: { yes: 'Ja, gern', depends: 'Das kommt darauf an', no: 'Nein, es soll wie geplant bleiben' },
    reasons: { no: 'Auf die geplante Lösung festgelegt' },
  },
  'access': {
    label: 'Könnten Sie uns vor Beginn Zugang zu Ihrer Webstatistik und Ihrem Hosting geben?',
    hint: 'So sehen wir, wo Sie heute stehen.',
    options: {
      yes: 'Ja, natürlich',
      help: 'Ja, wenn Sie mir zeigen, wie das geht',
      none: 'Das haben wir noch nicht',
      no: 'Lieber nicht',
    },
    reasons: { none: 'Noch keine Webstatistik, noch kein Hosting', no: 'Möchte keinen Zugang geben' },
  },
  'hosting': {
    label: 'Haben Sie bereits Domain und Hosting?',
    hint: 'Also die Adresse einer Website und den Platz, an dem sie liegt.',
    options: {
      yes: 'Ja, beides',
      help: 'Noch nicht, bitte helfen Sie uns dabei',
      later: 'Noch nicht, darum kümmern wir uns selbst',
    },
    reasons: {
      help: 'Braucht Hilfe bei Domain und Hosting',
      later: 'Domain und Hosting noch nicht geregelt',
    },
  },
  'referral': {
    label: 'Wie sind Sie auf uns aufmerksam geworden?',
    hint: 'Wir wüssten gern, bei wem wir uns bedanken dürfen.',
    options: {
      recommended: 'Durch eine Empfehlung',
      before: 'Wir haben schon zusammengearbeitet',
      internet: 'Im Internet',
      other: 'Auf anderem Weg',
    },
    reasons: { recommended: 'Kam auf Empfehlung', before: 'Hat schon mit uns gearbeitet' },
  },
};
