using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Records;

/// <summary>One thing that happened, for a list of what happened.</summary>
/// <param name="Day">When.</param>
/// <param name="View">What, with its tone.</param>
/// <param name="Location">Code of the place, when it happened at or for one.</param>
/// <param name="Place">The place's name.</param>
/// <param name="Text">More words; from the records, so in any script.</param>
/// <param name="Link">The record's own page, with its ref.</param>
public sealed record StoryEntry(DateOnly Day, StatusView View, string? Location, string? Place, string? Text, string? Source, StoryLink? Link)
{
    /// <summary>Kind and key of the record that tells of it.</summary>
    public (string Kind, string Key)? Record { get; init; }

    public static IReadOnlyList<StoryEntry> NewestFirst(IEnumerable<StoryEntry> entries, Situation situation) =>
        [.. entries.OrderByDescending(e => e.Day)
            .Select(e => e.Location is { } code ? e with { Place = ShownName.Of(situation.Locations[code]) } : e)];

    public static IEnumerable<StoryEntry> OfLine(PermitLine line) =>
    [
        new StoryEntry(
            line.Request.SubmittedOn,
            new StatusView(Texts.RequestSubmitted, Icons.Send, "tone-notice"),
            line.Line.Location,
            null,
            line.Line.PeopleRequested is { } people ? Format.With(Texts.AskedFor, Format.Number(people)) : null,
            null,
            new StoryLink(StoryLinkKind.Request, line.Request.Ref)) { Record = (RecordKinds.RequestLines.Name, RecordKeys.Of(line)) },
        .. line.Decisions.Select(d => new StoryEntry(
            d.DecidedOn, StatusView.OfDecision(d.Kind), d.Location, null, Words(d), d.Source,
            new StoryLink(StoryLinkKind.Request, d.Request)) { Record = (RecordKinds.Decisions.Name, RecordKeys.Of(d)) }),
        .. line.Clearances.Select(c => new StoryEntry(
            c.On,
            StatusView.Of(c.State),
            c.Location,
            null,
            Join(EnumText.OfFree(c.Kind), c.Party, c.Note),
            c.Source,
            new StoryLink(StoryLinkKind.Request, c.Request)) { Record = (RecordKinds.Clearances.Name, RecordKeys.Of(c)) }),
    ];

    /// <summary>What was asked for a place, what was answered, and what set out for it, up to the end of a day; the newest first.</summary>
    public static IReadOnlyList<StoryEntry> Attempts(Situation situation, string location, DateOnly day) => NewestFirst(
        situation.LinesAt(location).SelectMany(OfLine).Concat(situation.StopsAt(location).Select(s => Of(s, situation))).Where(e => e.Day <= day),
        situation);

    /// <summary>The same, and what was said of its status and its people.</summary>
    public static IReadOnlyList<StoryEntry> At(Situation situation, string location, DateOnly day) => NewestFirst(
        Attempts(situation, location, day)
            .Concat(situation.StatusesOf(location).Select(Of))
            .Concat(situation.Facts.Populations.Where(p => p.Location == location).Select(Of))
            .Concat(situation.Facts.Incidents.Where(i => i.Location == location).Select(Of))
            .Where(e => e.Day <= day),
        situation);

    public static StoryEntry Of(Stop stop, Situation situation) => Of(stop, situation.HindranceOf(stop));

    private static StoryEntry Of(Stop stop, ConvoyEvent? hindrance) => new(
        stop.Day,
        StatusView.Of(stop.Delivery.Outcome),
        stop.Location,
        null,
        Join(
            EnumText.Of(stop.Convoy.Mode),
            stop.Reaches ? Format.With(stop.IsEstimated ? Texts.PeopleEstimated : Texts.PeopleCount, Format.Number(stop.People)) : null,
            hindrance?.Party,
            hindrance?.Reason,
            stop.Delivery.Note),
        stop.Delivery.Source,
        new StoryLink(StoryLinkKind.Convoy, stop.Convoy.Ref)) { Record = (RecordKinds.Deliveries.Name, stop.Delivery.Ref) };

    public static StoryEntry Of(StatusEntry entry) => new(
        entry.From, StatusView.Of(entry.Status), entry.Location, null,
        Join(Format.With(Texts.StatusFrom, entry.Authority), entry.BesiegedBy, entry.Reason), entry.Source,
        null) { Record = (RecordKinds.Statuses.Name, RecordKeys.Of(entry)) };

    public static StoryEntry Of(PopulationEstimate estimate) => new(
        estimate.AsOf,
        new StatusView(Texts.PopulationEstimate, Icons.Groups, "tone-plain"),
        estimate.Location,
        null,
        Join(Format.With(Texts.PeopleCount, Format.Number(estimate.People)), estimate.Authority),
        estimate.Source,
        null)
    { Record = (RecordKinds.Populations.Name, RecordKeys.Of(estimate)) };

    public static StoryEntry Of(Incident incident) => new(
        incident.Day,
        new StatusView(EnumText.OfFree(incident.Kind), Icons.Warning, "tone-bad"),
        incident.Location,
        null,
        Join(incident.Party, incident.Description),
        null,
        incident.Convoy is { } convoy ? new StoryLink(StoryLinkKind.Convoy, convoy) : null)
    { Record = (RecordKinds.Incidents.Name, incident.Ref) };

    private static string? Words(Decision decision) => Join(
        decision.Party,
        decision.Step is { } step ? EnumText.OfFree(step) : null,
        decision.PeopleApproved is { } people ? Format.With(Texts.ApprovedFor, Format.Number(people)) : null,
        decision.Conditions,
        Valid(decision),
        decision.Note);

    private static string? Valid(Decision decision) => (decision.ValidFrom, decision.ValidTo) switch
    {
        (null, null) => null,
        ({ } from, null) => Format.With(Texts.ValidFromOn, Format.Day(from)),
        (null, { } to) => Format.With(Texts.ValidUntil, Format.Day(to)),
        ({ } from, { } to) => Format.With(Texts.ValidBetween, Format.Day(from), Format.Day(to)),
    };

    /// <summary>What there is of <paramref name="parts"/> as one line; null: nothing.</summary>
    public static string? Join(params string?[] parts) =>
        Format.Beside(parts.Where(p => !string.IsNullOrEmpty(p))) is { Length: > 0 } text ? text : null;
}

public enum StoryLinkKind
{
    Request,
    Convoy,
    Allegation,
}

/// <summary>The page of the record behind an entry.</summary>
public sealed record StoryLink(StoryLinkKind Kind, string Ref)
{
    public string Url(string operation) => Kind switch
    {
        StoryLinkKind.Request => Urls.Request(operation, Ref),
        StoryLinkKind.Convoy => Urls.Convoy(operation, Ref),
        StoryLinkKind.Allegation => Urls.Allegation(operation, Ref),
    };
}
