/**
 * The question bank in Polish; `bank-en.ts` says what is meant. The client is „Państwo”, which suits everyone, and
 * answers in the first person avoid the past tense and the conditional, which would tell a man from a woman.
 */
import type { BankWords } from './answers.ts';

export const words: BankWords = {
  'language': 'pl',
  'buyer': {
    label: 'Kto zajmuje się tym u Państwa obecnie?',
    hint: 'Dzięki temu wiemy, w czym możemy pomóc.',
    options: {
      'nobody': 'Na razie nikt',
      'change': 'Mamy kogoś, ale myślimy o zmianie',
      'in-house': 'Ktoś z naszego zespołu',
      'happy': 'Firma, z którą dobrze nam się pracuje',
    },
    reasons: { 'in-house': 'Zajmuje się tym własny zespół', 'happy': 'Chwali sobie obecnego wykonawcę' },
  },
  'scope': {
    label: 'W czym możemy pomóc?',
    hint: 'Prosimy wybrać to, co najlepiej pasuje.',
    options: {
      new: 'Nowa strona internetowa',
      redesign: 'Odświeżenie istniejącej strony',
      shop: 'Sklep internetowy',
      care: 'Opieka nad stroną',
      other: 'Coś innego',
    },
    reasons: { other: 'Nie mamy tego jeszcze w ofercie' },
  },
  'payment': {
    label: 'Przed rozpoczęciem prac prosimy o zaliczkę w wysokości {deposit}. Czy to Państwu odpowiada?',
    hint: 'W ten sposób rezerwujemy dla Państwa termin.',
    options: {
      yes: 'Tak, odpowiada',
      ask: 'Najpierw muszę to uzgodnić',
      no: 'Wolę zapłacić na koniec',
    },
    reasons: { ask: 'Musi najpierw uzgodnić zaliczkę', no: 'Nie chce wpłacać zaliczki' },
  },
  'repeat': {
    label: 'Czy chodzi o jeden projekt, czy mogą pojawić się kolejne?',
    hint: 'Jedno i drugie nam odpowiada.',
    options: {
      once: 'Tylko ten projekt',
      maybe: 'Później mogą pojawić się kolejne',
      regular: 'Myślimy o stałej współpracy',
    },
    reasons: {},
  },
  'budget': {
    label: 'Jaki budżet przewidują Państwo na ten projekt?',
    hint: 'Wystarczy orientacyjna kwota.',
    options: {
      under: 'Poniżej {floor}',
      between: 'Od {floor} do {from}',
      over: 'Powyżej {from}',
      unsure: 'Jeszcze nie wiem',
    },
    reasons: { under: 'Budżet poniżej {floor}' },
  },
  'range': {
    label: 'Takie projekty kosztują zwykle od {from} do {to}. Co Państwo o tym sądzą?',
    hint: 'Odpowiedź do niczego nie zobowiązuje.',
    options: {
      'fits': 'Liczę się mniej więcej z taką kwotą',
      'more': 'Liczę się z wyższą kwotą',
      'too-much': 'To więcej, niż mogę na to przeznaczyć',
    },
    reasons: { 'too-much': 'Typowy koszt przekracza budżet' },
  },
  'timeline': {
    label: 'Taki projekt zajmuje nam zwykle {time}. Na kiedy ma być gotowy?',
    hint: 'Licząc od dziś.',
    options: {
      rush: 'Potrzebuję go wcześniej',
      enough: 'Taki termin mi odpowiada',
      open: 'Nie mam ustalonego terminu',
    },
    reasons: { rush: 'Pilne: potrzebne szybciej niż zwykle ({time})' },
  },
  'experience': {
    label: 'Czy zlecali już Państwo komuś przygotowanie strony internetowej?',
    hint: 'Jeśli nie, chętnie wszystko po kolei wyjaśnimy.',
    options: { often: 'Tak, kilka razy', once: 'Tak, raz', first: 'Nie, to pierwszy raz' },
    reasons: { first: 'Pierwszy projekt internetowy' },
  },
  'decision-maker': {
    label: 'Kto jeszcze powinien mieć głos w tej sprawie?',
    hint: 'Żeby nikt nie poczuł się pominięty.',
    options: {
      me: 'Nikt więcej, decyzja należy do mnie',
      partner: 'Wspólnik, partner lub partnerka',
      manager: 'Kierownictwo lub właściciel firmy',
      committee: 'Zarząd lub komisja',
    },
    reasons: {
      partner: 'Potrzebna zgoda wspólnika, partnera lub partnerki',
      manager: 'Potrzebna zgoda kierownictwa lub właściciela',
      committee: 'Potrzebna zgoda zarządu lub komisji',
    },
  },
  'availability': {
    label: 'Czy łatwo będzie się z Państwem skontaktować w trakcie projektu?',
    hint: 'Od czasu do czasu będziemy mieć pytania.',
    options: {
      'easily': 'Bez problemu, odpowiadam w ciągu dnia lub dwóch',
      'at-times': 'W stałych porach, na przykład raz w tygodniu',
      'hardly': 'Na moją odpowiedź czasem trzeba poczekać',
    },
    reasons: { hardly: 'Utrudniony kontakt w trakcie projektu' },
  },
  'collaboration': {
    label: 'Jak chcieliby Państwo z nami współpracować?',
    hint: 'Prosimy wybrać to, co Państwu najbardziej odpowiada.',
    options: {
      trust: 'Wyznaczam cel, sposób zostawiam Państwu',
      together: 'Decydujemy wspólnie, krok po kroku',
      control: 'Chcę decydować o każdym szczególe',
    },
    reasons: { control: 'Chce decydować o każdym szczególe' },
  },
  'environment': {
    label: 'Czy domena, hosting i poczta działają u Państwa jak należy?',
    hint: 'Na nich opiera się strona internetowa.',
    options: {
      ready: 'Wszystko w porządku',
      unsure: 'Nie mam pewności',
      trouble: 'Najpierw trzeba coś uporządkować',
    },
    reasons: {
      unsure: 'Brak pewności co do spraw technicznych',
      trouble: 'Najpierw trzeba uporządkować sprawy techniczne',
    },
  },
  'flexibility': {
    label: 'Jeśli znajdziemy prostszą drogę do celu, czy wezmą ją Państwo pod uwagę?',
    hint: 'Czasem taka się znajdzie.',
    options: { yes: 'Tak, chętnie', depends: 'To zależy', no: 'Nie, wolę trzymać się planu' },
    reasons: { no: 'Chce trzymać się ustalonego rozwiązania' },
  },
  'access': {
    label: 'Czy przed rozpoczęciem prac mogliby nam Państwo dać dostęp do statystyk strony i hostingu?',
    hint: 'Zobaczymy wtedy, jaki jest punkt wyjścia.',
    options: {
      yes: 'Tak, oczywiście',
      help: 'Tak, jeśli pokażą mi Państwo, jak to zrobić',
      none: 'Jeszcze tego nie mamy',
      no: 'Wolę tego nie robić',
    },
    reasons: { none: 'Nie ma jeszcze statystyk ani hostingu', no: 'Nie chce dać dostępu' },
  },
  'hosting': {
    label: 'Czy mają już Państwo domenę i hosting?',
    hint: 'Czyli adres strony i miejsce, w którym się ona znajduje.',
    options: {
      yes: 'Tak, jedno i drugie',
      help: 'Jeszcze nie, prosimy o pomoc',
      later: 'Jeszcze nie, zajmiemy się tym we własnym zakresie',
    },
    reasons: {
      help: 'Potrzebuje pomocy z domeną i hostingiem',
      later: 'Domena i hosting jeszcze do załatwienia',
    },
  },
  'referral': {
    label: 'Skąd się Państwo o nas dowiedzieli?',
    hint: 'Lubimy wiedzieć, komu podziękować.',
    options: {
      recommended: 'Z polecenia',
      before: 'Znamy się z wcześniejszej współpracy',
      internet: 'Z internetu',
      other: 'W inny sposób',
    },
    reasons: { recommended: 'Trafia do nas z polecenia', before: 'Była już wcześniejsza współpraca' },
  },
};
