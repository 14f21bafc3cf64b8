import type { AllWords } from '../en.ts';

export const words: AllWords = {
  language: 'he',
  yes: 'כן',
  no: 'לא',
  choose: 'נא לבחור',
  optional: '(לא חובה)',
  required: 'נא לבחור תשובה.',
  next: (label) => `שאלה נוספת: ${label}`,
  sending: 'שולחים…',
  qualified: 'תודה. ההודעה שלכם הגיעה, ונחזור אליכם בקרוב.',
  review: 'תודה. ההודעה שלכם הגיעה. נקרא אותה בתשומת לב ונשיב לכם.',
  unqualified: 'תודה על הפנייה. לפי מה שסיפרתם, נראה שאנחנו לא הכתובת הנכונה לפרויקט הזה.',
  queued: (kept) =>
    'עדיין לא הצלחנו לשלוח את ההודעה שלכם. נמשיך לנסות כל עוד הדף הזה פתוח' +
    (kept ? ', וננסה שוב אם תחזרו לכאן מהמכשיר הזה בתוך שלושה ימים.' : ', אז נא לא לסגור אותו.'),
  undelivered: 'לא הצלחנו לשלוח את ההודעה שלכם.',
  write: (address) => `כתבו אל \u2068${address}\u2069`,
  change: 'לשנות את התשובה',
  mandatory: '(חובה)',
  fill: 'נא לכתוב תשובה.',
  atLeast: (count) => `נא לבחור לפחות ${count}.`,
  atMost: (count) => `נא לבחור ${count} לכל היותר.`,
  notAmount: (example) => `נא לכתוב סכום אחד בספרות, למשל \u2068${example}\u2069.`,
  notDate: 'נא להזין תאריך מלא.',
};
