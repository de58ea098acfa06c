using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Permits;

/// <summary>
/// What of the permits board is asked for: all of it stands in the address, so that a link shows the same to whoever may see it. A value
/// that means nothing asks for nothing.
/// </summary>
public sealed record PermitFilter : IListFilter
{
    /// <summary>The day, as <c>yyyy-MM-dd</c>; null: the operation's today.</summary>
    public string? Day { get; init; }

    /// <summary>That was asked; of items removed also who removed them.</summary>
    public string? Authority { get; init; }

    /// <summary>Code of a location.</summary>
    public string? Place { get; init; }

    public string? Governorate { get; init; }

    /// <summary>Word of <see cref="AgeBand"/>; of what is pending alone.</summary>
    public string? Age { get; init; }

    /// <summary>A place in any spelling, or a part of a request's ref or plan.</summary>
    public string? Text { get; init; }

    /// <summary>The page of each list; a list that is not named is on its first.</summary>
    public IReadOnlyDictionary<PermitList, PageAt> Pages { get; init; } = new Dictionary<PermitList, PageAt>();

    /// <summary>What an address asks for; <see cref="Pairs"/> writes it back.</summary>
    /// <param name="value">The value under a name of the query; null where there is none.</param>
    public static PermitFilter Of(Func<string, string?> value) => new()
    {
        Day = value("day"),
        Authority = value("authority"),
        Place = value("place"),
        Governorate = value("governorate"),
        Age = value("age"),
        Text = value("q"),
        Pages = Enum.GetValues<PermitList>()
            .Select(list => (list, Page: PageAt.Of(name => value(NameIn(list, name)))))
            .Where(p => p.Page != default)
            .ToDictionary(p => p.list, p => p.Page),
    };

    /// <summary>Whether anything but the day is asked for.</summary>
    public bool IsNarrow => Pairs().Any(p => p.Name != "day" && !string.IsNullOrEmpty(p.Value));

    /// <summary>The day that is meant; a day after <paramref name="today"/> is today.</summary>
    public DateOnly On(DateOnly today) => IsoDay.UpTo(today, Day);

    /// <summary>Name and value of what is asked for, as the address has them, without the pages of lists.</summary>
    public IEnumerable<(string Name, string? Value)> Pairs() =>
        [("day", Day), ("authority", Authority), ("place", Place), ("governorate", Governorate), ("age", Age), ("q", Text)];

    /// <inheritdoc/>
    public IEnumerable<(string Name, string Value)> Unknown() => new (string Name, string? Value, bool IsKnown)[]
    {
        ("day", Day, Format.IsDay(Day ?? "")),
        ("age", Age, EnumCode.TryParse<AgeBand>(Age ?? "", out _)),
    }.Where(w => !string.IsNullOrEmpty(w.Value) && !w.IsKnown).Select(w => (w.Name, w.Value!));

    /// <summary>What is asked for besides the day, as people say it.</summary>
    public IEnumerable<(string Label, string Value)> Words(Situation situation) => new (string Label, string? Value)[]
    {
        (Texts.Authority, Authority),
        (Texts.Place, Place is { } code && situation.Locations.TryGetValue(code, out var place) ? ShownName.Of(place) : Place),
        (Texts.Governorate, Governorate),
        (Texts.AgeOfPending, EnumCode.TryParse<AgeBand>(Age ?? "", out var band) ? EnumText.Of(band) : null),
        (Texts.PermitText, Text),
    }.Where(w => !string.IsNullOrEmpty(w.Value)).Select(w => (w.Label, w.Value!));

    public string Url(string operation) => Urls.Permits(operation, Pairs());

    /// <summary>The address with one list on another page.</summary>
    public string Url(string operation, PermitList list, PageAt page) =>
        $"{Urls.Permits(operation, [.. Pairs(), .. page.Pairs().Select(p => (NameIn(list, p.Name), p.Value))])}#{EnumCode.Of(list)}";

    /// <summary>The part of <paramref name="board"/> that is asked for.</summary>
    public PermitBoard Of(Situation situation, PermitBoard board)
    {
        var search = new TextSearch(situation, Text);
        var narrowed = board.Of(
            l => (string.IsNullOrEmpty(Authority) || FreeText.Same(Authority, l.Request.Authority)) && IsPlace(l.Line.Location)
                && (search.IsBlank || Mentions(l.Request) || search.IsAt(l.Line.Location)),
            r => (string.IsNullOrEmpty(Authority) || r.Concerns(Authority)) && IsPlace(r.Stop.Location)
                && (search.IsBlank || (r.Request is { } request && Mentions(request)) || search.IsAt(r.Stop.Location)));
        return EnumCode.TryParse<AgeBand>(Age ?? "", out var band)
            ? narrowed with { Pending = [.. narrowed.Pending.Where(l => AgeBands.Of(l.AgeDays) == band)] }
            : narrowed;

        bool IsPlace(string code) => Is(Place, code) && (string.IsNullOrEmpty(Governorate) || situation.Locations[code].Governorate == Governorate);

        bool Mentions(AccessRequest request) => search.IsInRef(request.Ref) || search.IsIn(request.Plan);
    }

    private static string NameIn(PermitList list, string name) => $"{EnumCode.Of(list)}-{name}";

    private static bool Is(string? asked, string value) => string.IsNullOrEmpty(asked) || asked == value;
}
