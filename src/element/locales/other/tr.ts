import type { AllWords } from '../words.ts';

export const words: AllWords = {
  language: 'tr',
  yes: 'Evet',
  no: 'Hayır',
  choose: 'Lütfen seçin',
  optional: '(isteğe bağlı)',
  required: 'Lütfen bir yanıt seçin.',
  next: (label) => `Bir soru daha: ${label}`,
  sending: 'Gönderiliyor…',
  waiting: 'Henüz gönderilmedi; lütfen bu sayfayı kapatmayın.',
  qualified: 'Teşekkür ederiz. Mesajınız bize ulaştı, yakında sizinle iletişime geçeceğiz.',
  review: 'Teşekkür ederiz. Mesajınız bize ulaştı. Özenle okuyup size yanıt vereceğiz.',
  unqualified:
    'İlginiz için teşekkür ederiz. Yanıtlarınıza bakınca bu proje için doğru adresin biz olmadığımızı düşünüyoruz.',
  queued: (kept) =>
    'Mesajınız henüz gönderilemedi. Bu sayfa açık kaldığı sürece denemeye devam edeceğiz' +
    (kept
      ? '; üç gün içinde siteye bu tarayıcıdan yeniden girerseniz bir kez daha deneyeceğiz (gizli pencere hariç).'
      : '; lütfen sayfayı kapatmayın.'),
  undelivered: 'Mesajınız gönderilemedi.',
  write: (address) => `${address} adresine yazın`,
  change: 'Yanıtımı değiştir',
  mandatory: '(zorunlu)',
  fill: 'Lütfen bir yanıt yazın.',
  atLeast: (count) => `Lütfen en az ${count} seçenek işaretleyin.`,
  atMost: (count) => `Lütfen en fazla ${count} seçenek işaretleyin.`,
  notAmount: (example) => `Lütfen rakamla tek bir tutar yazın, örneğin ${example}.`,
  notDate: 'Lütfen tarihin tamamını girin.',
};
