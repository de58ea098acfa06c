using AccessTracker.Domain.Incidents;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Incidents;

/// <summary>What is said of an incident in words.</summary>
internal static class IncidentWords
{
    /// <summary>How long it has been open, or has waited since it was referred; or how long it took.</summary>
    public static string Clock(Incident incident, DateOnly day)
    {
        var days = Format.Days(incident.DaysOn(day));
        return incident.StateOn(day) switch
        {
            IncidentState.Open => Format.With(Texts.IncidentOpenFor, days),
            IncidentState.Referred when incident.ReferredTo is { } to => Format.With(Texts.IncidentReferredTo, to, days),
            IncidentState.Referred => Format.With(Texts.IncidentReferredFor, days),
            IncidentState.Resolved => Format.With(Texts.IncidentResolvedAfter, days),
        };
    }

    public static string Verification(Incident incident) => incident.Verification is { } said ? EnumText.Of(said) : Texts.VerificationNotSaid;
}
