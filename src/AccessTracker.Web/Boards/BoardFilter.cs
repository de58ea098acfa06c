using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Boards;

/// <summary>
/// Which places of the board are asked for, and in what order: all of it stands in the address, so that a link shows the same to
/// whoever may see it. A value that means nothing asks for nothing.
/// </summary>
public sealed record BoardFilter : IListFilter
{
    /// <summary>How the address asks for the places never reached or overdue alone.</summary>
    public const string Unreached = "unreached";

    /// <summary>How it asks for every besieged and hard-to-reach place.</summary>
    public const string Every = "all";

    /// <summary>The day, as <c>yyyy-MM-dd</c>; null: the operation's today.</summary>
    public string? Day { get; init; }

    public string? Status { get; init; }

    public string? Governorate { get; init; }

    public string? District { get; init; }

    /// <summary>The besieging party, as the status entries name it.</summary>
    public string? Party { get; init; }

    /// <summary>Word of <see cref="Blocking"/>.</summary>
    public string? Blocked { get; init; }

    /// <summary>Only places that this authority's list has as besieged or hard to reach on the day, whichever list the operation goes by.</summary>
    public string? Authority { get; init; }

    public string? Text { get; init; }

    /// <summary><see cref="Unreached"/>, <see cref="Every"/>, or null: as the page has it.</summary>
    public string? Only { get; init; }

    /// <summary>The page shows every place where the address does not say which: the map does, the list of places not reached does not.</summary>
    public bool EveryByDefault { get; init; }

    /// <summary>Only places never reached or overdue (counting rules, section 7).</summary>
    public bool UnreachedOnly => Only switch { Unreached => true, Every => false, _ => !EveryByDefault };

    /// <summary>Word of <see cref="BoardOrder"/>.</summary>
    public string? Order { get; init; }

    /// <summary>What an address asks for; <see cref="Pairs"/> writes it back.</summary>
    /// <param name="value">The value under a name of the query; null where there is none.</param>
    public static BoardFilter Of(Func<string, string?> value) => new()
    {
        Day = value("day"),
        Status = value("status"),
        Governorate = value("governorate"),
        District = value("district"),
        Party = value("party"),
        Blocked = value("blocked"),
        Authority = value("authority"),
        Text = value("q"),
        Only = value("only"),
        Order = value("order"),
    };

    /// <summary>The day that is meant; a day after <paramref name="today"/> is today: nobody knows yet what will have been reached.</summary>
    public DateOnly On(DateOnly today) => IsoDay.UpTo(today, Day);

    public string Url(string operation, PageAt page = default) => Urls.Unreached(operation, [.. Pairs(), .. page.Pairs()]);

    /// <summary>The same on the map.</summary>
    public string MapUrl(string operation, PageAt page = default) => Urls.Map(operation, [.. Pairs(), .. page.Pairs()]);

    /// <summary>Name and value of what is asked for, as the address has them.</summary>
    public IEnumerable<(string Name, string? Value)> Pairs() =>
    [
        ("day", Day), ("status", Status), ("governorate", Governorate), ("district", District), ("party", Party), ("blocked", Blocked),
        ("authority", Authority), ("q", Text), ("only", Only), ("order", Order),
    ];

    /// <summary>What is asked for besides the day, as people say it.</summary>
    public IEnumerable<(string Label, string Value)> Words() => new (string Label, string? Value)[]
    {
        (Texts.Status, Status is null ? null : EnumText.OfWord<AccessStatus>(Status)),
        (Texts.Governorate, Governorate),
        (Texts.District, District),
        (Texts.BesiegingParty, Party),
        (Texts.Why, Blocked is null ? null : EnumText.OfWord<Blocking>(Blocked)),
        (Texts.ListOf, Authority),
        (Texts.LocationText, Text),
        (Texts.Showing, UnreachedOnly ? Texts.OnlyUnreached : Texts.EveryPlace),
        (Texts.OrderBy, Order is null ? null : EnumText.OfWord<BoardOrder>(Order)),
    }.Where(w => !string.IsNullOrEmpty(w.Value)).Select(w => (w.Label, w.Value!));

    /// <summary>
    /// Name and value of what the address asks for in words that this filter does not have; a page says so beside its fields, and a
    /// file is not made. What records hold, a governorate or a party, is not among them: it may have been there yesterday.
    /// </summary>
    public IEnumerable<(string Name, string Value)> Unknown() => new (string Name, string? Value, bool IsKnown)[]
    {
        ("day", Day, Format.IsDay(Day ?? "")),
        ("status", Status, EnumCode.TryParse<AccessStatus>(Status ?? "", out _)),
        ("blocked", Blocked, EnumCode.TryParse<Blocking>(Blocked ?? "", out _)),
        ("only", Only, Only is Unreached or Every),
        ("order", Order, EnumCode.TryParse<BoardOrder>(Order ?? "", out _)),
    }.Where(w => !string.IsNullOrEmpty(w.Value) && !w.IsKnown).Select(w => (w.Name, w.Value!));

    /// <summary>The places that are asked for, in the order that is.</summary>
    public IReadOnlyList<BoardLocation> Of(Situation situation, IReadOnlyList<BoardLocation> board, DateOnly day)
    {
        var search = new TextSearch(situation, Text);
        var listed = string.IsNullOrEmpty(Authority) ? null : ListOf(situation, Authority, day);
        return [.. Ordered(board
            .Where(p => Is(Status, EnumCode.Of(p.Status.Status)) && Is(Governorate, p.Location.Governorate) && Is(District, p.Location.District))
            .Where(p => (string.IsNullOrEmpty(Party) || FreeText.Same(Party, p.Status.BesiegedBy))
                && Is(Blocked, p.WhyUnreached is { } why ? EnumCode.Of(why) : null))
            .Where(p => listed is null || listed.Contains(p.Location.Code))
            .Where(p => !UnreachedOnly || p.IsUnreached)
            .Where(p => search.IsBlank || search.IsNamed(p.Location)))];
    }

    private static bool Is(string? asked, string? value) => string.IsNullOrEmpty(asked) || asked == value;

    private static HashSet<string> ListOf(Situation situation, string authority, DateOnly day) => situation.Facts.Statuses
        .Where(s => FreeText.Same(s.Authority, authority) && s.From <= day)
        .GroupBy(s => s.Location, StringComparer.Ordinal)
        .Where(g => g.MaxBy(s => s.From)!.Status is AccessStatus.Besieged or AccessStatus.HardToReach)
        .Select(g => g.Key)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>One page of <paramref name="places"/>, which <c>Of</c> returned.</summary>
    public ListPage<BoardLocation> Page(IReadOnlyList<BoardLocation> places, PageAt page) => BoardOrders.Of(First).Page(places, page);

    private BoardOrder First => EnumCode.TryParse<BoardOrder>(Order ?? "", out var order) ? order : BoardOrder.Worst;

    private IEnumerable<BoardLocation> Ordered(IEnumerable<BoardLocation> places) => First switch
    {
        BoardOrder.Worst => UnreachedBoard.WorstFirst(places),
        BoardOrder.Longest => places.OrderByDescending(p => p.DaysWaiting).ThenBy(p => p.Location.Code, StringComparer.Ordinal),
        BoardOrder.People => places.OrderByDescending(p => p.Population?.People ?? -1).ThenBy(p => p.Location.Code, StringComparer.Ordinal),
        BoardOrder.Blocked =>
            places.OrderBy(p => p.WhyUnreached ?? (Blocking)int.MaxValue).ThenBy(p => p.BlockedSince)
            .ThenBy(p => p.Location.Code, StringComparer.Ordinal),
        BoardOrder.Place =>
            places.OrderBy(p => p.Location.Governorate, ListColumn.Names).ThenBy(p => ShownName.Of(p.Location), ListColumn.Names)
            .ThenBy(p => p.Location.Code, StringComparer.Ordinal),
    };
}
