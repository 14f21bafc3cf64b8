/** What the small form says by itself, in one language. */
export interface FormWords {
  email: string;
  name: string;
  phone: string;
  company: string;
  website: string;
  message: string;
  /** Behind the name of a field that may be left empty. */
  optional: string;
  /** On the button. */
  send: string;
}

/** The words by language; English for all others. */
export const formWords: Record<string, FormWords> & { en: FormWords } = {
  en: {
    email: 'Email',
    name: 'Name',
    phone: 'Phone',
    company: 'Company',
    website: 'Website',
    message: 'Message',
    optional: '(optional)',
    send: 'Send',
  },
  fr: {
    email: 'Adresse e-mail',
    name: 'Nom',
    phone: 'Téléphone',
    company: 'Entreprise',
    website: 'Site web',
    message: 'Message',
    optional: '(facultatif)',
    send: 'Envoyer',
  },
  ar: {
    email: 'البريد الإلكتروني',
    name: 'الاسم',
    phone: 'رقم الهاتف',
    company: 'الشركة',
    website: 'الموقع الإلكتروني',
    message: 'الرسالة',
    optional: '(اختياري)',
    send: 'إرسال',
  },
};
