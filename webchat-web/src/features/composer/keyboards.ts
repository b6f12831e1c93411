/** The rows of keys of each on-screen keyboard. A space ends a key, since some keys are more than one character. */
export const KEYBOARDS = {
  ar: { sign: 'ع', rtl: true, rows: ['ض ص ث ق ف غ ع ه خ ح ج د', 'ش س ي ب ل ا ت ن م ك ط', 'ئ ء ؤ ر لا ى ة و ز ظ ذ', 'أ إ آ ً ٌ ٍ َ ُ ِ ّ ْ ؟ ، ؛'] },
  ru: { sign: 'Я', rtl: false, rows: ['й ц у к е н г ш щ з х ъ', 'ф ы в а п р о л д ж э ё', 'я ч с м и т ь б ю і ї є ґ'] },
  hi: { sign: 'अ', rtl: false, rows: ['अ आ इ ई उ ऊ ए ऐ ओ औ ऋ', 'क ख ग घ ङ च छ ज झ ञ', 'ट ठ ड ढ ण त थ द ध न', 'प फ ब भ म य र ल व', 'श ष स ह ा ि ी ु ू े ै ो ौ ं ः ् ।'] },
  el: { sign: 'Ω', rtl: false, rows: ['ς ε ρ τ υ θ ι ο π', 'α σ δ φ γ η ξ κ λ', 'ζ χ ψ ω β ν μ', 'ά έ ή ί ό ύ ώ ϊ ϋ'] },
  he: { sign: 'א', rtl: true, rows: ['ק ר א ט ו ן ם פ', 'ש ד ג כ ע י ח ל ך ף', 'ז ס ב ה נ מ צ ת ץ ׳ ״'] },
  la: { sign: 'é', rtl: false, rows: ['à á â ä ã å æ ą', 'ç ć č è é ê ë ę ě', 'ì í î ï ł ñ ń ň', 'ò ó ô ö õ ø œ ř š ś ß', 'ù ú û ü ů ý ÿ ž ź ż', '¿ ¡ « » „ “ ” ’ – —'] },
} as const;
export type KeyboardId = keyof typeof KEYBOARDS;
