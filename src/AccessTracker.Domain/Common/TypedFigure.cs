using System.Globalization;
using System.Text.RegularExpressions;

namespace AccessTracker.Domain.Common;

/// <summary>Why a typed figure could not be taken. The names are stable: texts in every language hang on them.</summary>
public enum FigureFault
{
    /// <summary>There is more, or something else, than a number and the words that say how sure it is.</summary>
    NotAFigure,

    /// <summary>A whole number with one point before three digits, <c>12.000</c>: 12 to some, 12,000 to others.</summary>
    PointOrGroup,

    /// <summary>A whole number is expected, and there are decimals.</summary>
    NotWhole,
    Negative,
    TooLarge,
    TooPrecise,

    /// <summary>A range whose upper end is below its lower one.</summary>
    RangeBackwards,

    /// <summary>Families, where people are asked for: <see cref="TypedFigure.Families"/> says how many.</summary>
    Families,
}

/// <summary>What a figure counts: people write it behind the number.</summary>
public enum FigureNoun
{
    None,
    People,
    Trucks,
    Tonnes,
}

/// <summary>
/// A figure as people write it: <c>1,200</c>, <c>12 000</c>, <c>١٢٠٠</c>, <c>about 200</c>, <c>حوالي 200</c>,
/// <c>200-250</c>, <c>20.5k</c>, <c>300 people</c>. It is read or refused, never guessed.
/// </summary>
public sealed partial record TypedFigure
{
    private const int TonnesDecimals = 6;

    // Nobody writes a figure with so many words around it; reading a page of them would take its time.
    private const int Longest = 500;

    // Longest first, so that "more than" is not taken for a word that happens to start it.
    private static readonly string[] _hedges = [.. new[]
    {
        "about", "around", "approximately", "approx.", "approx", "circa", "ca.", "ca", "c.", "roughly", "some", "nearly", "almost", "close to",
        "over", "more than", "at least", "up to", "under", "less than", "fewer than", "an estimated", "estimated", "est.", "or so", "or more", "~",
        "≈", ">", "<", "+",
        "حوالي", "حوالى", "نحو", "قرابة", "زهاء", "تقريبا", "تقريباً", "ما يقارب", "ما يقرب من", "أكثر من", "اكثر من", "أقل من", "اقل من",
        "ما لا يقل عن", "لا يقل عن", "على الأقل", "على الاقل", "يقدر بـ", "فوق", "بحدود", "في حدود", "ما يزيد على", "أو أكثر",
        "environ", "env.", "à peu près", "a peu pres", "près de", "pres de", "approximativement", "quelque", "presque", "autour de", "plus de",
        "moins de", "au moins", "au plus", "au minimum", "au maximum", "jusqu'à", "jusqu'a", "jusqu’à", "estimé à", "ou plus",
    }.OrderByDescending(h => h.Length)];

    /// <summary>The figure; of a range its lower end, so that never more is counted than was said. Null when refused.</summary>
    public decimal? Value { get; private init; }

    /// <summary>The upper end of a range.</summary>
    public decimal? High { get; private init; }

    /// <summary>The text as typed, when it says more than plain digits do.</summary>
    public string? Wording { get; private init; }

    public FigureFault? Fault { get; private init; }

    /// <summary>How many families were said where people are asked for; of a range the lower end. Null: none were.</summary>
    public decimal? Families { get; private init; }

    /// <summary>Reads a whole number from 0 to <paramref name="most"/>; null when nothing is typed.</summary>
    /// <param name="noun">What may be said behind it.</param>
    public static TypedFigure? Whole(string? text, long most, FigureNoun noun = FigureNoun.None) => Read(text, most, decimals: 0, noun);

    /// <summary>
    /// Reads metric tonnes from 0 to <paramref name="most"/>, to the gram; null when nothing is typed. The point is
    /// always the decimal one here: <c>12.000</c> is 12.
    /// </summary>
    public static TypedFigure? Tonnes(string? text, long most) => Read(text, most, TonnesDecimals, FigureNoun.Tonnes);

    /// <summary>
    /// The number is what <paramref name="text"/> is with a decimal point, where that point may be one of thousands: of <c>1.200</c>, which is 1.2
    /// to some and 1,200 to others, 1.2. Null: it is not so written.
    /// </summary>
    public static decimal? Pointed(string text)
    {
        var ascii = string.Concat(WithoutHedges(Blanks().Replace(text, " ").Trim()).Select(Numeral.ToAscii));
        return PointedGroup().IsMatch(ascii)
            ? decimal.Parse(ascii, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) / 1.000m
            : null;
    }

    /// <summary>The same with a decimal comma: of <c>1,200</c>, which is 1,200 in English and 1.2 in French, 1.2.</summary>
    public static decimal? Commaed(string text) =>
        text.Contains('.', StringComparison.Ordinal) ? null : Pointed(text.Replace(',', '.'));

    private static TypedFigure? Read(string? text, long most, int decimals, FigureNoun noun)
    {
        var typed = Blanks().Replace(text ?? "", " ").Trim();
        if (typed.Length == 0)
        {
            return null;
        }

        if (typed.Length > Longest)
        {
            return new TypedFigure { Fault = FigureFault.NotAFigure };
        }

        // Most figures are digits alone, and there are very many of them in a sheet.
        if (!typed.Any(char.IsLetter))
        {
            noun = FigureNoun.None;
        }

        if (noun == FigureNoun.People && Both().Match(typed) is { Success: true } both)
        {
            return OfBoth(both.Groups["first"].Value, both.Groups["second"].Value, typed, most) ?? new TypedFigure { Fault = FigureFault.NotAFigure };
        }

        var hedged = WithoutHedges(typed);
        if (noun == FigureNoun.People && Household().Match(hedged) is { Success: true } families)
        {
            var number = Read(families.Groups["rest"].Value, most, 0, FigureNoun.None);
            return number?.Value is null ? number : new TypedFigure { Fault = FigureFault.Families, Families = number.Value, Wording = typed };
        }

        var bare = Counted(noun)?.Match(hedged) is { Success: true } counted ? WithoutHedges(counted.Groups["rest"].Value.Trim()) : hedged;
        var (low, fault) = Short(bare, most, decimals);
        if (fault is null)
        {
            return new TypedFigure { Value = low, Wording = bare.Length == typed.Length && !Thousands().IsMatch(bare) ? null : typed };
        }

        return Ends().Match(bare) is { Success: true } ends
            ? Range(ends.Groups["low"].Value, ends.Groups["high"].Value, typed, most, decimals)
            : new TypedFigure { Fault = fault };
    }

    // 50 families (250 people), or the other way round: the people are what is asked for.
    private static TypedFigure? OfBoth(string first, string second, string typed, long most)
    {
        var (one, other) = (Read(first, most, 0, FigureNoun.People), Read(second, most, 0, FigureNoun.People));
        return (one, other) switch
        {
            ({ Value: not null }, { Families: not null }) => one with { Wording = typed },
            ({ Families: not null }, { Value: not null }) => other with { Wording = typed },
            _ => null,
        };
    }

    private static Regex? Counted(FigureNoun noun) =>
        noun switch { FigureNoun.People => People(), FigureNoun.Trucks => Trucks(), FigureNoun.Tonnes => Weight(), _ => null };

    // 20.5k is 20,500; 20-25k is from 20,000 to 25,000.
    private static (decimal? Number, FigureFault? Fault) Short(string text, long most, int decimals)
    {
        if (!text.Any(char.IsLetter) || Thousands().Match(text) is not { Success: true } match)
        {
            return Number(text, most, decimals);
        }

        var (number, fault) = Number(match.Groups["rest"].Value, most, TonnesDecimals);
        return fault is not null ? (null, fault)
            : PointedGroup().IsMatch(string.Concat(match.Groups["rest"].Value.Select(Numeral.ToAscii))) ? (null, FigureFault.PointOrGroup)
            : number * 1_000 is var whole && whole > most ? (null, FigureFault.TooLarge)
            : decimals == 0 && whole != decimal.Truncate(whole!.Value) ? (null, FigureFault.NotWhole)
            : (decimals == 0 ? decimal.Truncate(whole!.Value) : whole, null);
    }

    private static TypedFigure Range(string from, string to, string typed, long most, int decimals)
    {
        var isShort = Thousands().Match(to) is { Success: true } match && !Thousands().IsMatch(from)
            && Number(from, most, decimals).Number < Number(match.Groups["rest"].Value, most, decimals).Number;
        var (low, lowFault) = Short(isShort ? $"{from}k" : from, most, decimals);
        var (high, highFault) = Short(to, most, decimals);
        if ((lowFault ?? highFault) is { } fault)
        {
            return new TypedFigure { Fault = fault };
        }

        return low > high ? new TypedFigure { Fault = FigureFault.RangeBackwards } : new TypedFigure { Value = low, High = high, Wording = typed };
    }

    private static string WithoutHedges(string text)
    {
        var rest = text;
        while (_hedges.Select(hedge => Without(rest, hedge)).FirstOrDefault(r => r is not null) is { } shorter)
        {
            rest = shorter;
        }

        return rest;
    }

    // A hedge of letters ends where a word ends; what is left must hold something to read.
    private static string? Without(string text, string hedge)
    {
        var word = char.IsLetter(hedge[^1]) && char.IsLetter(hedge[0]);
        if (text.StartsWith(hedge, StringComparison.OrdinalIgnoreCase) && text.Length > hedge.Length && !(word && char.IsLetter(text[hedge.Length])))
        {
            return text[hedge.Length..].TrimStart();
        }

        return text.EndsWith(hedge, StringComparison.OrdinalIgnoreCase) && text.Length > hedge.Length
            && !(word && char.IsLetter(text[^(hedge.Length + 1)]))
            ? text[..^hedge.Length].TrimEnd()
            : null;
    }

    private static (decimal? Number, FigureFault? Fault) Number(string text, long most, int decimals)
    {
        var ascii = string.Concat(text.Select(Numeral.ToAscii));
        if (decimals == 0 && PointedGroup().IsMatch(ascii))
        {
            return (null, FigureFault.PointOrGroup);
        }

        if (decimals > 0 && DecimalComma().IsMatch(ascii))
        {
            // Thousands have three digits: with one or two behind it a comma is the decimal one.
            ascii = ascii.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace(',', '.');
        }

        var plain = Numeral.Plain(Separators().Where(s => s.Fits(ascii, decimals)).Select(s => ascii.Replace(s.Sign, ',')).FirstOrDefault(ascii));
        if (plain is null
            || !decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return (null, plain is null ? FigureFault.NotAFigure : FigureFault.TooLarge);
        }

        // Without needless zeros, so that 12.50 has one decimal.
        number = number == 0 ? 0 : number / 1.0000000000000000000000000000m;
        return number switch
        {
            < 0 => (null, FigureFault.Negative),
            _ when number > most => (null, FigureFault.TooLarge),
            _ when number.Scale > decimals => (null, decimals == 0 ? FigureFault.NotWhole : FigureFault.TooPrecise),
            _ => (number, null),
        };
    }

    // What else than a comma parts thousands. Two or more points can be nothing but groups, in a whole number.
    private static IEnumerable<(char Sign, Func<string, int, bool> Fits)> Separators()
    {
        foreach (var sign in new[] { ' ', '\'', '\u2019', '\u060C' })
        {
            yield return (sign, (text, _) => text.Contains(sign, StringComparison.Ordinal) && !text.Contains(',', StringComparison.Ordinal));
        }

        yield return ('.', (text, decimals) => decimals == 0 && text.Count(c => c == '.') > 1 && !text.Contains(',', StringComparison.Ordinal));
    }

    // Every blank is one, and marks of direction, which a paste brings along, are none.
    [GeneratedRegex(@"[\s\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^-?([0-9]+|[0-9]{1,3}([. ][0-9]{3})+),[0-9]{1,2}$")]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"^(?<rest>.*[0-9٠-٩۰-۹])\s*(?:k|thousand|mille|ألف|الف|آلاف)$", RegexOptions.IgnoreCase)]
    private static partial Regex Thousands();

    [GeneratedRegex(
        @"^(?<rest>.*?[^\p{L}\s]\s*(?:k|thousand|mille|ألف|الف|آلاف)?|.*?\b(?:thousand|mille))\s*"
        + @"(?:people|persons?|individuals?|beneficiar(?:y|ies)|pax|inhabitants|residents|civilians|personnes?|individus?"
        + @"|b[ée]n[ée]ficiaires?|habitants?|civils?|âmes?"
        + @"|أشخاص|شخصا|شخصًا|شخص|أفراد|فردا|فرد|مستفيدين|مستفيدا|مستفيد|نسمة|مدني)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex People();

    [GeneratedRegex(
        @"^(?<rest>.*?[^\p{L}\s])\s*(?:trucks?|lorr(?:y|ies)|vehicles|camions?|v[ée]hicules?|poids\s+lourds?|شاحنات|شاحنة)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Trucks();

    [GeneratedRegex(
        @"^(?<rest>.*?[^\p{L}\s])\s*(?:tonnes?|tons?|mt|t|metric\s+(?:tons?|tonnes?)|tonnes?\s+m[ée]triques?|طنًا|طنا|طن|أطنان)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Weight();

    [GeneratedRegex(
        @"^(?<rest>.*?[^\p{L}\s])\s*(?:famil(?:y|ies)|households?|hhs?|familles?|m[ée]nages?|foyers?|عائلات|عائلة|عوائل|أسرة|أسر|اسر|اسرة)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Household();

    [GeneratedRegex(@"^(?<first>[^()]+)\((?<second>[^()]+)\)$")]
    private static partial Regex Both();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}\.[0-9]{3}$")]
    private static partial Regex PointedGroup();

    // The Arabic "and" is written together with the number: بين 200 و250.
    [GeneratedRegex(
        @"^(?:(?:between|from|entre|de|ما\s+بين|بين|من)(?=[\s0-9٠-٩۰-۹]))?\s*(?<low>[^-–—‑\s][^-–—‑]*?)"
        + @"\s*(?:[-–—‑]|\bto\b|\band\b|\bà\b|\ba\b|\bet\b|\bإلى\b|\bالى\b|\bو(?=[\s0-9٠-٩۰-۹]))\s*(?<high>[^-–—‑\s][^-–—‑]*)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Ends();
}
