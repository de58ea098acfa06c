using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Entries;

/// <summary>A way from what a page shows to the form on which its next step is entered.</summary>
/// <param name="Kind">Of the records that the form adds.</param>
/// <param name="Url">The form, filled in as far as the page knows.</param>
/// <param name="Text">What one does there: "Log a convoy under this permit".</param>
public sealed record EntryLink(RecordKind Kind, string Url, string Text)
{
    public static EntryLink Request(Situation situation, string location) =>
        new(RecordKinds.Requests, Urls.EnterRequest(situation.Operation.Code, location), Texts.AskForAccess);

    public static EntryLink Answer(Situation situation, string request) =>
        new(RecordKinds.Decisions, Urls.EnterForm(situation.Operation.Code, "answer", request), Texts.LogAnswer);

    /// <summary>Of one that stands out: the form says that it was obtained, until somebody says otherwise.</summary>
    public static EntryLink Clearance(Situation situation, Clearance outstanding) =>
        new(RecordKinds.Clearances, Urls.EnterClearance(situation.Operation.Code, outstanding, ClearanceState.Obtained), Texts.LogClearance);

    public static EntryLink Convoy(Situation situation, string request) =>
        new(RecordKinds.Convoys, Urls.EnterConvoy(situation.Operation.Code, request), Texts.LogConvoyUnder);

    /// <summary>
    /// Whether <paramref name="person"/> may enter that about <paramref name="location"/>: nobody is led to a form that refuses them.
    /// </summary>
    public bool IsFor(Person person, Situation situation, string location) => situation.Locations.TryGetValue(location, out var place)
        && AccessPolicy.May(
            person, Verb.Write, new Subject(situation.Operation.Code, Kind.Subject, Areas: [new Area(place.Governorate, place.GovernoratePcode)]));
}
