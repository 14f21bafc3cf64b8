import type { AllWords } from '../words.ts';

export const words: AllWords = {
  language: 'ja',
  yes: 'はい',
  no: 'いいえ',
  choose: 'お選びください',
  optional: '（任意）',
  required: '回答をお選びください。',
  next: (label) => `もう一つ質問があります：${label}`,
  sending: '送信しています…',
  waiting: 'まだ送信できていません。このページを閉じずにお待ちください。',
  qualified: 'ありがとうございます。メッセージを受け取りました。近日中にご連絡いたします。',
  review: 'ありがとうございます。メッセージを受け取りました。内容を拝見したうえで、お返事いたします。',
  unqualified:
    'お問い合わせいただき、ありがとうございます。ご回答を拝見したところ、残念ながら今回のご依頼では私どもはお力になれないようです。',
  queued: (kept) =>
    'メッセージはまだ送信できていません。このページを開いている間は、引き続き送信を試みます' +
    (kept
      ? '。3日以内に同じブラウザで再びお越しいただいた際にも、もう一度送信を試みます（プライベートブラウズを除く）。'
      : '。ページを閉じずにお待ちください。'),
  undelivered: 'メッセージを送信できませんでした。',
  write: (address) => `${address} にメールを送る`,
  change: '回答を変更する',
  mandatory: '（必須）',
  fill: '回答をご記入ください。',
  atLeast: (count) => `${count}個以上お選びください。`,
  atMost: (count) => `お選びいただけるのは${count}個までです。`,
  notAmount: (example) => `金額は数字で一つだけご記入ください（例：${example}）。`,
  notDate: '年月日をすべてご記入ください。',
};
