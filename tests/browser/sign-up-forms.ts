/**
 * Sign-up forms as services, plugins, site builders and frameworks make them: their names, ids, classes and traps,
 * filled in. What is no business of ours says SECRET.
 */
import type { Contact } from '../../src/lead/lead-event.ts';

/** A form, what a lead says of its visitor, and the field that only robots fill in. */
export interface SignUpForm {
  of: string;
  markup: string;
  contact: Contact;
  trap?: string;
}

/** Classes of those sites' own style sheets that hide something. */
export const STYLE = `
  .input--hidden, .hidden, .wpforms-field-hp, .nf-field-hp, .frm_verify, .gform_validation_container { display: none }
  .wpcf7-hp { position: absolute; left: -9999px }
  .sr-only { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }
`;

const ada = { email: 'ada@example.com', givenName: 'Ada', familyName: 'King' };
const secret = (name: string): string => `<input type="hidden" name="${name}" value="SECRET">`;

export const FORMS: SignUpForm[] = [
  {
    of: 'Mailchimp',
    markup: `<div id="mc_embed_signup"><input type="email" name="EMAIL" class="required email" id="mce-EMAIL" value="ada@example.com">
      <input name="FNAME" id="mce-FNAME" value="Ada"><input name="LNAME" id="mce-LNAME" value="King">
      <input name="PHONE" id="mce-PHONE" value="+44 1"><input name="MMERGE5" id="mce-MMERGE5" value="Yes">
      <input type="checkbox" name="group[41][1]" value="1" checked><input type="checkbox" name="group[41][2]" value="2">
      <div style="position: absolute; left: -5000px" aria-hidden="true"><input name="b_62607cf7_2f8f17bc" tabindex="-1"></div>
      <input type="submit" name="subscribe" value="SECRET"></div>`,
    contact: { ...ada, phone: '+44 1', fields: { 'MMERGE5': 'Yes', 'group[41][1]': '1' } },
    trap: 'b_62607cf7_2f8f17bc',
  },
  {
    of: 'Kit (ConvertKit)',
    markup: `<div data-element="fields"><input class="formkit-input" name="fields[first_name]" placeholder="First Name" value="Ada">
      <input class="formkit-input" name="email_address" type="email" value="ada@example.com">
      <input type="checkbox" name="tags[]" value="7" checked><input type="checkbox" name="tags[]" value="8" checked></div>`,
    contact: { email: ada.email, givenName: 'Ada', fields: { 'tags[]': ['7', '8'] } },
  },
  {
    of: 'MailerLite',
    markup: `<input type="email" class="form-control" name="fields[email]" autocomplete="email" value="ada@example.com">
      <input name="fields[name]" autocomplete="given-name" value="Ada"><input name="fields[last_name]" value="King">
      <input name="fields[company]" value="Engines">${secret('ml-submit')}${secret('anticsrf')}`,
    contact: { ...ada, company: 'Engines' },
  },
  {
    of: 'Brevo',
    markup: `<input class="input" id="EMAIL" name="EMAIL" autocomplete="off" value="ada@example.com">
      <input class="input" maxlength="200" id="PRENOM" name="PRENOM" value="Ada"><input id="NOM" name="NOM" value="King">
      <select class="input" name="SMS__COUNTRY_CODE"><option value="+44" selected>+44 GB</option></select>
      <input type="tel" class="entry__field" id="SMS" name="SMS" value="7911">
      <input name="email_address_check" class="input--hidden">${secret('locale')}`,
    contact: {
      email: ada.email,
      givenName: 'Ada',
      name: 'King',
      phone: '7911',
      fields: { SMS__COUNTRY_CODE: '+44' },
    },
    trap: 'email_address_check',
  },
  {
    of: 'Klaviyo',
    markup: `${secret('g')}${secret('$fields')}<input type="email" id="k_id_email" name="email" value="ada@example.com">
      <input name="$first_name" value="Ada"><input name="$last_name" value="King"><input type="tel" name="$phone_number" value="+44 1">`,
    contact: { ...ada, phone: '+44 1' },
  },
  {
    of: 'Substack',
    markup: `<input type="email" name="email" placeholder="Type your email…" value="ada@example.com">
      ${secret('first_url')}${secret('current_referrer')}`,
    contact: { email: ada.email },
  },
  {
    of: 'Buttondown',
    markup: `<label for="bd-email">Enter your email</label><input type="email" name="email" id="bd-email" value="ada@example.com">
      <input name="metadata__first-name" value="Ada">${secret('tag')}${secret('embed')}`,
    contact: { email: ada.email, givenName: 'Ada' },
  },
  {
    of: 'Beehiiv',
    markup: `<input type="email" name="email" placeholder="Enter Your Email" value="ada@example.com">${secret('utm_source')}`,
    contact: { email: ada.email },
  },
  {
    of: 'Campaign Monitor',
    markup: `<input aria-label="Name" class="sc-iwsKbI" id="fieldName" maxlength="200" name="cm-name" value="Ada King">
      <input autocomplete="Email" aria-label="Email" class="js-cm-email-input qa-input-email" id="fieldEmail" name="cm-jlkij-jlkij" type="email" value="ada@example.com">
      <input aria-label="Company" id="fieldjdkd" name="cm-f-jdkd" value="Engines">`,
    contact: { email: ada.email, name: 'Ada King', company: 'Engines' },
  },
  {
    of: 'Contact Form 7',
    markup: `${secret('_wpcf7')}${secret('_wpnonce')}<span class="wpcf7-form-control-wrap" data-name="your-name">
      <input class="wpcf7-form-control wpcf7-text" name="your-name" value="Ada King"></span>
      <input type="email" class="wpcf7-form-control" name="your-email" value="ada@example.com">
      <input class="wpcf7-form-control" name="your-subject" value="A shop">
      <select name="menu-217[]" multiple><option selected>Logo</option><option selected>Website</option><option>Print</option></select>
      <textarea class="wpcf7-form-control" name="your-message">A site for engines.</textarea>
      <span class="wpcf7-hp"><label for="hp-1">Please leave this field empty.</label><input id="hp-1" name="honeypot-638" tabindex="-1" autocomplete="new-password"></span>
      <textarea class="g-recaptcha-response" name="g-recaptcha-response">SECRET</textarea>`,
    contact: {
      email: ada.email,
      name: 'Ada King',
      message: 'A site for engines.',
      fields: { 'your-subject': 'A shop', 'menu-217[]': ['Logo', 'Website'] },
    },
    trap: 'honeypot-638',
  },
  {
    of: 'WPForms',
    markup: `<div class="wpforms-field wpforms-field-name"><fieldset><legend>Name</legend>
      <input id="wpforms-9-field_0" class="wpforms-field-name-first" name="wpforms[fields][0][first]" value="Ada">
      <input id="wpforms-9-field_0-last" name="wpforms[fields][0][last]" value="King"></fieldset></div>
      <input type="email" id="wpforms-9-field_1" name="wpforms[fields][1]" value="ada@example.com">
      <textarea id="wpforms-9-field_2" name="wpforms[fields][2]">Hello</textarea>
      <label for="wpforms-9-field_4">Company <span class="wpforms-required-label">*</span></label>
      <input id="wpforms-9-field_4" name="wpforms[fields][4]" value="Engines">
      <div class="wpforms-field wpforms-field-hp"><label for="wpforms-9-field-hp">Website</label><input name="wpforms[hp]" id="wpforms-9-field-hp"></div>
      ${secret('wpforms[id]')}${secret('wpforms[token]')}`,
    contact: { ...ada, company: 'Engines', message: 'Hello' },
    trap: 'wpforms[hp]',
  },
  {
    of: 'Gravity Forms',
    markup: `<fieldset id="field_1_1" class="gfield"><legend class="gfield_label">Name</legend>
      <span id="input_1_1_3_container" class="name_first"><input name="input_1.3" id="input_1_1_3" aria-label="First name" value="Ada"><label for="input_1_1_3">First</label></span>
      <span id="input_1_1_6_container" class="name_last"><input name="input_1.6" id="input_1_1_6" aria-label="Last name" value="King"><label for="input_1_1_6">Last</label></span></fieldset>
      <label class="gfield_label" for="input_1_2">Email<span class="gfield_required">(Required)</span></label><input name="input_2" id="input_1_2" type="email" value="ada@example.com">
      <label class="gfield_label" for="input_1_3">Company Name</label><input name="input_3" id="input_1_3" value="Engines">
      <label class="gfield_label" for="input_1_4">How did you first hear of us?</label><input name="input_4" id="input_1_4" value="A friend">
      <div class="gfield gfield--type-honeypot gform_validation_container"><label for="input_1_9">Phone</label><input name="input_9" id="input_1_9" autocomplete="new-password"></div>
      ${secret('gform_submit')}${secret('state_1')}`,
    contact: { ...ada, company: 'Engines', fields: { input_4: 'A friend' } },
    trap: 'input_9',
  },
  {
    of: 'Ninja Forms',
    markup: `<div class="nf-field-container firstname-container"><label for="nf-field-1" id="nf-label-field-1">First Name <span class="ninja-forms-req-symbol">*</span></label>
      <input id="nf-field-1" name="nf-field-1" class="ninja-forms-field" value="Ada"></div>
      <label for="nf-field-2">Last Name</label><input id="nf-field-2" name="nf-field-2" value="King">
      <label for="nf-field-3">Email</label><input type="email" autocomplete="email" id="nf-field-3" name="email" value="ada@example.com">
      <label for="nf-field-4">Message</label><textarea id="nf-field-4" name="nf-field-4">Hello</textarea>
      <div class="nf-field-hp"><label for="nf-field-hp-1">If you are a human, ignore this field</label><input name="nf-field-hp" id="nf-field-hp-1"></div>`,
    contact: { ...ada, message: 'Hello' },
    trap: 'nf-field-hp',
  },
  {
    of: 'Formidable',
    markup: `<label for="field_qh4icy" class="frm_primary_label">Name <span class="frm_required">*</span></label><input id="field_qh4icy" name="item_meta[1]" value="Ada">
      <label for="field_ocfup1">Last</label><input id="field_ocfup1" name="item_meta[2]" value="King">
      <input type="email" id="field_29yf4d" name="item_meta[3]" value="ada@example.com"><textarea id="field_9jv0r1" name="item_meta[5]">Hello</textarea>
      <div class="frm_verify"><label for="frm_email_7">Comment</label><input id="frm_email_7" name="frm_verify"></div>
      ${secret('frm_action')}${secret('frm_submit_entry_7')}`,
    contact: { email: ada.email, name: 'Ada', familyName: 'King', message: 'Hello' },
    trap: 'frm_verify',
  },
  {
    of: 'Elementor',
    markup: `${secret('post_id')}${secret('form_id')}<input class="elementor-field" name="form_fields[name]" id="form-field-name" placeholder="Name" value="Ada King">
      <input type="email" name="form_fields[email]" id="form-field-email" value="ada@example.com">
      <input type="tel" name="form_fields[field_6a1]" id="form-field-field_6a1" pattern="[0-9()#&amp;+*-=.]+" value="+44 1">
      <textarea name="form_fields[message]" id="form-field-message">Hello</textarea>
      <input name="form_fields[field_hp]" id="form-field-field_hp" style="display: none !important">`,
    contact: { email: ada.email, name: 'Ada King', phone: '+44 1', message: 'Hello' },
    trap: 'form_fields[field_hp]',
  },
  {
    of: 'Squarespace',
    markup: `<fieldset class="form-item fields name"><legend>Name</legend><input name="fname" x-autocompletetype="given-name" value="Ada">
      <input name="lname" x-autocompletetype="surname" value="King"></fieldset>
      <input class="field-element" name="email" type="email" autocomplete="email" value="ada@example.com">
      <label for="text-yui_3-field">Subject</label><input id="text-yui_3-field" name="SQF_SUBJECT" value="Prices">
      <textarea id="textarea-yui_3-field" class="field-element">Hello</textarea>`,
    contact: { ...ada, message: 'Hello', fields: { SQF_SUBJECT: 'Prices' } },
  },
  {
    of: 'Webflow',
    markup: `<label for="name">Name</label><input class="w-input" name="name" data-name="Name" id="name" value="Ada King">
      <label for="email">Email Address</label><input class="w-input" name="email" data-name="Email" type="email" id="email" value="ada@example.com">
      <label for="field">Company name</label><input class="w-input" name="field" data-name="Field" id="field" value="Engines">
      <label class="w-checkbox"><input type="checkbox" id="checkbox" name="checkbox" data-name="Checkbox" checked><span class="w-form-label" for="checkbox">Keep me posted</span></label>
      <input type="text" name="cf-turnstile-response" value="SECRET">`,
    contact: { email: ada.email, name: 'Ada King', company: 'Engines', fields: { checkbox: 'on' } },
  },
  {
    of: 'Wix',
    markup: `<div data-testid="first_name_8f1c"><label for="input_comp-l1">First name *</label><input id="input_comp-l1" name="first_name_8f1c" class="has-custom-focus" value="Ada"></div>
      <label for="input_comp-l2">Last name *</label><input id="input_comp-l2" name="last-name" value="King">
      <input id="input_comp-l3" name="email" type="email" value="ada@example.com">
      <label for="input_comp-l4">Company</label><input id="input_comp-l4" value="Engines">
      <label for="input_comp-l5">Your budget</label><input id="input_comp-l5" name="text-1" value="5000">
      <label for="textarea_comp-l6">Message</label><textarea id="textarea_comp-l6">Hello</textarea>`,
    contact: { ...ada, company: 'Engines', message: 'Hello', fields: { 'text-1': '5000' } },
  },
  {
    of: 'Framer',
    markup: `<label class="framer-1l"><div><p>Name</p></div><div class="framer-form-text-input"><input class="framer-form-input" placeholder="Jane Smith" value="Ada King"></div></label>
      <label><div><p>Email</p></div><input type="email" name="Email" placeholder="jane@framer.com" value="ada@example.com"></label>
      <label><div><p>Where are you?</p></div><input class="framer-form-input" placeholder="City" value="London"></label>`,
    contact: { email: ada.email, name: 'Ada King', fields: { 'Where are you?': 'London' } },
  },
  {
    of: 'Shopify',
    markup: `${secret('form_type')}${secret('utf8')}<input id="ContactForm-name" autocomplete="name" name="contact[Name]" value="Ada King">
      <input type="email" id="ContactForm-email" autocomplete="email" spellcheck="false" name="contact[email]" value="ada@example.com">
      <input type="tel" id="ContactForm-phone" name="contact[Phone number]" pattern="[0-9\\-]*" value="441">
      <textarea rows="10" id="ContactForm-body" name="contact[Comment]">Hello</textarea>`,
    contact: { email: ada.email, name: 'Ada King', phone: '441', message: 'Hello' },
  },
  {
    of: 'Carrd',
    markup: `<div class="field"><input name="name" id="form01-name" placeholder="Name" maxlength="128" value="Ada King"></div>
      <input type="email" name="email" id="form01-email" value="ada@example.com"><textarea name="message" id="form01-message">Hello</textarea>${secret('id')}`,
    contact: { email: ada.email, name: 'Ada King', message: 'Hello' },
  },
  {
    of: 'Netlify',
    markup: `${secret('form-name')}<p class="hidden"><label>Don’t fill this out if you’re human: <input name="bot-field"></label></p>
      <input name="name" value="Ada King"><input type="email" name="email" value="ada@example.com">
      <select name="role[]" multiple><option value="leader" selected>Leader</option><option value="follower">Follower</option></select>
      <textarea name="message">Hello</textarea><div data-netlify-recaptcha="true"><textarea name="g-recaptcha-response">SECRET</textarea></div>`,
    contact: { email: ada.email, name: 'Ada King', message: 'Hello', fields: { 'role[]': 'leader' } },
    trap: 'bot-field',
  },
  {
    of: 'Formspree',
    markup: `<input type="email" name="_replyto" value="ada@example.com"><input name="name" value="Ada King">
      <textarea name="message">Hello</textarea><input name="_gotcha" style="display: none">${secret('_next')}`,
    contact: { email: ada.email, name: 'Ada King', message: 'Hello' },
    trap: '_gotcha',
  },
  {
    of: 'Web3Forms',
    markup: `${secret('access_key')}<input name="name" value="Ada King"><input type="email" name="email" value="ada@example.com">
      <textarea name="message">Hello</textarea><input type="checkbox" name="botcheck" class="hidden" style="display: none">
      <div class="h-captcha"><textarea name="h-captcha-response">SECRET</textarea></div>`,
    contact: { email: ada.email, name: 'Ada King', message: 'Hello' },
  },
  {
    of: 'HubSpot',
    markup: `<input id="firstname-1" name="0-1/firstname" autocomplete="given-name" value="Ada"><input name="0-1/lastname" value="King">
      <input type="email" name="0-1/email" autocomplete="email" value="ada@example.com">
      <label for="company-1"><span>Company name</span><span class="hs-form-required">*</span></label><input id="company-1" name="0-2/name" value="Engines">
      <input type="tel" name="0-1/phone" value="+44 1"><input name="0-1/website" value="engines.example">
      <select name="0-1/numemployees"><option value="">Please Select</option><option value="1-5" selected>1 to 5</option></select>
      ${secret('hs_context')}`,
    contact: {
      ...ada,
      company: 'Engines',
      phone: '+44 1',
      website: 'engines.example',
      fields: { '0-1/numemployees': '1-5' },
    },
  },
  {
    of: 'HubSpot, before',
    markup: `<input id="firstname-f" class="hs-input" name="firstname" value="Ada"><input class="hs-input" name="lastname" value="King">
      <input type="email" class="hs-input" name="email" value="ada@example.com"><input class="hs-input" name="jobtitle" value="Countess">
      <div class="legal-consent-container"><label class="hs-form-booleancheckbox-display"><input class="hs-input" type="checkbox" name="LEGAL_CONSENT.subscription_type_1" value="true" checked><span>I agree</span></label></div>`,
    contact: { ...ada, fields: { 'jobtitle': 'Countess', 'LEGAL_CONSENT.subscription_type_1': 'true' } },
  },
  {
    of: 'Rails, with an account',
    markup: `${secret('authenticity_token')}<input name="user[name]" id="user_name" value="Ada King">
      <input type="email" name="user[email]" id="user_email" autocomplete="email" value="ada@example.com">
      <input type="password" name="user[password]" autocomplete="new-password" value="SECRET">
      <input type="password" name="user[password_confirmation]" autocomplete="new-password" value="SECRET">
      <input name="user[newsletter]" type="hidden" value="SECRET"><input type="checkbox" name="user[newsletter]" value="1" checked>
      <input type="submit" name="commit" value="SECRET">`,
    contact: { email: ada.email, name: 'Ada King', fields: { 'user[newsletter]': '1' } },
  },
  {
    of: 'Django',
    markup: `${secret('csrfmiddlewaretoken')}<input name="first_name" id="id_first_name" maxlength="150" value="Ada">
      <input name="last_name" id="id_last_name" value="King"><input type="email" name="email" id="id_email" value="ada@example.com">
      <input type="password" name="password1" id="id_password1" value="SECRET"><input type="password" name="password2" value="SECRET">`,
    contact: ada,
  },
  {
    of: 'Laravel, its password made readable',
    markup: `${secret('_token')}<input id="name" name="name" value="Ada King"><input id="email" type="email" name="email" value="ada@example.com">
      <input id="password" type="text" name="password" value="SECRET"><input type="text" name="user_pass" value="SECRET"><input type="text" name="pwd" value="SECRET">`,
    contact: { email: ada.email, name: 'Ada King' },
  },
  {
    of: 'ASP.NET',
    markup: `${secret('__RequestVerificationToken')}${secret('__VIEWSTATE')}<input id="Input_FirstName" name="Input.FirstName" value="Ada">
      <input id="Input_LastName" name="Input.LastName" value="King"><input type="email" id="Input_Email" name="Input.Email" value="ada@example.com">
      <input type="password" name="Input.Password" value="SECRET"><input name="Input.RememberMe" type="checkbox" value="true" checked><input name="Input.RememberMe" type="hidden" value="SECRET">`,
    contact: { ...ada, fields: { 'Input.RememberMe': 'true' } },
  },
  {
    of: 'a shop’s order with a card',
    markup: `<input autocomplete="email" name="checkout[email]" value="ada@example.com"><input name="cardnumber" value="SECRET">
      <input name="card_number" value="SECRET"><input autocomplete="cc-csc" name="f3" value="SECRET"><input name="verification_otp" autocomplete="one-time-code" value="SECRET">
      <input name="iban" value="SECRET"><input name="passengers" value="2">`,
    contact: { email: ada.email, fields: { passengers: '2' } },
  },
  {
    of: 'a select and radio buttons, whose values travel',
    markup: `<input type="email" name="email" value="ada@example.com"><select name="plan"><option value="p2" selected>Plan Two</option></select>
      <label><input type="radio" name="size" value="s"> Small</label><label><input type="radio" name="size" value="l" checked> Large</label>
      <input type="date" name="first_day" value="2026-12-01"><input type="number" name="company_size" value="7">`,
    contact: {
      email: ada.email,
      fields: { plan: 'p2', size: 'l', first_day: '2026-12-01', company_size: '7' },
    },
  },
];

/** Forms whose fields nothing but their words tell apart, by language: label or placeholder and role. */
export const IN_WORDS: [language: string, words: Partial<Record<keyof Contact, string>>][] = [
  [
    'en',
    {
      givenName: 'First name *',
      familyName: 'Your surname',
      email: 'What’s your e-mail address?',
      company: 'Company (optional)',
    },
  ],
  [
    'de',
    {
      givenName: 'Vorname*',
      familyName: 'Ihr Nachname',
      email: 'E-Mail-Adresse',
      phone: 'Telefonnummer',
      company: 'Unternehmen',
      website: 'Webseite',
      message: 'Ihre Nachricht',
    },
  ],
  [
    'fr',
    {
      givenName: 'Prénom *',
      familyName: 'Nom de famille',
      email: 'Votre adresse e-mail',
      phone: 'Numéro de téléphone',
      company: 'Nom de l’entreprise',
      message: 'Votre message',
    },
  ],
  [
    'es',
    {
      name: 'Nombre y apellidos',
      email: 'Correo electrónico',
      phone: 'Teléfono (opcional)',
      company: 'Empresa',
      message: 'Escribe tu consulta',
    },
  ],
  [
    'it',
    {
      name: 'Nome e cognome',
      email: 'Indirizzo e-mail',
      phone: 'Cellulare',
      company: 'Azienda',
      website: 'Sito web',
      message: 'Il tuo messaggio',
    },
  ],
  [
    'nl',
    {
      givenName: 'Voornaam',
      familyName: 'Achternaam',
      email: 'Uw e-mailadres',
      phone: 'Telefoonnummer',
      company: 'Bedrijfsnaam',
      message: 'Bericht',
    },
  ],
  [
    'pt',
    {
      name: 'Nome completo',
      email: 'O seu e-mail',
      phone: 'Telemóvel',
      company: 'Nome da empresa',
      message: 'Mensagem (obrigatório)',
    },
  ],
  [
    'pl',
    {
      name: 'Imię i nazwisko',
      email: 'Adres e-mail',
      phone: 'Numer telefonu',
      company: 'Nazwa firmy',
      message: 'Treść wiadomości',
    },
  ],
  [
    'tr',
    {
      name: 'Adınız Soyadınız',
      email: 'E-posta adresiniz',
      phone: 'Telefon numaranız',
      company: 'Şirket adı',
      message: 'Mesajınız',
    },
  ],
  [
    'ar',
    {
      name: 'الاسم الكامل *',
      email: 'البريد الإلكتروني',
      phone: 'رقم الهاتف',
      company: 'اسم الشركة',
      message: 'رسالتك',
    },
  ],
  [
    'he',
    {
      givenName: 'שם פרטי',
      familyName: 'שם משפחה',
      email: 'דוא"ל',
      phone: 'טלפון נייד',
      company: 'שם החברה',
      message: 'הודעה',
    },
  ],
  [
    'ja',
    {
      name: 'お名前（必須）',
      email: 'メールアドレス',
      phone: '電話番号',
      company: '会社名',
      message: 'お問い合わせ内容',
    },
  ],
];
