// Folds spellings to what readers take for the same, as the server does (Letters, LocationName): for comparing, never for showing.
const special = {
  "\u0623": "\u0627", "\u0625": "\u0627", "\u0622": "\u0627", "\u0671": "\u0627",
  "\u0649": "\u064a", "\u06cc": "\u064a", "\u0626": "\u064a",
  "\u0629": "\u0647", "\u06c1": "\u0647", "\u06d5": "\u0647",
  "\u0624": "\u0648", "\u06a9": "\u0643", "\u0621": "", "\u0640": "", "\u0131": "i", "\u00df": "ss", "\u00e6": "ae", "\u00c6": "ae",
};
const digit = letter => letter >= "\u0660" && letter <= "\u0669" ? String(letter.charCodeAt(0) - 0x660)
  : letter >= "\u06f0" && letter <= "\u06f9" ? String(letter.charCodeAt(0) - 0x6f0) : null;
const sounds = ["sh", "th", "dh", "t", "d", "r", "z", "s", "n", "l"];
const isBreak = letter => /[\s\p{Pd}\p{Ps}\p{Pe}.,/_\u060c]/u.test(letter);

function letterOf(letter) {
  const known = special[letter] ?? digit(letter);
  if (known !== null && known !== undefined) {
    return known;
  }
  let kept = "";
  for (const part of letter.normalize("NFD")) {
    if (/[\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{Nd}]/u.test(part)) {
      const lower = part.toLowerCase();
      kept += special[lower] ?? lower;
    }
  }
  return kept;
}

/** All letters and digits of a text, folded, with nothing between them. */
export const fold = text => [...text.normalize("NFC")].map(letterOf).join("");

function wordsOf(text) {
  const words = [];
  let word = "";
  for (const letter of text.normalize("NFC")) {
    word += letterOf(letter);
    if (isBreak(letter) && word) {
      words.push(word);
      word = "";
    }
  }
  return word ? [...words, word] : words;
}

const isArticle = (word, next) => word.length >= 2 && word.length <= 3 && "aeiu".includes(word[0])
  && (word.slice(1) === "l" || (sounds.includes(word.slice(1)) && next.startsWith(word.slice(1))));

const withoutArticles = words => words
  .filter((word, i) => !(i + 1 < words.length && isArticle(word, words[i + 1])))
  .map(word => word.length >= 5 && word.startsWith("\u0627\u0644") ? word.slice(2) : word);

const both = words => [...new Set([withoutArticles(words).join(""), words.join("")])].filter(Boolean);

/** What a name that is still being typed comes to: without its articles, and with them, which is the last. */
export const keysOf = text => both(wordsOf(text));

/** The same from each word of a name on, the whole name first. */
export function startsOf(name) {
  const words = wordsOf(name);
  return words.map((_, i) => both(words.slice(i)));
}

/** Letters to add, drop or change to make of one text a beginning of another. */
export function distanceToStart(start, text) {
  let row = Array.from({ length: text.length + 1 }, (_, i) => i);
  for (let i = 1; i <= start.length; i++) {
    let diagonal = row[0];
    row[0] = i;
    for (let j = 1; j <= text.length; j++) {
      const change = diagonal + (start[i - 1] === text[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
    }
  }
  return Math.min(...row);
}
