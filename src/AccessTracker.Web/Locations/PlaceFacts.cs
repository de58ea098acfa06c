using System.Globalization;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Locations;

/// <summary>One thing that is said of two places.</summary>
/// <param name="Label">What it is.</param>
/// <param name="One">Of the one; null: unknown.</param>
/// <param name="Other">Of the other; null: unknown, or there is none.</param>
/// <param name="IsCount">It counts records, and says nothing for or against.</param>
internal sealed record PlaceFact(string Label, string? One, string? Other, bool IsCount = false)
{
    /// <summary>Both are known and not the same. What only one has is no difference.</summary>
    public bool Differs => !IsCount && One is not null && Other is not null && One != Other;

    /// <summary>All that tells two places apart, and how many records are about each.</summary>
    /// <param name="other">Null: there is none to compare with.</param>
    /// <param name="today">The operation's day.</param>
    public static IReadOnlyList<PlaceFact> Of(Situation situation, Location one, Location? other, DateOnly today)
    {
        var (mine, theirs) = (LocationUse.Counts(situation, one.Code), other is null ? [] : LocationUse.Counts(situation, other.Code));
        return
        [
            Said(Texts.Column_name, l => ShownName.Latin(l)),
            Said(Texts.Column_name_ar, l => ShownName.All(l) is [_, var arabic] ? arabic : null),
            Said(Texts.PlaceAliases, l => l.Aliases.Count == 0 ? null : string.Join(Texts.ListSeparator, l.Aliases), isPlain: true),
            Said(Texts.Code, l => l.Code, isPlain: true),
            Said(Texts.Column_community_pcode, l => l.CommunityPcode),
            Said(Texts.Governorate, l => l.Governorate),
            Said(Texts.District, l => l.District),
            Said(Texts.SubDistrict, l => l.SubDistrict),
            Said(Texts.Coordinates, Point),
            Said(Texts.Status, l => situation.StatusOn(l.Code, today) is { } status ? EnumText.Of(status.Status) : null),
            Said(Texts.Population, l => situation.PopulationOn(l.Code, today) is { } people ? Format.Number(people.People) : null),
            .. mine.Concat(theirs).Select(c => c.Kind).Distinct().Select(kind => new PlaceFact(
                RecordText.Kinds(kind), Count(mine, kind), other is null ? null : Count(theirs, kind), IsCount: true)),
        ];

        PlaceFact Said(string label, Func<Location, string?> value, bool isPlain = false) =>
            new(label, value(one), other is null ? null : value(other), isPlain);
    }

    private static string Count(IReadOnlyList<(Data.Records.Kinds.RecordKind Kind, int Count)> counts, Data.Records.Kinds.RecordKind kind) =>
        Format.Number(counts.FirstOrDefault(c => c.Kind == kind).Count);

    private static string? Point(Location place) => place is { Latitude: { } latitude, Longitude: { } longitude }
        ? string.Create(CultureInfo.CurrentCulture, $"{latitude:0.####}, {longitude:0.####}")
        : null;
}
