// Finds places and words among those that came with the reference, by the server's own rules (LocationIndex, TypedLocation).
import { distanceToStart, fold, keysOf, startsOf } from "./entry-fold.js";

const near = 6;
const leastNear = 4;
const unnamed = Infinity;
const proposed = "NEW-";
const mostPlaces = 8;
const mostWords = 8;
const order = new Intl.Collator(document.documentElement.lang);
const isArabic = document.documentElement.lang === "ar";

/** The places of a reference, ready to be compared with what is typed. */
export class Places {
  constructor(places, requests) {
    const asked = new Set(requests.flatMap(request => request.places.map(place => place.code)));
    this.places = places.map(place => {
      const names = [place.name, place.ar, ...place.also ?? []].filter(Boolean);
      const starts = names.map(startsOf);
      const isArabicFirst = isArabic && place.ar && place.ar !== place.name;
      const hasBoth = place.ar && place.ar !== place.name;
      return {
        ...place,
        shown: isArabicFirst ? place.ar : place.name,
        language: isArabicFirst ? "ar" : "en",
        other: !hasBoth ? null : isArabicFirst ? place.name : place.ar,
        otherLanguage: isArabicFirst ? "en" : "ar",
        first: (asked.has(place.code) ? 2 : 0) + (place.mine ? 1 : 0),
        whole: fold(place.code),
        codes: [place.code, place.pcode, place.area].filter(Boolean).map(fold),
        signs: names.map(name => name.trim()),
        keys: names.map(name => keysOf(name)[0]).filter(Boolean),
        wholes: names.map(name => keysOf(name).at(-1)),
        names: [...new Set(starts.flatMap(start => start[0] ?? []))],
        later: [...new Set(starts.flatMap(start => start.slice(1).flat()))],
      };
    });
  }

  /** By code. */
  of(code) {
    return this.places.find(place => place.code === code);
  }

  /**
   * Those that may be meant, best first, as the list of the picker shows them. Of those that are as good: what an open request asks for comes
   * first, then what lies in the person's own area.
   */
  find(text) {
    const typed = text.trim();
    const exact = this.exact(typed);
    const keys = keysOf(typed);
    const ranked = this.places.map(place => ({ place, rank: rankOf(place, typed, keys) })).filter(one => one.rank < unnamed);
    const isNamed = ranked.some(one => one.rank < near);
    return ranked
      .filter(one => !isNamed || one.rank < near)
      .sort((a, b) => a.rank - b.rank || b.place.first - a.place.first
        || order.compare(a.place.shown, b.place.shown) || (a.place.code < b.place.code ? -1 : 1))
      .slice(0, mostPlaces)
      .sort((a, b) => (b.place === exact) - (a.place === exact))
      .map(({ place, rank }) => ({
        code: place.code, name: place.shown, language: place.language, other: place.other, otherLanguage: place.otherLanguage, line: place.line,
        exact: place === exact, begins: rank < 5,
      }));
  }

  /** The one place that is named in full; null: none is, or more than one. */
  exact(text) {
    const typed = text.trim();
    const byCode = this.of(typed);
    if (byCode || !typed) {
      return byCode ?? null;
    }
    const written = fold(typed);
    const keys = keysOf(typed);
    if (!written) {
      const signed = this.places.filter(place => place.signs.includes(typed));
      return signed.length === 1 ? signed[0] : null;
    }
    let found = this.places.filter(place => place.pcode && fold(place.pcode) === written);
    if (found.length === 0) {
      const named = this.places.filter(place => place.keys.includes(keys[0]));
      const known = named.filter(place => !place.code.startsWith(proposed));
      found = known.length > 0 ? known : named;
    }
    found = [...new Set([...found, ...this.places.filter(place => place.whole === written)])];
    if (found.length !== 1) {
      return null;
    }
    const [place] = found;
    return place.whole === written || (place.pcode && fold(place.pcode) === written) || keys.length > 1 || place.wholes.includes(keys.at(-1))
      ? place
      : null;
  }
}

function rankOf(place, typed, keys) {
  if (!typed) {
    return unnamed;
  }
  if (place.code === typed) {
    return 0;
  }
  const code = fold(typed);
  if (!code) {
    return place.signs.includes(typed) ? 1 : place.signs.some(sign => sign.includes(typed)) ? near - 1 : unnamed;
  }
  if (place.codes.includes(code) || keys.some(key => place.names.includes(key))) {
    return 1;
  }
  return place.codes.some(one => one.startsWith(code)) ? 2 : Math.min(...keys.map(key => rankOfKey(place, key)));
}

function rankOfKey(place, key) {
  if (place.names.some(name => name.startsWith(key))) {
    return 3;
  }
  if (place.later.some(word => word.startsWith(key))) {
    return 4;
  }
  if (place.names.some(name => name.includes(key))) {
    return near - 1;
  }
  // A third of the letters may differ; of a much shorter name more do.
  const most = Math.floor(key.length / 3);
  if (key.length < leastNear) {
    return unnamed;
  }
  const distances = place.names.filter(name => key.length - name.length <= most).map(name => distanceToStart(key, name));
  const distance = Math.min(unnamed, ...distances);
  return distance <= most ? near - 1 + distance : unnamed;
}

/** Of words used before those that begin so, then those of which a later word does, then those that hold it: in the order of the list. */
export function findWords(words, text) {
  const typed = fold(text);
  if (!typed) {
    return [];
  }
  const rank = ({ text: word, label }) => Math.min(...[word, label].filter(Boolean).map(one => {
    const folded = fold(one);
    return folded.startsWith(typed) ? 0 : one.split(/[\s;,]+/u).some(part => fold(part).startsWith(typed)) ? 1 : folded.includes(typed) ? 2 : unnamed;
  }));
  return words.map(word => ({ word, rank: rank(word) })).filter(one => one.rank < unnamed).sort((a, b) => a.rank - b.rank).slice(0, mostWords)
    .map(one => ({ ...one.word, begins: one.rank < 2 }));
}
