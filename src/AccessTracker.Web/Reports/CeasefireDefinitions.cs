using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports;

/// <summary>
/// How each figure of a report of the ceasefire task force is counted, in the words of docs/ceasefire-rules.md; what it takes from the humanitarian
/// rules, in those of docs/counting-rules.md. Paths are written as in <see cref="FigureDefinitions"/>.
/// </summary>
public static class CeasefireDefinitions
{
    /// <summary>All of them as they hold for a report, in the order of its content.</summary>
    /// <param name="content">For its days: each figure is shown with its baseline.</param>
    public static IReadOnlyList<FigureDefinition> All(CeasefireContent content)
    {
        var (start, end, since) = (Format.Day(content.PeriodStart), Format.Day(content.PeriodEnd), Format.Day(content.Operation.Since));
        var period = Format.With(Texts.BaselineOfPeriod, start, end);
        var date = Format.With(Texts.BaselineOfDate, since, end);
        var both = Format.With(Texts.BaselineOfBoth, start, since, end);
        var asOf = Format.With(Texts.BaselineAsOf, end);
        var sinceAsOf = Format.With(Texts.BaselineSinceAsOf, since, end);
        var arrangement = Format.With(Texts.BaselineOfArrangement, end);
        var commitment = Format.With(Texts.BaselineOfCommitment, end);
        return
        [
            Of("operation.overdueDays", Texts.UnitDays, asOf, "", "7"),
            Of("arrangements.*", Texts.UnitDays, arrangement, Texts.ExcludedNotBegun, "11"),
            Of("arrangements.*.brokenDays.alleged", Texts.UnitDays, arrangement, Texts.ExcludedDismissed, "13"),
            Of("arrangements.*.brokenDays.substantiated", Texts.UnitDays, arrangement, Texts.ExcludedNotFound, "13"),
            Of("arrangements.*.unwatchedDays", Texts.UnitDays, arrangement, Texts.ExcludedBroken, "13"),
            Of("arrangements.*.run.*", Texts.UnitDays, arrangement, Texts.ExcludedDismissed, "13"),
            Of("arrangements.*.longestRun.*", Texts.UnitDays, arrangement, Texts.ExcludedDismissed, "13"),
            Of("arrangements.*.requiredDays", Texts.UnitDays, arrangement, Texts.ExcludedDismissed, "13"),
            Of("arrangements.*.areas.*", Texts.UnitDays, arrangement, Texts.ExcludedOtherAreas, "13"),
            Of("allegations.*.received", Texts.UnitViolations, both, "", "12"),
            Of("allegations.*.substantiated", Texts.UnitViolations, both, "", "12"),
            Of("allegations.*.notSubstantiated", Texts.UnitViolations, both, "", "12"),
            Of("allegations.*.inconclusive", Texts.UnitViolations, both, "", "12"),
            Of("allegations.*.resolved", Texts.UnitViolations, both, "", "12"),
            Of("allegations.*.referred", Texts.UnitViolations, both, "", "12"),
            Of("allegations.*.killed", Texts.UnitPeople, both, Texts.ExcludedHarm, "12"),
            Of("allegations.*.injured", Texts.UnitPeople, both, Texts.ExcludedHarm, "12"),
            Of("allegations.*.harmUnknown", Texts.UnitEntries, both, Texts.ExcludedHarm, "12"),
            Of("allegations.open", Texts.UnitViolations, asOf, Texts.ExcludedClosed, "12"),
            Of("allegations.open.*.age", Texts.UnitDays, asOf, "", "12"),
            Of("allegations.daysToResolve.*", Texts.UnitDecisionDays, both, Texts.ExcludedUnresolved, "12"),
            Of("allegations.byParty.*.*", Texts.UnitViolations, both, "", "12"),
            Of("allegations.byKind.*.*", Texts.UnitViolations, both, "", "12"),
            Of("patterns.*.*", Texts.UnitViolations, asOf, Texts.ExcludedOfPattern, "12"),
            Of("control.parties.*.places", Texts.UnitPlaces, asOf, Texts.ExcludedControl, "14"),
            Of("control.parties.*.population", Texts.UnitPeople, asOf, Texts.ExcludedEstimates, "14"),
            Of("control.parties.*.populationUnknown", Texts.UnitPlaces, asOf, "", "14"),
            Of("control.parties.*.besieged", Texts.UnitPlaces, asOf, Texts.ExcludedControl, "14"),
            Of("control.parties.*.hardToReach", Texts.UnitPlaces, asOf, Texts.ExcludedControl, "14"),
            Of("control.changes", Texts.UnitChanges, period, Texts.ExcludedControl, "14"),
            Of("routes.states.*", Texts.UnitRoutes, asOf, "", "15"),
            Of("routes.states.*.convoysInPeriod", Texts.UnitConvoys, period, Texts.ExcludedConvoys, "15"),
            Of("routes.cutOff", Texts.UnitPlaces, asOf, Texts.ExcludedCutOff, "15"),
            Of("routes.pullbacks", Texts.UnitPullbacks, asOf, "", "15"),
            Of("centres.*.*.received", Texts.UnitAppeals, both, "", "16"),
            Of("centres.*.*.handled", Texts.UnitAppeals, both, "", "16"),
            Of("centres.*.*.medianDays", Texts.UnitDays, both, Texts.ExcludedUnhandled, "16"),
            Of("centres.*.open", Texts.UnitAppeals, asOf, "", "16"),
            .. FigureDefinitions.Commitments(commitment),
            Of("access.*.locations", Texts.UnitPlaces, asOf, Texts.ExcludedUnlisted, "2", "coverage.*.locations"),
            Of("access.*.reachedInPeriod", Texts.UnitPlaces, period, Texts.ExcludedUnlistedAndSeries, "2", "coverage.*.reachedInPeriod"),
            Of("access.*.reachedCumulative", Texts.UnitPlaces, date, Texts.ExcludedUnlistedAndSeries, "2", "coverage.*.reachedCumulative"),
            Of("access.*.population", Texts.UnitPeople, asOf, Texts.ExcludedEstimates, "2", "coverage.*.population"),
            Of("access.*.populationUnknown", Texts.UnitPlaces, asOf, "", "2", "coverage.*.populationUnknown"),
            Of("access.*.peopleReachedCumulative", Texts.UnitPeople, date, Texts.ExcludedUnlistedAndSeries, "4",
                "coverage.*.peopleReachedCumulative"),
            Of("access.*.share", Texts.UnitShare, sinceAsOf, Texts.ExcludedShare, "4", "coverage.*.share"),
            Of("access.permitsPending", Texts.UnitLines, asOf, Texts.ExcludedLaterRequests, "6", "permits.pending"),
            Of("access.turnedBackInPeriod", Texts.UnitDeliveries, period, Texts.ExcludedAttempts, "3", "convoys.*.turnedBack"),
            Of("events", Texts.UnitEvents, period, "", "18"),
            Of("stated", Texts.UnitAsFigure, both, Texts.ExcludedStatedOnly, "9"),
        ];
    }

    // What the humanitarian report counts as well is called as it is there.
    private static FigureDefinition Of(string path, string unit, string baseline, string excluded, string rule, string? alike = null) =>
        FigureDefinitions.Of(alike ?? path, unit, baseline, excluded, rule) with { Path = path };
}
