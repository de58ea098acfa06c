using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;
using Route = AccessTracker.Domain.Ceasefire.Route;

namespace AccessTracker.Web.Ceasefire;

/// <summary>The ceasefire task force's records as entries of a list of what happened.</summary>
public static class CeasefireStory
{
    public static StoryEntry Of(OperationEvent happening) => new(
        happening.Day, CeasefireView.Of(happening.Kind), happening.Location, null,
        StoryEntry.Join(happening.Title, happening.TitleAr, happening.Reference), happening.Source, null)
    {
        Record = (RecordKinds.Events.Name, happening.Ref),
    };

    /// <summary>All that is told of a place: who holds it, its routes, what is alleged there, events.</summary>
    /// <param name="situation">The records.</param>
    /// <param name="code">Of the place.</param>
    public static IEnumerable<StoryEntry> At(Situation situation, string code) =>
    [
        .. situation.Ceasefire.ControlsOf(code).Select(c => Of(c, situation)),
        .. situation.Ceasefire.RoutesServing(code).SelectMany(route => situation.Ceasefire.StatesOf(route.Code).Select(s => Of(s, route))),
        .. situation.Ceasefire.Allegations.Where(a => a.Allegation.Location == code).Select(a => Of(a, situation)),
        .. situation.Facts.Ceasefire.Events.Where(e => e.Location == code).Select(Of),
    ];

    private static StoryEntry Of(ControlEntry entry, Situation situation) => new(
        entry.From,
        new StatusView(Format.With(Texts.HeldBy, PartyName.Of(situation, entry.Party)), Icons.Person, "tone-plain"),
        entry.Location,
        null,
        StoryEntry.Join(Format.With(Texts.StatusFrom, entry.Authority), entry.Basis),
        entry.Source,
        null)
    {
        Record = (RecordKinds.Controls.Name, RecordKinds.Controls.KeyOf(entry)),
    };

    private static StoryEntry Of(RouteState state, Route route) => new(
        state.From, CeasefireView.Of(state.State), null, null, StoryEntry.Join(ShownName.Of(route), state.By, state.Reason), state.Source, null)
    {
        Record = (RecordKinds.RouteStates.Name, RecordKinds.RouteStates.KeyOf(state)),
    };

    private static StoryEntry Of(AllegationHistory history, Situation situation) => new(
        history.Allegation.Day,
        new StatusView(Format.With(Texts.AllegationOf, EnumText.OfFree(history.Allegation.Kind)), Icons.Warning, "tone-warning"),
        history.Allegation.Location,
        null,
        StoryEntry.Join(history.Party is { } party ? PartyName.Of(situation, party) : null, history.Allegation.Description),
        null,
        new StoryLink(StoryLinkKind.Allegation, history.Allegation.Ref))
    {
        Record = (RecordKinds.Allegations.Name, history.Allegation.Ref),
    };
}
