/**
 * The question bank without its words: the answers to each question and their effects. After
 * the table of the source article "what to find out before you invest time in a prospect" (`buyer` to
 * `availability`) and of the article on how to qualify in four steps (`collaboration` to `access`; `hosting` and
 * `referral` are its cautionary tale).
 */
import type { Ceiling } from '../verdict.ts';

/** The effects of an answer. Answers with a ceiling, or with `hasReason`, have a reason for the owner. */
export interface BankAnswer {
  readonly points?: number;
  readonly verdict?: Ceiling;
  readonly hasReason?: true;
}

/** Question name → value of each answer → its effects; answers in the order in which they are shown. */
export const ANSWERS = {
  'buyer': {
    'nobody': {},
    'change': {},
    'in-house': { verdict: 'review' },
    'happy': { verdict: 'unqualified' },
  },
  'scope': { new: {}, redesign: {}, shop: {}, care: {}, other: { verdict: 'review' } },
  'payment': { yes: {}, ask: { verdict: 'review' }, no: { verdict: 'unqualified' } },
  'repeat': { once: {}, maybe: { points: 1 }, regular: { points: 2 } },
  'budget': {
    under: { verdict: 'unqualified' },
    between: { points: 1 },
    over: { points: 2 },
    unsure: {},
  },
  /** "Throw out a number": asked after `budget` where that was `unsure`. */
  'range': { 'fits': { points: 2 }, 'more': { points: 2 }, 'too-much': { verdict: 'unqualified' } },
  'timeline': { rush: { verdict: 'review' }, enough: {}, open: {} },
  'experience': { often: { points: 1 }, once: { points: 1 }, first: { points: 0, hasReason: true } },
  'decision-maker': {
    me: {},
    partner: { verdict: 'review' },
    manager: { verdict: 'review' },
    committee: { verdict: 'review' },
  },
  'availability': { 'easily': {}, 'at-times': {}, 'hardly': { verdict: 'review' } },
  'collaboration': { trust: { points: 1 }, together: { points: 1 }, control: { verdict: 'review' } },
  'environment': { ready: { points: 1 }, unsure: { hasReason: true }, trouble: { verdict: 'review' } },
  'flexibility': { yes: { points: 1 }, depends: {}, no: { verdict: 'review' } },
  'access': {
    yes: { points: 1 },
    help: { points: 1 },
    none: { verdict: 'review' },
    no: { verdict: 'review' },
  },
  'hosting': { yes: { points: 1 }, help: { hasReason: true }, later: { verdict: 'review' } },
  'referral': {
    recommended: { points: 1, hasReason: true },
    before: { points: 1, hasReason: true },
    internet: {},
    other: {},
  },
} as const satisfies Record<string, Record<string, BankAnswer>>;

type Answers = typeof ANSWERS;

/** A question of the bank. */
export type BankQuestion = keyof Answers;

/** The values of answers that have a reason. */
type Reasoned<Of> = {
  [Value in keyof Of]: Of[Value] extends { verdict: Ceiling } | { hasReason: true } ? Value : never;
}[keyof Of];

/** The words of one question; `bank-en.ts` says where each of them is shown. */
interface QuestionWords<Of> {
  readonly label: string;
  readonly hint: string;
  readonly options: { readonly [Value in keyof Of]: string };
  readonly reasons: { readonly [Value in Reasoned<Of>]: string };
}

/** The words of the whole bank in one language, which each file `bank-….ts` exports as `words`. */
export type BankWords = {
  /** BCP 47 tag of these words; amounts, shares and times are written by its rules. */
  readonly language: string;
} & { readonly [Name in BankQuestion]: QuestionWords<Answers[Name]> };
