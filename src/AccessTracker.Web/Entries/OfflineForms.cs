using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Entries;

/// <summary>A form that a device keeps.</summary>
/// <param name="Id">By which the device names it.</param>
/// <param name="Address">Of its page.</param>
/// <param name="Text">In the reader's words.</param>
public sealed record OfflineForm(string Id, string Address, string Text);

/// <summary>The forms that open without a line: those of what happens on the road. All others need one.</summary>
public sealed class OfflineForms
{
    /// <summary>Those among them that have no form of their own.</summary>
    public static IReadOnlyList<RecordKind> General { get; } = [RecordKinds.Incidents, RecordKinds.Allegations, RecordKinds.Appeals];

    /// <summary>Those that the person may fill in, in the order of a day.</summary>
    public IReadOnlyList<OfflineForm> Of(string operation, Person person) =>
    [
        .. new (string Form, RecordKind Kind, string Text)[]
        {
            ("log", RecordKinds.ConvoyEvents, Texts.LogAConvoy),
            ("convoy", RecordKinds.Convoys, Texts.EnterConvoy),
            ("request", RecordKinds.Requests, Texts.EnterRequest),
            ("answer", RecordKinds.Decisions, Texts.AnswerToRequest),
            ("clearance", RecordKinds.Clearances, Texts.ClearanceForRequest),
        }.Where(f => MayWrite(operation, person, f.Kind)).Select(f => new OfflineForm(f.Form, Urls.EnterForm(operation, f.Form), f.Text)),
        .. General.Where(k => MayWrite(operation, person, k))
            .Select(k => new OfflineForm($"record/{k.Name}", Urls.EnterRecord(operation, k.Name), RecordText.Kind(k.Name))),
    ];

    private static bool MayWrite(string operation, Person person, RecordKind kind) =>
        AccessPolicy.May(person, Verb.Write, new Subject(operation, kind.Subject));
}
