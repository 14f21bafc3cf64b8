import { type ContactRole, type Field, labelOf } from './fields.ts';

/**
 * Labels and names that are a role by themselves, in the languages of the question bank. Forms of site builders name
 * their fields no better than `input_3`. Whole phrases: "First name" is one, "When did you first hear of us?" is not.
 */
const PHRASES: Record<ContactRole, string> = {
  email:
    'mail|email|e mail|mailadresse|mail adresse|email adresse|e mail adresse|email address|e mail address|work email|' +
    'business email|courriel|adresse mail|adresse email|adresse e mail|adresse courriel|adresse electronique|correo|' +
    'correo electronico|direccion de correo|direccion de correo electronico|indirizzo email|indirizzo e mail|' +
    'posta elettronica|endereco de email|endereco de e mail|e mailadres|emailadres|mailadres|adres email|' +
    'adres e mail|e posta|eposta|e posta adresi|e posta adresiniz|メール|メールアドレス|eメール|' +
    'البريد الإلكتروني|بريدك الإلكتروني|عنوان البريد الإلكتروني|البريد الالكتروني|الإيميل|מייל|אימייל|דואל|' +
    'דוא ל|דואר אלקטרוני|כתובת מייל|כתובת אימייל',
  givenName:
    'first|first name|given name|forename|prenom|vorname|primer nombre|nombre de pila|nome proprio|primeiro nome|' +
    'voornaam|imie|ad|adiniz|isim|الاسم الأول|שם פרטי|名',
  familyName:
    'last|last name|family name|surname|nom de famille|nachname|familienname|zuname|apellido|apellidos|cognome|' +
    'sobrenome|apelido|ultimo nome|achternaam|familienaam|nazwisko|soyad|soyadi|soyadiniz|اسم العائلة|اللقب|الكنية|' +
    'שם משפחה|姓',
  phone:
    'phone|phone number|telephone|telephone number|tel|mobile|mobile number|mobile phone|cell|cell phone|telefon|' +
    'telefonnummer|handy|handynummer|mobilnummer|rufnummer|numero de telephone|portable|telefono|movil|' +
    'numero de telefono|cellulare|numero di telefono|recapito telefonico|telefone|telemovel|celular|telefoon|' +
    'telefoonnummer|mobiel|numer telefonu|telefon numaraniz|telefon numarasi|cep telefonu|電話|電話番号|携帯電話|' +
    'الهاتف|رقم الهاتف|هاتفك|الجوال|رقم الجوال|رقم الموبايل|טלפון|מספר טלפון|נייד|טלפון נייד',
  company:
    'company|company name|organization|organisation|business|business name|firma|firmenname|unternehmen|' +
    'entreprise|societe|nom de l entreprise|nom de societe|raison sociale|empresa|nombre de la empresa|' +
    'nome da empresa|azienda|societa|nome azienda|nome dell azienda|bedrijf|bedrijfsnaam|organisatie|nazwa firmy|' +
    'sirket|sirket adi|firma adi|会社|会社名|御社名|貴社名|الشركة|اسم الشركة|المؤسسة|חברה|שם החברה|שם חברה',
  website:
    'website|web site|site|url|homepage|website url|webseite|internetseite|site web|site internet|adresse du site|' +
    'sitio web|pagina web|sito|sito web|sito internet|strona|strona www|strona internetowa|adres strony|web sitesi|' +
    'web siteniz|internet sitesi|ウェブサイト|ホームページ|サイトurl|الموقع|الموقع الإلكتروني|موقعك الإلكتروني|אתר|אתר אינטרנט|כתובת אתר',
  message:
    'message|comment|comments|nachricht|mitteilung|anfrage|mensaje|consulta|comentario|comentarios|messaggio|' +
    'richiesta|mensagem|bericht|opmerking|opmerkingen|wiadomosc|tresc wiadomosci|mesaj|mesajiniz|メッセージ|' +
    'お問い合わせ内容|ご相談内容|الرسالة|رسالتك|نص الرسالة|הודעה|תוכן ההודעה',
  name:
    'name|full name|contact name|nom|nom complet|nom et prenom|prenom et nom|vollstandiger name|vor und nachname|' +
    'vorname nachname|nombre|nombre completo|nombre y apellidos|nome|nome completo|nome e cognome|naam|' +
    'volledige naam|imie i nazwisko|ad soyad|adiniz soyadiniz|isim soyisim|名前|お名前|氏名|ご氏名|担当者名|' +
    'الاسم|اسمك|الاسم الكامل|اسمك الكامل|שם|שם מלא|שמך',
};

/** Less common names of fields, and names in other languages than English; parts of words. */
const NAMES: [ContactRole, RegExp][] = [
  ['email', /courriel|correo/i],
  ['givenName', /forename|pr[eé]nom|vorname|voornaam/i],
  ['familyName', /surname|nachname|apellido|cognome|achternaam|nazwisko|soyad|sobrenome/i],
  ['phone', /mobile|t[eé]l[eé]f/i],
  ['company', /business(?![-_]?(ti|ty|si))|soci[eé]t|entreprise|firma|empresa|azienda|bedrijf/i],
  ['website', /web.site|home.?page/i],
  ['message', /comment|[ei]nquiry|detail|descri|brief|nachricht|mensaje|messaggio|bericht|wiadomosc/i],
  ['name', /(^|[ [_-])(nom|nombre|nome)\b/i],
];

/** Words that may stand around a phrase. */
const FILLERS = new Set(
  plain(
    'your my the a an please enter type here insert add what is s required optional ihr ihre dein deine bitte eingeben ' +
      'pflichtfeld votre vos ton ta mon ma saisissez entrez obligatoire facultatif su tu mi escriba escribe introduzca ' +
      'obligatorio opcional il la le lo tuo tua suo sua inserisci obbligatorio facoltativo seu o insira digite ' +
      'obrigatorio uw je jouw vul in verplicht twoj twoja twoje pan wpisz podaj wymagane lutfen zorunlu 必須 任意 ' +
      'مطلوب إلزامي اختياري من فضلك أدخل חובה נא הזן',
  ).split(' '),
);

const ROLES = new Map(
  Object.entries(PHRASES).flatMap(([role, phrases]) =>
    phrases.split('|').map((phrase) => [plain(phrase), role as ContactRole] as const),
  ),
);

/**
 * The role of a field by its name or id, its label or its placeholder, whichever gives one first. An example counts
 * too: `you@example.com`, `https://`.
 */
export function roleByLabel(field: Field): ContactRole | undefined {
  const names = `${field.name} ${field.id}`;
  const [role] = NAMES.find(([, pattern]) => pattern.test(names)) ?? [];
  return (
    role ?? [field.name, labelOf(field), field.getAttribute('placeholder') ?? ''].map(roleIn).find(Boolean)
  );
}

function roleIn(text: string): ContactRole | undefined {
  if (/^\S+@\S+\.\S+$/.test(text)) return 'email';
  if (/^https?:\/\//.test(text)) return 'website';
  const words = plain(text);
  const few = words.split(' ').filter((word) => !FILLERS.has(word));
  return ROLES.get(words) ?? ROLES.get(few.join(' '));
}

/** Lower case without accents, punctuation or anything in brackets; words separated by single spaces. */
function plain(text: string): string {
  return text
    .replace(/\([^)]*\)|（[^）]*）|\[[^\]]*\]/g, ' ')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
