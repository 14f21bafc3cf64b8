import type { AllWords } from '../words.ts';

export const words: AllWords = {
  language: 'ar',
  yes: 'نعم',
  no: 'لا',
  choose: 'يُرجى الاختيار',
  optional: '(اختياري)',
  required: 'يُرجى اختيار إجابة.',
  next: (label) => `سؤال آخر: ${label}`,
  sending: 'جارٍ الإرسال…',
  qualified: 'شكرًا لك. وصلتنا رسالتك، وسنردّ عليك قريبًا.',
  review: 'شكرًا لك. وصلتنا رسالتك، وسنقرؤها بعناية ثم نردّ عليك.',
  unqualified: 'شكرًا لاهتمامك. يبدو من إجاباتك أننا لسنا الخيار الأنسب لهذا المشروع.',
  queued: (kept) =>
    'لم نتمكّن من إرسال رسالتك بعد. سنواصل المحاولة ما دامت هذه الصفحة مفتوحة' +
    (kept
      ? '، وسنحاول مجددًا إذا عدت إليها من هذا المتصفح خلال ثلاثة أيام، إلا في وضع التصفح الخاص.'
      : '، فنرجو عدم إغلاقها.'),
  undelivered: 'تعذّر إرسال رسالتك.',
  // U+2068 and U+2069 keep the address in its own direction.
  write: (address) => `يمكنك مراسلتنا على \u2068${address}\u2069`,
  change: 'تغيير إجابتي',
  mandatory: '(إلزامي)',
  fill: 'يُرجى كتابة إجابة.',
  atLeast: (count) => `الحد الأدنى لعدد الإجابات: ${count}.`,
  atMost: (count) => `الحد الأقصى لعدد الإجابات: ${count}.`,
  notAmount: (example) => `يُرجى كتابة مبلغ واحد بالأرقام، مثل \u2068${example}\u2069.`,
  notDate: 'يُرجى إدخال التاريخ كاملًا.',
};
