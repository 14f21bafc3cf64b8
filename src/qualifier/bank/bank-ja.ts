/** The question bank in Japanese; see `bank-en.ts` for what each text is for. */
import type { BankWords } from './answers.ts';

export const words: BankWords = {
  'language': 'ja',
  'buyer': {
    label: 'こうしたお仕事は、現在どなたが担当されていますか？',
    hint: 'お手伝いできることを知るため、お聞きしています。',
    options: {
      'nobody': 'まだ誰もいません',
      'change': '依頼先はありますが、変更を考えています',
      'in-house': '社内の者が担当しています',
      'happy': '今の依頼先に満足しています',
    },
    reasons: { 'in-house': '社内で対応中', 'happy': '現在の依頼先に満足' },
  },
  'scope': {
    label: 'どのようなことをお手伝いしましょうか？',
    hint: 'いちばん近いものをお選びください。',
    options: {
      new: 'ホームページの新規制作',
      redesign: 'ホームページのリニューアル',
      shop: 'ネットショップの開設',
      care: 'ホームページの管理・更新',
      other: 'その他',
    },
    reasons: { other: 'これまでにない種類の依頼' },
  },
  'payment': {
    label: '着手前に、料金の{deposit}を前金としてお願いしています。よろしいでしょうか？',
    hint: '作業の日程を確保するためのものです。',
    options: {
      yes: '問題ありません',
      ask: '関係者への確認が必要です',
      no: '完了後に支払いたいです',
    },
    reasons: { ask: '前金について関係者への確認が必要', no: '前金は希望しない' },
  },
  'repeat': {
    label: '今回限りのご依頼でしょうか、それとも今後もご予定がありますか？',
    hint: 'どちらでもかまいません。',
    options: {
      once: '今回のみの予定です',
      maybe: '今後もお願いするかもしれません',
      regular: '継続してお願いする予定です',
    },
    reasons: {},
  },
  'budget': {
    label: 'ご予算はどのくらいをお考えですか？',
    hint: 'おおよその金額でかまいません。',
    options: {
      under: '{floor}未満',
      between: '{floor}〜{from}',
      over: '{from}以上',
      unsure: 'まだ決まっていません',
    },
    reasons: { under: '予算が{floor}未満' },
  },
  'range': {
    label: 'このようなご依頼は、通常{from}〜{to}ほどになります。いかがでしょうか？',
    hint: 'このお答えで何かが決まるわけではありません。',
    options: {
      'fits': 'だいたい想定どおりです',
      'more': 'もう少しかかると思っていました',
      'too-much': '予算を超えています',
    },
    reasons: { 'too-much': '通常の価格帯では予算を超える' },
  },
  'timeline': {
    label: 'このようなご依頼には、通常{time}ほどいただいています。いつごろまでに必要でしょうか？',
    hint: '本日から数えた期間です。',
    options: {
      rush: 'それより早く必要です',
      enough: 'その期間で間に合います',
      open: '特に期限はありません',
    },
    reasons: { rush: '急ぎ：通常（{time}）より早い納期を希望' },
  },
  'experience': {
    label: 'これまでに、ホームページの制作をご依頼になったことはありますか？',
    hint: '初めての方にも、ひとつずつご説明します。',
    options: { often: '何度かあります', once: '一度あります', first: '今回が初めてです' },
    reasons: { first: 'ホームページの依頼は初めて' },
  },
  'decision-maker': {
    label: 'ほかにどなたのご意見を伺えばよいでしょうか？',
    hint: '皆さまのお考えを大切にしたいと思っています。',
    options: {
      me: '私ひとりで決められます',
      partner: '家族や共同経営者',
      manager: '上司や経営者',
      committee: '役員会や委員会',
    },
    reasons: {
      partner: '家族または共同経営者の同意が必要',
      manager: '上司または経営者の承認が必要',
      committee: '役員会または委員会の承認が必要',
    },
  },
  'availability': {
    label: '作業期間中のご連絡は、取りやすいでしょうか？',
    hint: 'ときどき確認のご連絡を差し上げます。',
    options: {
      'easily': 'はい、一両日中に返信できます',
      'at-times': '週に一度など、決まった日時なら可能です',
      'hardly': '返信に時間がかかることがあります',
    },
    reasons: { hardly: '作業期間中は連絡がつきにくい' },
  },
  'collaboration': {
    label: 'どのような進め方をご希望ですか？',
    hint: 'やりやすい形をお聞かせください。',
    options: {
      trust: '目的を伝えて、方法はお任せしたいです',
      together: '相談しながら一緒に決めたいです',
      control: '細部まで自分で決めたいです',
    },
    reasons: { control: '細部まで自分で決めたい' },
  },
  'environment': {
    label: 'ドメイン、サーバー、メールの状況はいかがですか？',
    hint: 'ホームページの土台になるものです。',
    options: {
      ready: '問題なく整っています',
      unsure: 'よくわかりません',
      trouble: '先に整えたいところがあります',
    },
    reasons: {
      unsure: '技術面の状況が不明',
      trouble: '先に技術面の整備が必要',
    },
  },
  'flexibility': {
    label: 'もっと簡単に目的を果たせる方法があれば、ご検討いただけますか？',
    hint: 'そうした方法が見つかることもあります。',
    options: { yes: 'はい、ぜひ', depends: '内容によります', no: 'いいえ、予定どおり進めたいです' },
    reasons: { no: '方法の変更は希望しない' },
  },
  'access': {
    label: '着手前に、アクセス解析とサーバーのログイン権限をいただくことはできますか？',
    hint: '現在の状況を把握するためです。',
    options: {
      yes: 'はい、もちろんです',
      help: 'はい、方法を教えていただければ',
      none: 'どちらもまだありません',
      no: 'できれば控えたいです',
    },
    reasons: { none: 'アクセス解析もサーバーもまだない', no: 'ログイン権限の提供は希望しない' },
  },
  'hosting': {
    label: 'ドメインとサーバーはお持ちですか？',
    hint: 'ホームページの住所と、その置き場所にあたるものです。',
    options: {
      yes: 'はい、両方あります',
      help: 'まだなので、手伝っていただきたいです',
      later: 'まだですが、自分たちで用意します',
    },
    reasons: { help: 'ドメインとサーバーの手配に手伝いが必要', later: 'ドメインとサーバーは未手配' },
  },
  'referral': {
    label: '私どものことは、どちらでお知りになりましたか？',
    hint: 'ご縁のきっかけをお聞かせいただけるとうれしいです。',
    options: {
      recommended: '人からの紹介',
      before: '以前にも依頼したことがあります',
      internet: 'インターネット',
      other: 'その他',
    },
    reasons: { recommended: '紹介による問い合わせ', before: '以前に取引あり' },
  },
};
