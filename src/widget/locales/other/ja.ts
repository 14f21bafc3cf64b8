import type { AllWords } from '../en.ts';

export const words: AllWords = {
  language: 'ja',
  yes: 'はい',
  no: 'いいえ',
  choose: 'お選びください',
  optional: '（任意）',
  required: '回答をお選びください。',
  next: (label) => `もう一つ質問があります：${label}`,
  sending: '送信しています…',
  qualified: 'ありがとうございます。メッセージを受け取りました。近日中にご連絡いたします。',
  review: 'ありがとうございます。メッセージを受け取りました。内容を拝見したうえで、お返事いたします。',
  unqualified:
    'お問い合わせありがとうございます。ご回答を拝見したところ、今回のご依頼は私どもではお力になれないようです。',
  queued: (kept) =>
    'メッセージはまだ送信できていません。このページを開いている間は送信を繰り返します' +
    (kept
      ? '。3日以内に同じ端末でこのページに戻られたときにも、もう一度送信します。'
      : '。ページを閉じずにお待ちください。'),
  undelivered: 'メッセージを送信できませんでした。',
  write: (address) => `${address} にメールを送る`,
  change: '回答を変更する',
  mandatory: '（必須）',
  fill: '回答をご記入ください。',
  atLeast: (count) => `${count}つ以上お選びください。`,
  atMost: (count) => `お選びいただけるのは${count}つまでです。`,
  notAmount: (example) => `金額は数字で一つだけご記入ください（例：${example}）。`,
  notDate: '日付をすべてご記入ください。',
};
