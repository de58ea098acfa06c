using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Locations;

/// <summary>One mark of a place's drawing as a row of its table.</summary>
/// <param name="Lane">The lane that it stands in.</param>
/// <param name="From">Its first day; null: before anything is known.</param>
/// <param name="To">Its last day; null: it has but one, or it lasts.</param>
/// <param name="View">What it is.</param>
/// <param name="Text">More words.</param>
/// <param name="Link">The page of the record behind it.</param>
internal sealed record TimelineRow(string Lane, DateOnly? From, DateOnly? To, StatusView View, string? Text, StoryLink? Link)
{
    /// <summary>It stands on the last day that is told of, and may go on.</summary>
    public bool Lasts { get; private init; }

    /// <summary>Lane by lane as they are drawn, in each by day. The gaps have their own table.</summary>
    public static IEnumerable<TimelineRow> Of(LocationBiography life) =>
    [
        .. life.Statuses.Select(r => Spell(life, Texts.Status, r.From, r.To, StatusView.Of(r.Status), Parties(r), null)),
        .. life.Attempts.Select(s => new TimelineRow(
            TimelineSigns.Of(s) == TimelineSign.NotReached ? Texts.LifeNotReachedLane : Texts.LifeArrivedLane,
            s.Day,
            null,
            StatusView.Of(s.Delivery.Outcome),
            Format.List(
                new[] { EnumText.Of(s.Convoy.Mode), s.Convoy.IsHeadline ? null : TimelineWords.Series(s.Convoy),
                    s.Reaches ? TimelineWords.People(s) : null }.OfType<string>()),
            new StoryLink(StoryLinkKind.Convoy, s.Convoy.Ref))),
        .. life.Requests.SelectMany(spells => spells).Select(spell => Spell(
            life,
            Texts.Requests,
            spell.From,
            spell.To,
            TimelineWords.State(spell, life.Day),
            spell.State.Decision?.Party ?? spell.Line.Request.Authority,
            new StoryLink(StoryLinkKind.Request, spell.Line.Request.Ref))),
        .. life.Requests.SelectMany(spells => spells[0].Line.Clearances).Where(c => c.On <= life.Day).Select(c => new TimelineRow(
            Texts.LifeClearances, c.On, null, StatusView.Of(c.State), $"{EnumText.OfFree(c.Kind)}{Texts.ListSeparator}{c.Party}",
            new StoryLink(StoryLinkKind.Request, c.Request))),
        .. life.Incidents.Select(i => new TimelineRow(
            Texts.Incidents,
            i.Day,
            null,
            new StatusView(EnumText.OfFree(i.Kind), Icons.Warning, "tone-bad"),
            i.Party,
            i.Convoy is { } convoy ? new StoryLink(StoryLinkKind.Convoy, convoy) : null)),
        .. life.Populations.Select(p => new TimelineRow(
            Texts.Population, p.AsOf, null, new StatusView(Format.With(Texts.PeopleCount, Format.Number(p.People)), Icons.Groups, "tone-plain"),
            p.Authority, null)),
    ];

    private static TimelineRow Spell(
        LocationBiography life, string lane, DateOnly? from, DateOnly to, StatusView view, string? text, StoryLink? link) =>
        new(lane, from, to == life.Day ? null : to, view, text, link) { Lasts = to == life.Day };

    private static string? Parties(StatusRun run) =>
        run.Entries.Select(e => e.BesiegedBy).OfType<string>().Distinct().ToList() is { Count: > 0 } parties
        ? Format.With(Texts.LifeBesiegedBy, Format.List(parties))
        : null;
}
