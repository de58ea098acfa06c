using System.Globalization;
using System.Text.RegularExpressions;

namespace AccessTracker.Domain.Common;

/// <summary>
/// Says which form of a noun agrees with a number, by the plural rules of the Unicode CLDR (UTS 35, part 3). A language writes its rules into its
/// resources, as CLDR has them: <c>one: n = 1; few: n % 100 = 3..10</c>. Every other number is of the category <c>other</c>, whose form is last.
/// </summary>
public sealed partial class PluralRules
{
    private readonly IReadOnlyList<(string Category, IReadOnlyList<Relation[]> AnyOf)> _rules;

    private PluralRules(IReadOnlyList<(string Category, IReadOnlyList<Relation[]> AnyOf)> rules) => _rules = rules;

    /// <summary>How many forms a noun has.</summary>
    public int Forms => _rules.Count + 1;

    /// <summary>Reads rules as CLDR writes them, without samples. The operands are n, i and v.</summary>
    /// <exception cref="FormatException">They cannot be read.</exception>
    public static PluralRules Parse(string text) => new(
        [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(rule => rule.Split(':', 2) is [var category, var of]
            ? (category.Trim(), (IReadOnlyList<Relation[]>)[.. of.Split(" or ").Select(all => all.Split(" and ").Select(Relation.Parse).ToArray())])
            : throw new FormatException($"This is no plural rule: {rule}"))]);

    /// <summary>
    /// Chooses among <paramref name="forms"/>, which stand in the order of the rules. Where there are two of a language that has more, they
    /// are those of <c>one</c> and of <c>other</c>.
    /// </summary>
    /// <param name="number">Whose form is asked for; null: what stands there is no number, and takes the last form.</param>
    public string Choose(decimal? number, IReadOnlyList<string> forms)
    {
        var index = number is { } n ? Index(Math.Abs(n)) : _rules.Count;
        return forms.Count == Forms ? forms[index]
            : index < _rules.Count && _rules[index].Category == "one" ? forms[0]
            : forms[^1];
    }

    private int Index(decimal number)
    {
        var index = 0;
        while (index < _rules.Count && !_rules[index].AnyOf.Any(all => all.All(r => r.Holds(number))))
        {
            index++;
        }

        return index;
    }

    /// <summary>One relation of a rule: n % 100 = 3..10.</summary>
    private sealed partial record Relation(string Operand, decimal? Modulus, bool IsEqual, IReadOnlyList<(decimal From, decimal To)> Ranges)
    {
        public static Relation Parse(string text)
        {
            if (Written().Match(text.Trim()) is not { Success: true } found)
            {
                throw new FormatException($"This is no relation of a plural rule: {text}");
            }

            return new Relation(
                found.Groups["operand"].Value,
                found.Groups["modulus"] is { Success: true } modulus ? Number(modulus.Value) : null,
                found.Groups["sign"].Value == "=",
                [.. found.Groups["ranges"].Value.Split(',').Select(r => r.Split("..")).Select(r => (Number(r[0]), Number(r[^1])))]);
        }

        public bool Holds(decimal number)
        {
            var value = Operand switch
            {
                "n" => number,
                "i" => decimal.Truncate(number),
                _ => number.Scale,
            };
            value = Modulus is { } modulus ? value % modulus : value;
            return Ranges.Any(r => value == decimal.Truncate(value) && value >= r.From && value <= r.To) == IsEqual;
        }

        private static decimal Number(string text) => decimal.Parse(text.Trim(), CultureInfo.InvariantCulture);

        [GeneratedRegex(@"^(?<operand>[niv])(?: % (?<modulus>\d+))? (?<sign>!?=) (?<ranges>\d+(?:\.\.\d+)?(?:,\d+(?:\.\.\d+)?)*)$")]
        private static partial Regex Written();
    }
}
