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
  es: {
    email: 'Correo electrónico',
    name: 'Nombre',
    phone: 'Teléfono',
    company: 'Empresa',
    website: 'Sitio web',
    message: 'Mensaje',
    optional: '(opcional)',
    send: 'Enviar',
  },
  de: {
    email: 'E-Mail-Adresse',
    name: 'Name',
    phone: 'Telefon',
    company: 'Firma',
    website: 'Website',
    message: 'Nachricht',
    optional: '(freiwillig)',
    send: 'Senden',
  },
  pt: {
    email: 'E-mail',
    name: 'Nome',
    phone: 'Telefone',
    company: 'Empresa',
    website: 'Site',
    message: 'Mensagem',
    optional: '(opcional)',
    send: 'Enviar',
  },
  it: {
    email: 'E-mail',
    name: 'Nome',
    phone: 'Telefono',
    company: 'Azienda',
    website: 'Sito web',
    message: 'Messaggio',
    optional: '(facoltativo)',
    send: 'Invia',
  },
  nl: {
    email: 'E-mailadres',
    name: 'Naam',
    phone: 'Telefoonnummer',
    company: 'Bedrijf',
    website: 'Website',
    message: 'Bericht',
    optional: '(niet verplicht)',
    send: 'Verzenden',
  },
  pl: {
    email: 'E-mail',
    name: 'Imię i nazwisko',
    phone: 'Telefon',
    company: 'Firma',
    website: 'Strona internetowa',
    message: 'Wiadomość',
    optional: '(opcjonalnie)',
    send: 'Wyślij',
  },
  tr: {
    email: 'E-posta',
    name: 'Ad soyad',
    phone: 'Telefon',
    company: 'Firma',
    website: 'Web sitesi',
    message: 'Mesaj',
    optional: '(isteğe bağlı)',
    send: 'Gönder',
  },
  ja: {
    email: 'メールアドレス',
    name: 'お名前',
    phone: '電話番号',
    company: '会社名',
    website: 'ホームページ',
    message: 'メッセージ',
    optional: '（任意）',
    send: '送信する',
  },
  he: {
    email: 'אימייל',
    name: 'שם',
    phone: 'טלפון',
    company: 'שם העסק',
    website: 'אתר',
    message: 'הודעה',
    optional: '(לא חובה)',
    send: 'שליחה',
  },
};
