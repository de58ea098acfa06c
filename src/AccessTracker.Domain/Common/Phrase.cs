using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AccessTracker.Domain.Common;

/// <summary>
/// Something that is said to people and worded when somebody reads it, in the language of that moment: a text of the resources by its key, and what
/// fills its blanks. It is found, kept and compared without a language.
/// </summary>
[JsonConverter(typeof(PhraseConverter))]
public abstract record Phrase
{
    /// <summary>How a day is written.</summary>
    public enum DayForm
    {
        /// <summary>4 Oct 2016.</summary>
        Brief,

        /// <summary>4 October 2016: nobody takes the month for the day.</summary>
        Written,

        /// <summary>Tuesday 4 October 2016: a day and a month that were swapped are seen.</summary>
        Weekday,
    }

    // Begins what is kept as a key; no text of a sheet does.
    private const char Mark = '\uFFFC';

    private const string Blank = " ";
    private const string LongItems = ";";

    private Phrase()
    {
    }

    /// <summary>Words the phrase in the language of whoever reads now.</summary>
    public abstract override string ToString();

    /// <summary>The text of the resources under <paramref name="key"/>.</summary>
    /// <param name="parts">They fill its blanks; its nouns agree with its counts, as <see cref="CountedNoun"/> tells.</param>
    public static Phrase Of(string key, params Phrase[] parts) => FirstOf([key], key, parts: parts);

    /// <summary>The first of <paramref name="keys"/> that the resources have.</summary>
    /// <param name="otherwise">What is said where they have none.</param>
    /// <param name="isWithin">It stands within a sentence, where it does not begin with a capital.</param>
    /// <param name="parts">See <see cref="Of"/>.</param>
    public static Phrase FirstOf(IReadOnlyList<string> keys, string otherwise, bool isWithin = false, params Phrase[] parts) =>
        new Keyed(keys, otherwise, isWithin, parts);

    /// <summary>Something in nobody's language: what somebody typed, a name, a code.</summary>
    public static Phrase Typed(string text) => new Verbatim(text);

    public static Phrase Day(DateOnly day, DayForm form = DayForm.Written) => new Dated(day, form);

    public static Phrase Number(decimal number) => new Counted(number);

    /// <summary>Several things one after the other, as <see cref="Speech.List"/> separates them.</summary>
    public static Phrase List(IEnumerable<Phrase> items) => new Listed([.. items], "");

    /// <summary>The same with the word of <paramref name="key"/> (a text of two blanks, <c>{0} and {1}</c>) before the last.</summary>
    public static Phrase List(string key, IEnumerable<Phrase> items) => new Listed([.. items], key);

    /// <summary>The same of things that may be lists themselves.</summary>
    public static Phrase LongList(IEnumerable<Phrase> items) => new Listed([.. items], LongItems);

    /// <summary>Words or sentences one after the other.</summary>
    public static Phrase Sentences(params IEnumerable<Phrase> sentences) => new Listed([.. sentences], Blank);

    /// <summary>The phrase as one text that is kept: what is nobody's as it is, everything else by its key.</summary>
    public string Kept() => this is Verbatim verbatim ? verbatim.Text : Mark + JsonSerializer.Serialize(this);

    /// <summary>The phrase of <see cref="Kept"/>; a text that was kept before phrases were is nobody's.</summary>
    public static Phrase OfKept(string kept) =>
        kept.StartsWith(Mark) ? JsonSerializer.Deserialize<Phrase>(kept.AsSpan(1))! : new Verbatim(kept);

    public static implicit operator Phrase(string text) => Typed(text);

    public static implicit operator Phrase(DateOnly day) => Day(day);

    public static implicit operator Phrase(long number) => Number(number);

    internal sealed record Verbatim(string Text) : Phrase
    {
        public override string ToString() => Text;
    }

    internal sealed record Dated(DateOnly Value, DayForm Form) : Phrase
    {
        public override string ToString() => Digits.In(CultureInfo.CurrentCulture, Value.ToString(
            Form switch { DayForm.Brief => "d MMM yyyy", DayForm.Written => "d MMMM yyyy", _ => "dddd d MMMM yyyy" }, CultureInfo.CurrentCulture));
    }

    internal sealed record Counted(decimal Value) : Phrase
    {
        public override string ToString() =>
            Digits.In(CultureInfo.CurrentCulture, Value.ToString("#,0.######", CultureInfo.CurrentCulture));
    }

    internal sealed record Listed(IReadOnlyList<Phrase> Items, string With) : Phrase
    {
        public override string ToString()
        {
            List<string> items = [.. Items.Select(i => i.ToString())];
            return With == Blank ? string.Join(' ', items)
                : With == LongItems ? Speech.LongList(items)
                : With.Length == 0 || items.Count < 2 ? Speech.List(items)
                : Speech.Of(With, Speech.List(items.SkipLast(1)), items[^1]);
        }

        public bool Equals(Listed? other) => other is not null && With == other.With && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => HashCode.Combine(With, Items.Count);
    }

    internal sealed record Keyed(IReadOnlyList<string> Keys, string Otherwise, bool IsWithin, IReadOnlyList<Phrase> Parts) : Phrase
    {
        public override string ToString()
        {
            var text = Keys.Select(Speech.Find).FirstOrDefault(t => t is not null) ?? Otherwise;
            var words = Parts.Count == 0 ? text : Speech.With(text, [.. Parts.Select(p => p.ToString())]);
            return IsWithin ? Speech.Within(words) : words;
        }

        public bool Equals(Keyed? other) => other is not null && IsWithin == other.IsWithin && Otherwise == other.Otherwise
            && Keys.SequenceEqual(other.Keys) && Parts.SequenceEqual(other.Parts);

        public override int GetHashCode() => HashCode.Combine(Otherwise, Parts.Count);
    }
}
