using System.Xml.Linq;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components.Svg;

namespace AccessTracker.Web.Ceasefire;

/// <summary>
/// A pattern for each party that holds, or held, a place: the same party has the same one on every page and day. With more parties than patterns some
/// share one; the words beside a sign say whose it is.
/// </summary>
internal static class PartyPatterns
{
    private static readonly Hatch[] _hatches =
        [Hatch.None, Hatch.Diagonal, Hatch.Crossed, Hatch.Horizontal, Hatch.Vertical, Hatch.BackDiagonal, Hatch.Grid, Hatch.Dots];

    /// <summary>Name of the pattern of what nobody is known to hold.</summary>
    public const string Unknown = "party-unknown";

    /// <summary>Codes of the parties that hold or held a place, in the order in which they first did.</summary>
    public static IReadOnlyList<string> Parties(Situation situation) =>
    [
        .. situation.Locations.Keys.SelectMany(situation.Ceasefire.ControlsOf).OrderBy(c => c.From).ThenBy(c => c.Party, StringComparer.Ordinal)
            .Select(c => c.Party).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Name of the pattern of a party.</summary>
    /// <param name="parties">As <see cref="Parties"/> returns them.</param>
    /// <param name="party">Code of the party.</param>
    public static string Of(IReadOnlyList<string> parties, string party) =>
        parties.ToList().IndexOf(party) is >= 0 and var index ? FormattableString.Invariant($"party-{index % _hatches.Length}") : Unknown;

    /// <summary>Defines the patterns.</summary>
    /// <param name="prefix">Begins their ids, which are unique on a page.</param>
    public static XElement Define(string prefix) => Hatches.Definitions(
    [
        .. _hatches.Select((hatch, i) =>
            (Id(prefix, FormattableString.Invariant($"party-{i}")), FormattableString.Invariant($"fill-party-{i}"), hatch)),
        (Id(prefix, Unknown), "fill-party-unknown", Hatch.None),
    ]);

    public static string Id(string prefix, string pattern) => $"{prefix}-{pattern}";
}
