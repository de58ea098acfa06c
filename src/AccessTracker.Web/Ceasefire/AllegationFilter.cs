using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Permits;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Ceasefire;

/// <summary>Which allegations are asked for: all of it stands in the address. A value that means nothing asks for nothing.</summary>
public sealed record AllegationFilter : IListFilter
{
    /// <summary>An <see cref="Age"/>: of what has been open for more than <see cref="ListedAllegation.LongDays"/> days, whatever its band.</summary>
    public const string LongOpen = Urls.LongOpen;

    /// <summary>The day whose states are shown, as <c>yyyy-MM-dd</c>; null: the operation's today.</summary>
    public string? Day { get; init; }

    /// <summary>Code of the arrangement.</summary>
    public string? Arrangement { get; init; }

    /// <summary>Code of the party, or what is written where no party is known by it.</summary>
    public string? Party { get; init; }

    public string? Governorate { get; init; }

    public string? Kind { get; init; }

    /// <summary>Word of <see cref="AllegationState"/>.</summary>
    public string? State { get; init; }

    /// <summary>Word of <see cref="AllegationStage"/>.</summary>
    public string? Stage { get; init; }

    /// <summary>Word of <see cref="AgeBand"/>, or <see cref="LongOpen"/>; of what is open alone.</summary>
    public string? Age { get; init; }

    /// <summary>The first day on which it is said to have happened.</summary>
    public string? From { get; init; }

    /// <summary>The last.</summary>
    public string? To { get; init; }

    /// <summary>A place in any spelling, or a part of the ref or the description.</summary>
    public string? Text { get; init; }

    /// <summary>What an address asks for; <see cref="Pairs"/> writes it back.</summary>
    /// <param name="value">The value under a name of the query; null where there is none.</param>
    public static AllegationFilter Of(Func<string, string?> value) => new()
    {
        Day = value("day"),
        Arrangement = value("arrangement"),
        Party = value("party"),
        Governorate = value("governorate"),
        Kind = value("kind"),
        State = value("state"),
        Stage = value("stage"),
        Age = value("age"),
        From = value("from"),
        To = value("to"),
        Text = value("q"),
    };

    /// <summary>The day that is meant; a day after <paramref name="today"/> is today.</summary>
    public DateOnly On(DateOnly today) => IsoDay.UpTo(today, Day);

    public string Url(string operation, PageAt page = default) => Urls.Allegations(operation, [.. Pairs(), .. page.Pairs()]);

    /// <summary>Name and value of what is asked for, as the address has them.</summary>
    public IEnumerable<(string Name, string? Value)> Pairs() =>
    [
        ("day", Day), ("arrangement", Arrangement), ("party", Party), ("governorate", Governorate), ("kind", Kind), ("state", State),
        ("stage", Stage), ("age", Age), ("from", From), ("to", To), ("q", Text),
    ];

    /// <summary>What is asked for besides the day, as people say it.</summary>
    public IEnumerable<(string Label, string Value)> Words(Situation situation) => new (string Label, string? Value)[]
    {
        (Texts.Arrangement,
            Arrangement is { } code ? ShownName.Of(situation.Ceasefire.Arrangements.FirstOrDefault(a => a.Code == code)) ?? code : null),
        (Texts.Party, string.IsNullOrEmpty(Party) ? null : PartyName.Of(situation, Party)),
        (Texts.Governorate, Governorate),
        (Texts.Kind, Kind is null ? null : EnumText.OfFree(Kind)),
        (Texts.State, State is null ? null : EnumText.OfWord<AllegationState>(State)),
        (Texts.AllegationColumn, Stage is null ? null : EnumText.OfWord<AllegationStage>(Stage)),
        (Texts.OpenFor, Age == LongOpen ? AllegationText.LongOpen.Text
            : EnumCode.TryParse<AgeBand>(Age ?? "", out var band) ? EnumText.Of(band)
            : null),
        (Texts.From, From),
        (Texts.To, To),
        (Texts.AllegationText, Text),
    }.Where(w => !string.IsNullOrEmpty(w.Value)).Select(w => (w.Label, w.Value!));

    /// <summary>Name and value of what the address asks for in words that this filter does not have (<see cref="IListFilter.Unknown"/>).</summary>
    public IEnumerable<(string Name, string Value)> Unknown() => new (string Name, string? Value, bool IsKnown)[]
    {
        ("day", Day, Format.IsDay(Day ?? "")),
        ("state", State, EnumCode.TryParse<AllegationState>(State ?? "", out _)),
        ("stage", Stage, EnumCode.TryParse<AllegationStage>(Stage ?? "", out _)),
        ("age", Age, Age == LongOpen || EnumCode.TryParse<AgeBand>(Age ?? "", out _)),
        ("from", From, Format.IsDay(From ?? "")),
        ("to", To, Format.IsDay(To ?? "")),
    }.Where(w => !string.IsNullOrEmpty(w.Value) && !w.IsKnown).Select(w => (w.Name, w.Value!));

    /// <summary>Those of <paramref name="all"/> that are asked for, in their order.</summary>
    public IReadOnlyList<ListedAllegation> Of(Situation situation, IReadOnlyList<ListedAllegation> all)
    {
        var (index, search) = (situation.Ceasefire, new TextSearch(situation, Text));
        var (party, governorate) = (Asked(Party, index.Parties.CodeOf), Asked(Governorate, index.Governorate));
        var (from, to) = (IsoDay.Of(From) ?? DateOnly.MinValue, IsoDay.Of(To) ?? DateOnly.MaxValue);
        return [.. all
            .Where(a => Is(Arrangement, a.Allegation.Arrangement) && Is(State, EnumCode.Of(a.Standing.State)) && Is(Stage, EnumCode.Of(a.Stage)))
            .Where(a => party is null || FreeText.Same(party, a.History.Party))
            .Where(a => governorate is null || index.GovernoratesOf(a.Allegation).Contains(governorate))
            .Where(a => string.IsNullOrEmpty(Kind) || FreeText.Same(Kind, a.Allegation.Kind))
            .Where(a => Age != LongOpen || a.IsLongOpen)
            .Where(a => !EnumCode.TryParse<AgeBand>(Age ?? "", out var band) || (a.Age is { } age && AgeBands.Of(age) == band))
            .Where(a => a.Allegation.Day >= from && a.Allegation.Day <= to)
            .Where(a => search.IsBlank || search.IsInRef(a.Allegation.Ref) || search.IsIn(a.Allegation.Description)
                || (a.Allegation.Location is { } place && search.IsAt(place)))];
    }

    private static string? Asked(string? text, Func<string?, string?> known) => string.IsNullOrEmpty(text) ? null : known(text);

    private static bool Is(string? asked, string value) => string.IsNullOrEmpty(asked) || asked == value;
}
