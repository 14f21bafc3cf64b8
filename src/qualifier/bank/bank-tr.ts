/**
 * The question bank in Turkish; `bank-en.ts` says what is meant. Amounts, shares and times stand where they need
 * no suffix.
 */
import type { BankWords } from './answers.ts';

export const words: BankWords = {
  'language': 'tr',
  'buyer': {
    label: 'Bu işle şu anda kim ilgileniyor?',
    hint: 'Size nasıl destek olabileceğimizi anlamamıza yardımcı olur.',
    options: {
      'nobody': 'Henüz kimse ilgilenmiyor',
      'change': 'Biriyle çalışıyoruz ama değiştirmek istiyoruz',
      'in-house': 'Kendi ekibimizden biri',
      'happy': 'Memnun olduğumuz bir firma',
    },
    reasons: { 'in-house': 'İşi kendi ekipleri yapıyor', 'happy': 'Çalıştığı firmadan memnun' },
  },
  'scope': {
    label: 'Size hangi konuda yardımcı olabiliriz?',
    hint: 'En yakın olanı seçmeniz yeterli.',
    options: {
      new: 'Yeni bir web sitesi',
      redesign: 'Mevcut bir sitenin yenilenmesi',
      shop: 'E-ticaret sitesi',
      care: 'Web sitesi bakımı',
      other: 'Başka bir konu',
    },
    reasons: { other: 'Henüz sunmadığımız bir hizmet' },
  },
  'payment': {
    label: 'İşe başlamadan önce {deposit} ön ödeme rica ediyoruz. Sizin için uygun mu?',
    hint: 'Böylece takvimimizdeki yeriniz ayrılmış olur.',
    options: {
      yes: 'Evet, uygun',
      ask: 'Önce danışmam gerekiyor',
      no: 'İş bitince ödemeyi tercih ederim',
    },
    reasons: { ask: 'Ön ödeme için önce danışması gerekiyor', no: 'Ön ödeme yapmak istemiyor' },
  },
  'repeat': {
    label: 'Bu tek seferlik bir proje mi, yoksa devamı gelebilir mi?',
    hint: 'Bizim için ikisi de uygun.',
    options: {
      once: 'Yalnızca bu proje',
      maybe: 'İleride devamı gelebilir',
      regular: 'Düzenli çalışmayı düşünüyoruz',
    },
    reasons: {},
  },
  'budget': {
    label: 'Bu proje için nasıl bir bütçe düşünüyorsunuz?',
    hint: 'Yaklaşık bir rakam yeterli.',
    options: {
      under: '{floor} altı',
      between: '{floor} ile {from} arası',
      over: '{from} üzeri',
      unsure: 'Henüz emin değilim',
    },
    reasons: { under: 'Bütçe: {floor} altı' },
  },
  'range': {
    label: 'Bu tür işler genellikle {from} ile {to} arasında tutuyor. Bu size nasıl geliyor?',
    hint: 'Cevabınız sizi bağlamaz.',
    options: {
      'fits': 'Aşağı yukarı düşündüğüm gibi',
      'more': 'Daha yüksek bir rakam bekliyordum',
      'too-much': 'Ayırabileceğim bütçenin üzerinde',
    },
    reasons: { 'too-much': 'Olağan fiyat bütçesini aşıyor' },
  },
  'timeline': {
    label: 'Böyle bir proje genellikle {time} sürüyor. Ne zaman hazır olmasını istersiniz?',
    hint: 'Bugünden itibaren hesaplanır.',
    options: { rush: 'Daha erken', enough: 'Bu süre benim için uygun', open: 'Belirli bir tarihim yok' },
    reasons: { rush: 'Acil: olağan süreden ({time}) önce gerekiyor' },
  },
  'experience': {
    label: 'Daha önce bir web tasarımcısıyla çalıştınız mı?',
    hint: 'Çalışmadıysanız her adımı memnuniyetle anlatırız.',
    options: { often: 'Evet, birkaç kez', once: 'Evet, bir kez', first: 'Hayır, bu ilk olacak' },
    reasons: { first: 'İlk web projesi' },
  },
  'decision-maker': {
    label: 'Bu konuda başka kimler söz sahibi olmalı?',
    hint: 'Kimse dışarıda kalmasın isteriz.',
    options: {
      me: 'Başka kimse yok, karar bana ait',
      partner: 'Ortağım veya eşim',
      manager: 'Yönetici veya firma sahibi',
      committee: 'Yönetim kurulu veya bir komite',
    },
    reasons: {
      partner: 'Ortağının veya eşinin onayı gerekiyor',
      manager: 'Yöneticinin veya firma sahibinin onayı gerekiyor',
      committee: 'Yönetim kurulunun veya komitenin onayı gerekiyor',
    },
  },
  'availability': {
    label: 'Proje boyunca size ne kadar kolay ulaşabiliriz?',
    hint: 'Arada bir size soracaklarımız olacak.',
    options: {
      'easily': 'Kolayca, bir iki gün içinde cevap veririm',
      'at-times': 'Belirli zamanlarda, örneğin haftada bir',
      'hardly': 'Cevap vermem biraz zaman alabilir',
    },
    reasons: { hardly: 'Proje boyunca ulaşmak zor olabilir' },
  },
  'collaboration': {
    label: 'Bizimle nasıl çalışmak istersiniz?',
    hint: 'Size hangisi uyuyorsa onu seçebilirsiniz.',
    options: {
      trust: 'Hedefi ben belirleyeyim, yolu siz bulun',
      together: 'Adım adım birlikte karar verelim',
      control: 'Her ayrıntıya kendim karar vermek isterim',
    },
    reasons: { control: 'Her ayrıntıya kendisi karar vermek istiyor' },
  },
  'environment': {
    label: 'Alan adı, hosting ve e-posta tarafında durumunuz nasıl?',
    hint: 'Web sitesi bunların üzerine kurulur.',
    options: {
      ready: 'Her şey yolunda',
      unsure: 'Emin değilim',
      trouble: 'Önce halledilmesi gereken bir şey var',
    },
    reasons: {
      unsure: 'Teknik durumdan emin değil',
      trouble: 'Önce teknik tarafın düzene girmesi gerekiyor',
    },
  },
  'flexibility': {
    label: 'Hedefinize giden daha kolay bir yol bulursak değerlendirmek ister misiniz?',
    hint: 'Bazen böyle bir yol bulunuyor.',
    options: {
      yes: 'Evet, memnuniyetle',
      depends: 'Duruma göre değişir',
      no: 'Hayır, planlandığı gibi olsun',
    },
    reasons: { no: 'Planlanan çözümden ayrılmak istemiyor' },
  },
  'access': {
    label: 'Başlamadan önce bize site istatistiklerinize ve hosting hesabınıza erişim verebilir misiniz?',
    hint: 'Böylece bugünkü durumu görebiliriz.',
    options: {
      yes: 'Evet, elbette',
      help: 'Evet, nasıl yapılacağını gösterirseniz',
      none: 'Bunlar bizde henüz yok',
      no: 'Vermemeyi tercih ederim',
    },
    reasons: { none: 'İstatistik ve hosting henüz yok', no: 'Erişim vermek istemiyor' },
  },
  'hosting': {
    label: 'Alan adınız ve hosting hizmetiniz var mı?',
    hint: 'Yani web sitesinin adresi ve bulunduğu yer.',
    options: {
      yes: 'Evet, ikisi de var',
      help: 'Henüz yok, yardımınızı rica ederiz',
      later: 'Henüz yok, kendimiz halledeceğiz',
    },
    reasons: {
      help: 'Alan adı ve hosting için yardım istiyor',
      later: 'Alan adı ve hosting henüz hazır değil',
    },
  },
  'referral': {
    label: 'Bizi nereden duydunuz?',
    hint: 'Kime teşekkür edeceğimizi bilmek isteriz.',
    options: {
      recommended: 'Tavsiye üzerine',
      before: 'Daha önce birlikte çalışmıştık',
      internet: 'İnternetten',
      other: 'Başka bir yoldan',
    },
    reasons: { recommended: 'Tavsiye üzerine geldi', before: 'Daha önce bizimle çalışmış' },
  },
};
