using AccessTracker.Domain.Common;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Incidents;

/// <summary>Which incidents are asked for: all of it stands in the address, of the list as of its file.</summary>
public sealed record IncidentFilter : IListFilter
{
    /// <summary>How the address asks for those of which nobody has said whether they are so.</summary>
    public const string NotSaid = "not_said";

    /// <summary>Of <see cref="Of(Situation)"/>: the latest first.</summary>
    public static readonly ListOrder<Incident> Order = new(new(i => ListColumn.Of(i.Day), IsDescending: true), new(i => i.Ref));

    /// <summary>What happened, in any spelling.</summary>
    public string? Kind { get; init; }

    /// <summary>Word of <see cref="IncidentState"/>, as it is today.</summary>
    public string? State { get; init; }

    /// <summary>Word of <see cref="IncidentVerification"/>, or <see cref="NotSaid"/>.</summary>
    public string? Verification { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Text { get; init; }

    /// <summary>What an address asks for; <see cref="Pairs"/> writes it back.</summary>
    /// <param name="value">The value under a name of the query; null where there is none.</param>
    public static IncidentFilter Of(Func<string, string?> value) => new()
    {
        Kind = value("kind"),
        State = value("state"),
        Verification = value("verification"),
        From = value("from"),
        To = value("to"),
        Text = value("q"),
    };

    /// <summary>Name and value of what is asked for, as the address has them.</summary>
    public IEnumerable<(string Name, string? Value)> Pairs() =>
        [("kind", Kind), ("state", State), ("verification", Verification), ("from", From), ("to", To), ("q", Text)];

    /// <summary>Name and value of what is asked for in words that this filter does not have: a file is not made of it.</summary>
    public IEnumerable<(string Name, string Value)> Unknown() => new (string Name, string? Value, bool IsKnown)[]
    {
        ("state", State, EnumCode.TryParse<IncidentState>(State ?? "", out _)),
        ("verification", Verification, Verification == NotSaid || EnumCode.TryParse<IncidentVerification>(Verification ?? "", out _)),
        ("from", From, Format.IsDay(From ?? "")),
        ("to", To, Format.IsDay(To ?? "")),
    }.Where(w => !string.IsNullOrEmpty(w.Value) && !w.IsKnown).Select(w => (w.Name, w.Value!));

    /// <summary>All incidents of a situation, in the order of the list.</summary>
    public static IReadOnlyList<Incident> Of(Situation situation) =>
        [.. situation.Facts.Incidents.OrderByDescending(i => i.Day).ThenBy(i => i.Ref, StringComparer.Ordinal)];

    /// <summary>The condition tells which incidents are asked for.</summary>
    /// <param name="today">The operation's today.</param>
    public Func<Incident, bool> In(Situation situation, DateOnly today)
    {
        var search = new TextSearch(situation, Text);
        var (from, to) = (IsoDay.Of(From), IsoDay.Of(To));
        return incident =>
            (string.IsNullOrEmpty(Kind) || FreeText.Same(Kind, incident.Kind))
            && (string.IsNullOrEmpty(State) || EnumCode.Of(incident.StateOn(today)) == State)
            && (string.IsNullOrEmpty(Verification) || (incident.Verification is { } said ? EnumCode.Of(said) : NotSaid) == Verification)
            && !(incident.Day < from) && !(incident.Day > to)
            && (search.IsBlank || Mentions(incident, search));
    }

    private static bool Mentions(Incident incident, TextSearch search) =>
        (incident.Location is { } place && search.IsAt(place)) || search.IsIn(incident.Party) || search.IsIn(incident.ReferredTo)
        || new[] { incident.Ref, incident.Convoy, incident.Description, incident.Resolution }.OfType<string>().Any(search.IsInRef);
}
