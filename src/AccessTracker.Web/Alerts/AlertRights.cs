using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Web.Alerts;

/// <summary>Who may do what with alerts.</summary>
internal static class AlertRights
{
    /// <summary>Whether <paramref name="person"/> may snooze an alert of theirs: about a place of their area, or, for managers, any.</summary>
    public static bool MaySnooze(Person person, Situation situation, Alert alert) => AccessPolicy.May(person, Verb.Snooze, new Subject(
        situation.Operation.Code,
        new SubjectKind(alert.Subject[..alert.Subject.IndexOf(':', StringComparison.Ordinal)]),
        Areas: AreasOf(situation, alert)));

    /// <summary>Whether <paramref name="person"/> may snooze some alerts of the operation.</summary>
    public static bool MaySnoozeAny(Person person, string operation) => AccessPolicy.May(person, Verb.Snooze, new Subject(operation));

    /// <summary>Whether <paramref name="person"/> may set the thresholds: whoever may change the operation.</summary>
    public static bool MaySetRules(Person person, string operation) =>
        AccessPolicy.May(person, Verb.Write, new Subject(operation, RecordKinds.Operations.Subject));

    private static IReadOnlyList<Area> AreasOf(Situation situation, Alert alert) =>
        alert.Location is { } code ? [new Area(situation.Locations[code].Governorate, situation.Locations[code].GovernoratePcode)]
        : alert.Governorate is { } name
            ? [new Area(
                name, situation.Locations.Values.FirstOrDefault(l => situation.Ceasefire.Governorate(l.Governorate) == name)?.GovernoratePcode)]
        : [];
}
