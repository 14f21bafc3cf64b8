/**
 * The question bank in English.
 *
 * For translators: a client of a small business reads `label` (the question), `hint` (a few smaller words below
 * it) and `options` (the answers). Write what a courteous person would say in your language, plainly and warmly,
 * in its polite form of address; keep labels and answers short; nobody should lose face by an honest answer.
 * `reasons` are notes that only the owner of the site reads beside the lead: a few words, no full stop.
 * Words in braces are filled in later, written by the rules of the language: `{floor}`, `{from}`, `{to}` are
 * amounts with their currency ("€2,000"), `{deposit}` is a share ("30%"), `{time}` a length of time ("3 weeks",
 * in its basic form: build the sentence so that this fits). Keep each where it stands in meaning. "We" is the
 * owner; "I" and "we" in an answer is the client. Comments below say what is meant where the words may not.
 */
import type { BankWords } from './answers.ts';

export const words: BankWords = {
  'language': 'en',
  'buyer': {
    label: 'Who looks after this for you today?',
    hint: 'It helps us to see where we come in.',
    options: {
      'nobody': 'Nobody yet',
      'change': 'Someone, and we would like a change',
      'in-house': 'Someone in our own team',
      'happy': 'A supplier we are happy with',
    },
    reasons: { 'in-house': 'The work is done in-house', 'happy': 'Happy with the present supplier' },
  },
  // Shown where the owner has not listed services of their own; `other` and its reason are always used.
  'scope': {
    label: 'What can we help you with?',
    hint: 'Choose what comes closest.',
    options: {
      new: 'A new website',
      redesign: 'A fresh start for a website you have',
      shop: 'An online shop',
      care: 'Looking after a website', // updates, backups, small changes
      other: 'Something else',
    },
    reasons: { other: 'New kind of work' }, // new to the owner, who does not offer it yet
  },
  'payment': {
    label: 'We ask for a deposit of {deposit} before we begin. Does that suit you?',
    hint: 'It keeps your place in our calendar.',
    options: {
      yes: 'Yes, that is fine',
      ask: 'I would have to ask first', // somebody else: a partner, the accounts department
      no: 'I would rather pay at the end',
    },
    reasons: { ask: 'Has to ask about the deposit', no: 'Does not want to pay a deposit' },
  },
  'repeat': {
    label: 'Is this a single project, or could there be more?',
    hint: 'Either is fine.',
    options: {
      once: 'Just this project',
      maybe: 'There may be more later',
      regular: 'We expect to need you regularly',
    },
    reasons: {},
  },
  'budget': {
    label: 'What have you set aside for this project?',
    hint: 'A rough figure is enough.',
    options: {
      under: 'Under {floor}',
      between: '{floor} to {from}',
      over: 'More than {from}',
      unsure: 'I am not sure yet',
    },
    reasons: { under: 'Budget below {floor}' },
  },
  // For those who do not know, or fear naming a number: name one yourself and take the reaction as the answer.
  'range': {
    label: 'Work like this usually costs {from} to {to}. How does that sound?',
    hint: 'Nothing is settled by your answer.',
    options: {
      'fits': 'About what I had in mind',
      'more': 'I expected to spend more',
      'too-much': 'More than I can spend',
    },
    reasons: { 'too-much': 'Cannot meet the usual range' },
  },
  'timeline': {
    label: 'A project like this usually takes us {time}. When do you need it?',
    hint: 'Counted from today.',
    options: { rush: 'Sooner than that', enough: 'That is soon enough', open: 'I have no fixed date' },
    reasons: { rush: 'Rush: needed in less than the usual time ({time})' },
  },
  'experience': {
    label: 'Have you worked with a web designer before?',
    hint: 'If not, we will gladly explain as we go.',
    options: { often: 'Yes, several times', once: 'Yes, once', first: 'No, this is the first time' },
    reasons: { first: 'First web project' },
  },
  // Asked in this way it lets people save face who cannot decide alone.
  'decision-maker': {
    label: 'Who else should have a say in this?',
    hint: 'So that nobody feels left out.',
    options: {
      me: 'Nobody, it is up to me',
      partner: 'A partner', // in business or in life
      manager: 'A manager or the owner',
      committee: 'A committee or a board',
    },
    reasons: {
      partner: 'A partner has to agree',
      manager: 'A manager or the owner has to agree',
      committee: 'A committee or a board has to agree',
    },
  },
  'availability': {
    label: 'How easily can we reach you during the project?',
    hint: 'We will have a question now and then.',
    options: {
      'easily': 'Easily, I answer within a day or two',
      'at-times': 'At set times, such as once a week',
      'hardly': 'It may take me a while to answer',
    },
    reasons: { hardly: 'Hard to reach during the project' },
  },
  // Whether they hand over some control.
  'collaboration': {
    label: 'How would you like to work together?',
    hint: 'Just tell us what you prefer.',
    options: {
      trust: 'I set the goal, you find the way',
      together: 'We decide together as we go',
      control: 'I would like to decide every detail',
    },
    reasons: { control: 'Wants to decide every detail' },
  },
  // Whether the technical side, on which the owner's work will stand, is in order.
  'environment': {
    label: 'How are things with your domain, hosting and email?',
    hint: 'These are what a website stands on.',
    options: {
      ready: 'All in good order',
      unsure: 'I am not sure',
      trouble: 'Something needs sorting out first',
    },
    reasons: {
      unsure: 'Not sure about the technical side',
      trouble: 'The technical side needs sorting out first',
    },
  },
  // Whether they are flexible about the solution.
  'flexibility': {
    label: 'If we found a simpler way to your goal, would you be open to it?',
    hint: 'Sometimes there is one.',
    options: { yes: 'Yes, gladly', depends: 'It depends', no: 'No, it should be done as planned' },
    reasons: { no: 'Not flexible about the solution' },
  },
  // Tests two things at once: whether they share control, and whether the technical side is in order.
  'access': {
    label: 'Could you give us access to your analytics and hosting before we begin?',
    hint: 'It shows us where you stand today.',
    options: {
      yes: 'Yes, of course',
      help: 'Yes, if you show me how',
      none: 'We do not have these yet', // neither analytics nor hosting
      no: 'I would rather not',
    },
    reasons: { none: 'No analytics or hosting yet', no: 'Does not want to give access' },
  },
  'hosting': {
    label: 'Do you have a domain name and hosting?',
    hint: 'The address of a website, and the place where it lives.',
    options: {
      yes: 'Yes, both',
      help: 'Not yet, please help us with that',
      later: 'Not yet, we will see to it ourselves',
    },
    reasons: { help: 'Needs help with domain and hosting', later: 'Domain and hosting not arranged yet' },
  },
  'referral': {
    label: 'How did you find us?',
    hint: 'We like to know whom to thank.',
    options: {
      recommended: 'Someone recommended you',
      before: 'We have worked together before',
      internet: 'On the internet',
      other: 'In another way',
    },
    reasons: { recommended: 'Came by recommendation', before: 'Has worked with us before' },
  },
};
