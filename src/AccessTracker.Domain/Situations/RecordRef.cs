using System.Globalization;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;

namespace AccessTracker.Domain.Situations;

/// <summary>
/// A report names the records behind a figure in this form: kind, colon, key. It is kept with a published report, so the form must not change.
/// Meant to be looked up, not taken apart: a key may hold any character.
/// </summary>
public static class RecordRef
{
    public static string Of(Stop stop) => OfKey("delivery", stop.Delivery.Ref);

    public static string Of(Convoy convoy) => OfKey("convoy", convoy.Ref);

    public static string Of(PermitLine line) => Line(line.Request.Ref, line.Line.Location);

    /// <summary>One answer of a line; figures name the line.</summary>
    public static string Of(Decision decision) => Of("decision",
        [decision.Request, decision.Location, Day(decision.DecidedOn), EnumCode.Of(decision.Kind), decision.Party ?? "", decision.Step ?? ""]);

    /// <summary>One entry of a line's clearances; figures name the line.</summary>
    public static string Of(Clearance clearance) =>
        Of("clearance", [clearance.Request, clearance.Location, clearance.Kind, clearance.Party, Day(clearance.On)]);

    public static string Of(StatusEntry entry) => Status(entry.Location, entry.From, entry.Authority);

    public static string Of(PopulationEstimate estimate) => Population(estimate.Location, estimate.AsOf, estimate.Authority);

    public static string Of(Incident incident) => OfKey("incident", incident.Ref);

    public static string Of(Arrangement arrangement) => OfKey("arrangement", arrangement.Code);

    /// <summary>An allegation, with all of its steps.</summary>
    public static string Of(AllegationHistory history) => OfKey("allegation", history.Allegation.Ref);

    public static string Of(MonitoringEntry entry) => Of("monitoring", [entry.Centre, Day(entry.Day), entry.Governorate ?? ""]);

    public static string Of(ControlEntry entry) => Dated("control", entry.Location, entry.From, entry.Authority);

    public static string Of(Route route) => OfKey("route", route.Code);

    public static string Of(RouteState state) => Of("route_state", [state.Route, Day(state.From)]);

    public static string Of(Pullback pullback) => Of("pullback", [pullback.Route, pullback.Party, pullback.What, Day(pullback.AgreedOn)]);

    public static string Of(Centre centre) => OfKey("centre", centre.Code);

    public static string Of(Appeal appeal) => OfKey("appeal", appeal.Ref);

    public static string Of(Commitment commitment) => OfKey("commitment", commitment.Code);

    public static string Of(OperationEvent happening) => OfKey("event", happening.Ref);

    /// <summary>
    /// A record whose key is one text: a delivery, a convoy, an incident; also a location or a request, behind no figure but perhaps why one moved.
    /// </summary>
    public static string OfKey(string kind, string key) => $"{kind}:{key}";

    public static string Line(string request, string location) => $"line:{Part(request)}/{Part(location)}";

    public static string Status(string location, DateOnly from, string authority) => Dated("status", location, from, authority);

    public static string Population(string location, DateOnly asOf, string authority) => Dated("population", location, asOf, authority);

    /// <summary>Any record, by its kind and the parts of its key in the bundle's order.</summary>
    public static string Of(string kind, IReadOnlyList<string> key) =>
        key.Count == 1 ? OfKey(kind, key[0]) : $"{kind}:{string.Join('/', key.Select(Part))}";

    /// <summary>What a reference says, as somebody wrote it: the kind, and what stands after the colon. Empty: it is no reference.</summary>
    public static (string Kind, string Key) PartsOf(string reference) => reference.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        ? (reference[..colon], reference[(colon + 1)..])
        : ("", "");

    /// <summary>The parts of the key of a kind that is told by as many columns; null: there are more or fewer.</summary>
    public static IReadOnlyList<string>? KeyOf(int columns, string key)
    {
        if (columns == 1)
        {
            return key.Length > 0 ? [key] : null;
        }

        string[] parts = [.. key.Split('/').Select(Whole)];
        return parts.Length == columns ? parts : null;
    }

    private static string Whole(string part) => part.Replace("%2F", "/", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);

    /// <summary>The record of another kind whose key is the first part of a reference's: the allegation of a step.</summary>
    public static string OfOwner(string kind, string reference) => OfKey(kind, Whole(PartsOf(reference).Key.Split('/')[0]));

    private static string Dated(string kind, string location, DateOnly day, string authority) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}:{Part(location)}/{day:yyyy-MM-dd}/{Part(authority)}");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A key may hold a slash, which also parts the keys: without this two records could have one name.
    private static string Part(string key) => key.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
}
