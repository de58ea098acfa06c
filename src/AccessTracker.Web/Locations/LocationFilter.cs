using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Locations;

/// <summary>Which places are asked for: all of it stands in the address, of the list as of its file.</summary>
public sealed record LocationFilter : IListFilter
{
    /// <summary>Beside the statuses themselves: the places that are on no list.</summary>
    public const string Untracked = "untracked";

    /// <summary>Word of <see cref="AccessStatus"/>, as it is today, or <see cref="Untracked"/>.</summary>
    public string? Status { get; init; }

    public string? Governorate { get; init; }

    /// <summary>A part of a name, in any spelling, or a whole code.</summary>
    public string? Text { get; init; }

    /// <summary>What an address asks for; <see cref="Pairs"/> writes it back.</summary>
    /// <param name="value">The value under a name of the query; null where there is none.</param>
    public static LocationFilter Of(Func<string, string?> value) =>
        new() { Status = value("status"), Governorate = value("governorate"), Text = value("q") };

    /// <inheritdoc/>
    public IEnumerable<(string Name, string? Value)> Pairs() => [("status", Status), ("governorate", Governorate), ("q", Text)];

    /// <inheritdoc/>
    public IEnumerable<(string Name, string Value)> Unknown() =>
        string.IsNullOrEmpty(Status) || Status == Untracked || EnumCode.TryParse<AccessStatus>(Status, out _) ? [] : [("status", Status)];

    /// <summary>The condition tells which places are asked for.</summary>
    /// <param name="situation">The reader's records.</param>
    /// <param name="today">The operation's today.</param>
    public Func<Location, bool> In(Situation situation, DateOnly today)
    {
        var search = new TextSearch(situation, Text);
        return location =>
            (string.IsNullOrEmpty(Governorate) || location.Governorate == Governorate)
            && (string.IsNullOrEmpty(Status) || WordOf(situation, location, today) == Status)
            && (search.IsBlank || Mentions(location, search));
    }

    private static string WordOf(Situation situation, Location location, DateOnly today) =>
        situation.StatusOn(location.Code, today) is { } entry ? EnumCode.Of(entry.Status) : Untracked;

    private bool Mentions(Location location, TextSearch search) =>
        search.IsAt(location.Code)
        || new[] { location.Code, location.CommunityPcode, location.SubDistrictPcode }
            .Any(c => string.Equals(c, Text!.Trim(), StringComparison.OrdinalIgnoreCase));
}
