/**
 * The question bank in Hebrew; see `bank-en.ts` for what each text is for. Its forms of address are plural, and
 * the client's own words have no gender. U+2068 and U+2069 keep amounts in their own direction.
 */
import type { BankWords } from './answers.ts';

export const words: BankWords = {
  'language': 'he',
  'buyer': {
    label: 'מי מטפל בזה אצלכם היום?',
    hint: 'כדי שנדע איפה נוכל לעזור.',
    options: {
      'nobody': 'בינתיים אף אחד',
      'change': 'יש מישהו, ונשמח לשינוי',
      'in-house': 'מישהו מהצוות שלנו',
      'happy': 'ספק שאנחנו מרוצים ממנו',
    },
    reasons: { 'in-house': 'העבודה נעשית בתוך העסק', 'happy': 'מרוצים מהספק הנוכחי' },
  },
  'scope': {
    label: 'במה נוכל לעזור לכם?',
    hint: 'אפשר לבחור במה שהכי קרוב.',
    options: {
      new: 'אתר חדש',
      redesign: 'חידוש של אתר קיים',
      shop: 'חנות אינטרנטית',
      care: 'תחזוקה שוטפת של אתר',
      other: 'משהו אחר',
    },
    reasons: { other: 'סוג עבודה חדש' },
  },
  'payment': {
    label: 'לפני שמתחילים אנחנו מבקשים מקדמה של \u2068{deposit}\u2069. זה מתאים לכם?',
    hint: 'כך נשמור לכם מקום ביומן.',
    options: {
      yes: 'כן, זה בסדר',
      ask: 'אצטרך להתייעץ קודם',
      no: 'עדיף לי לשלם בסוף',
    },
    reasons: { ask: 'המקדמה דורשת התייעצות', no: 'מעדיפים לא לשלם מקדמה' },
  },
  'repeat': {
    label: 'זה פרויקט חד־פעמי, או שאולי יבואו עוד?',
    hint: 'גם זה וגם זה בסדר.',
    options: {
      once: 'רק הפרויקט הזה',
      maybe: 'אולי יהיו עוד בהמשך',
      regular: 'כנראה נצטרך אתכם באופן קבוע',
    },
    reasons: {},
  },
  'budget': {
    label: 'איזה תקציב תכננתם לפרויקט?',
    hint: 'מספיק סכום משוער.',
    options: {
      under: 'פחות מ־\u2068{floor}\u2069',
      between: '\u2068{floor}\u2069 עד \u2068{from}\u2069',
      over: 'יותר מ־\u2068{from}\u2069',
      unsure: 'קשה לי לומר כרגע',
    },
    reasons: { under: 'תקציב נמוך מ־\u2068{floor}\u2069' },
  },
  'range': {
    label: 'עבודה כזאת עולה בדרך כלל בין \u2068{from}\u2069 ל־\u2068{to}\u2069. איך זה נשמע לכם?',
    hint: 'התשובה לא מחייבת.',
    options: {
      'fits': 'בערך מה שחשבתי',
      'more': 'חשבתי שזה יעלה יותר',
      'too-much': 'מעבר לתקציב שלי',
    },
    reasons: { 'too-much': 'המחיר המקובל מעבר לתקציב' },
  },
  'timeline': {
    label: 'פרויקט כזה לוקח לנו בדרך כלל {time}. מתי תצטרכו אותו?',
    hint: 'החל מהיום.',
    options: { rush: 'לפני כן', enough: 'הזמן הזה מתאים לי', open: 'אין לי תאריך מסוים' },
    reasons: { rush: 'דחוף: נדרש בפחות מהזמן הרגיל ({time})' },
  },
  'experience': {
    label: 'יצא לכם כבר לעבוד עם מעצבי אתרים?',
    hint: 'אם לא, נשמח להסביר לאורך הדרך.',
    options: { often: 'כן, כמה פעמים', once: 'כן, פעם אחת', first: 'לא, זו הפעם הראשונה' },
    reasons: { first: 'פרויקט אתר ראשון' },
  },
  'decision-maker': {
    label: 'מי עוד צריך להיות שותף להחלטה?',
    hint: 'כדי שאף אחד לא יישאר בחוץ.',
    options: {
      me: 'אף אחד, ההחלטה שלי',
      partner: 'שותפים לעסק או לחיים',
      manager: 'ההנהלה או בעלי העסק',
      committee: 'ועדה או דירקטוריון',
    },
    reasons: {
      partner: 'נדרשת הסכמה של שותפים',
      manager: 'נדרש אישור של ההנהלה או של בעלי העסק',
      committee: 'נדרש אישור של ועדה או דירקטוריון',
    },
  },
  'availability': {
    label: 'כמה קל יהיה להשיג אתכם במהלך הפרויקט?',
    hint: 'מדי פעם תהיה לנו שאלה.',
    options: {
      'easily': 'קל, אענה תוך יום־יומיים',
      'at-times': 'בזמנים קבועים, למשל פעם בשבוע',
      'hardly': 'ייתכן שייקח לי זמן לענות',
    },
    reasons: { hardly: 'זמינות נמוכה במהלך הפרויקט' },
  },
  'collaboration': {
    label: 'איך תרצו לעבוד יחד?',
    hint: 'פשוט מה שנוח לכם.',
    options: {
      trust: 'המטרה ממני, הדרך מכם',
      together: 'נחליט ביחד תוך כדי עבודה',
      control: 'חשוב לי להחליט על כל פרט',
    },
    reasons: { control: 'רוצים להחליט על כל פרט' },
  },
  'environment': {
    label: 'מה מצב הדומיין, האחסון והמייל שלכם?',
    hint: 'עליהם האתר נשען.',
    options: {
      ready: 'הכול מסודר',
      unsure: 'לא ברור לי',
      trouble: 'יש משהו שצריך לסדר קודם',
    },
    reasons: {
      unsure: 'הצד הטכני לא ברור',
      trouble: 'קודם צריך לסדר את הצד הטכני',
    },
  },
  'flexibility': {
    label: 'אם נמצא דרך פשוטה יותר להגיע למטרה, תהיו פתוחים לזה?',
    hint: 'לפעמים יש כזאת.',
    options: { yes: 'כן, בשמחה', depends: 'תלוי בהצעה', no: 'לא, חשוב לי להיצמד לתוכנית' },
    reasons: { no: 'אין גמישות לגבי הפתרון' },
  },
  'access': {
    label: 'תוכלו לתת לנו גישה לאחסון ולסטטיסטיקות של האתר לפני שמתחילים?',
    hint: 'כדי שנראה מה המצב היום.',
    options: {
      yes: 'כן, בוודאי',
      help: 'כן, אם תראו לי איך',
      none: 'עוד אין לנו לא זה ולא זה',
      no: 'עדיף לי שלא',
    },
    reasons: { none: 'אין עדיין אחסון או סטטיסטיקות', no: 'מעדיפים לא לתת גישה' },
  },
  'hosting': {
    label: 'יש לכם דומיין ואחסון?',
    hint: 'הכתובת של האתר, והמקום שבו הוא יושב.',
    options: {
      yes: 'כן, שניהם',
      help: 'עוד לא, נשמח לעזרה',
      later: 'עוד לא, נסדר את זה בעצמנו',
    },
    reasons: { help: 'צריך עזרה בדומיין ובאחסון', later: 'הדומיין והאחסון עוד לא מסודרים' },
  },
  'referral': {
    label: 'איך הגעתם אלינו?',
    hint: 'נשמח לדעת למי להודות.',
    options: {
      recommended: 'המליצו לי עליכם',
      before: 'כבר עבדנו יחד',
      internet: 'דרך האינטרנט',
      other: 'בדרך אחרת',
    },
    reasons: { recommended: 'הגיעו בהמלצה', before: 'כבר עבדו איתנו' },
  },
};
