using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Grids;

namespace AccessTracker.Web.Boards.Live;

/// <summary>By what the places of the live board stand together.</summary>
public enum BoardGroup
{
    Governorate,

    /// <summary>What blocks them.</summary>
    Blocking,

    /// <summary>Who besieges them.</summary>
    Party,
}

/// <summary>What the address of the live board says besides the filter: in which groups, and sorted by which column.</summary>
/// <param name="GroupWord">Word of <see cref="BoardGroup"/>; null: in none.</param>
/// <param name="Sort">Name of a column; null: in the order that the filter has.</param>
/// <param name="IsDescending">The other way round.</param>
public sealed record LiveChoice(string? GroupWord, string? Sort, bool IsDescending)
{
    private const string Descending = "desc";

    public BoardGroup? Group => EnumCode.TryParse<BoardGroup>(GroupWord ?? "", out var group) ? group : null;

    /// <summary>What an address asks for; <see cref="Pairs"/> writes it back.</summary>
    /// <param name="value">The value under a name of the query; null where there is none.</param>
    public static LiveChoice Of(Func<string, string?> value) => new(value("group"), value("sort"), value("dir") == Descending);

    public IEnumerable<(string Name, string? Value)> Pairs() =>
        [("group", GroupWord), ("sort", Sort), ("dir", Sort is not null && IsDescending ? Descending : null)];

    /// <summary>The group of a place, by a key that other places of it have too; empty: of those of which it is unknown.</summary>
    public string KeyOf(BoardLocation place) => Group switch
    {
        BoardGroup.Governorate => place.Location.Governorate ?? "",
        BoardGroup.Blocking => place.WhyUnreached is { } why ? EnumCode.Of(why) : "",
        BoardGroup.Party => place.Status.BesiegedBy is { } party ? FreeText.Key(party) : "",
        null => "",
    };

    /// <summary>What the group of a place is called.</summary>
    public string NameOf(BoardLocation place) => Group switch
    {
        BoardGroup.Governorate => place.Location.Governorate ?? Format.Capital(Texts.GovernorateUnknown),
        BoardGroup.Blocking => place.WhyUnreached is { } why ? EnumText.Of(why) : EnumText.Of(Reach.InTime),
        BoardGroup.Party => place.Status.BesiegedBy ?? Texts.LiveNoParty,
        null => "",
    };

    /// <summary>
    /// The places in the order that is asked for: groups by name, those of which it is unknown last, and what blocks in the order of the
    /// counting rules; within them by the column. What is unknown comes last either way.
    /// </summary>
    /// <param name="places">In the order that the filter has.</param>
    /// <param name="ask">What the grid asks for.</param>
    public IReadOnlyList<BoardLocation> Ordered(IReadOnlyList<BoardLocation> places, DeskAsk ask)
    {
        var sorted = Sorted(places, ask.Sort, ask.IsDescending);
        return [.. Group switch
        {
            BoardGroup.Governorate =>
                sorted.OrderBy(p => p.Location.Governorate is null).ThenBy(p => p.Location.Governorate, ListColumn.Names).ThenBy(KeyOf),
            BoardGroup.Blocking => sorted.OrderBy(p => p.WhyUnreached ?? (Blocking)int.MaxValue),
            BoardGroup.Party => sorted.OrderBy(p => p.Status.BesiegedBy is null).ThenBy(KeyOf, StringComparer.Ordinal),
            null => sorted,
        }];
    }

    private static IEnumerable<BoardLocation> Sorted(IReadOnlyList<BoardLocation> places, string? column, bool isDescending)
    {
        return column switch
        {
            LiveColumn.Place => By(p => ShownName.Of(p.Location), ListColumn.Names),
            LiveColumn.Governorate => Known(p => p.Location.Governorate, ListColumn.Names),
            LiveColumn.District => Known(p => p.Location.District, ListColumn.Names),
            LiveColumn.Status => By(p => (p.Status.Status, p.StatusSince)),
            LiveColumn.Party => Known(p => p.Status.BesiegedBy, ListColumn.Names),
            LiveColumn.Population => Known(p => p.Population?.People),
            LiveColumn.LastReached => By(p => p.LastReached?.Day ?? DateOnly.MinValue),
            LiveColumn.Waiting => By(p => p.DaysWaiting),
            LiveColumn.PeopleDays => Known(p => p.PeopleDays),
            LiveColumn.Attempts => By(p => p.FailedAttempts.Count),
            LiveColumn.Why => By(p => (p.WhyUnreached ?? (Blocking)int.MaxValue, p.BlockedSince)),
            _ => places,
        };

        IOrderedEnumerable<BoardLocation> By<T>(Func<BoardLocation, T> key, IComparer<T>? comparer = null) =>
            isDescending ? places.OrderByDescending(key, comparer) : places.OrderBy(key, comparer);

        IEnumerable<BoardLocation> Known<T>(Func<BoardLocation, T> key, IComparer<T>? comparer = null) =>
            By(key, comparer).OrderBy(p => key(p) is null);
    }
}
