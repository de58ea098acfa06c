using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Reports;

/// <summary>
/// How each figure of a report is counted, in the words of docs/counting-rules.md and docs/ceasefire-rules.md. One definition serves a family of
/// paths: <c>*</c> stands for any one step (<c>coverage.*.share</c>, <c>reached.*</c>). Which one a path has, <see cref="FigureIndex"/> finds.
/// </summary>
public static class FigureDefinitions
{
    /// <summary>All of them as they hold for a report, in the order of its content.</summary>
    /// <param name="content">For its days: each figure is shown with its baseline.</param>
    public static IReadOnlyList<FigureDefinition> All(IReportContent content) =>
    [
        .. ReportLayout.Of(content).Definitions(content),
        .. content.Review is null ? Array.Empty<FigureDefinition>() : Review(Format.With(Texts.BaselineAsOf, Format.Day(content.PeriodEnd))),
    ];

    private static FigureDefinition[] Review(string asOf) =>
        [Of("review.unchecked", Texts.UnitRecords, asOf, "", "10"), Of("review.questioned", Texts.UnitRecords, asOf, "", "10")];

    /// <summary>Those of the humanitarian task force's report.</summary>
    internal static IReadOnlyList<FigureDefinition> Humanitarian(IReportContent content)
    {
        var (start, end, since) = (Format.Day(content.PeriodStart), Format.Day(content.PeriodEnd), Format.Day(content.Operation.Since));
        var period = Format.With(Texts.BaselineOfPeriod, start, end);
        var date = Format.With(Texts.BaselineOfDate, since, end);
        var both = Format.With(Texts.BaselineOfBoth, start, since, end);
        var asOf = Format.With(Texts.BaselineAsOf, end);
        var sinceAsOf = Format.With(Texts.BaselineSinceAsOf, since, end);
        var target = Format.With(Texts.BaselineOfTarget, end);
        var commitment = Format.With(Texts.BaselineOfCommitment, end);
        return
        [
            Of("people.period.*.distinct", Texts.UnitPeople, period, Texts.ExcludedReached, "4"),
            Of("people.period.*.peopleTimes", Texts.UnitPeopleTimes, period, Texts.ExcludedReached, "4"),
            Of("people.cumulative.*.distinct", Texts.UnitPeople, date, Texts.ExcludedReached, "4"),
            Of("people.cumulative.*.peopleTimes", Texts.UnitPeopleTimes, date, Texts.ExcludedReached, "4"),
            Of("people.*.*.deliveries", Texts.UnitDeliveries, both, Texts.ExcludedSeries, "3"),
            Of("people.*.*.locations", Texts.UnitPlaces, both, Texts.ExcludedSeries, "3"),
            Of("coverage.*.locations", Texts.UnitPlaces, asOf, Texts.ExcludedUnlisted, "2"),
            Of("coverage.*.reachedInPeriod", Texts.UnitPlaces, period, Texts.ExcludedUnlistedAndSeries, "2"),
            Of("coverage.*.reachedCumulative", Texts.UnitPlaces, date, Texts.ExcludedUnlistedAndSeries, "2"),
            Of("coverage.*.population", Texts.UnitPeople, asOf, Texts.ExcludedEstimates, "2"),
            Of("coverage.*.populationUnknown", Texts.UnitPlaces, asOf, "", "2"),
            Of("coverage.*.peopleReachedCumulative", Texts.UnitPeople, date, Texts.ExcludedUnlistedAndSeries, "4"),
            Of("coverage.*.share", Texts.UnitShare, sinceAsOf, Texts.ExcludedShare, "4"),
            Of("reached.*", Texts.UnitPeople, period, Texts.ExcludedReached, "4"),
            Of("reached.*.deliveries", Texts.UnitDeliveries, period, Texts.ExcludedSeries, "3"),
            Of("unreached.*", Texts.UnitReason, sinceAsOf, Texts.ExcludedUnlisted, "7"),
            Of("operation.overdueDays", Texts.UnitDays, asOf, "", "7"),
            Of("unreached.*.daysSinceReached", Texts.UnitDays, sinceAsOf, Texts.ExcludedSeries, "7"),
            Of("unreached.*.population", Texts.UnitPeople, asOf, "", "2"),
            Of("convoys.*.convoys", Texts.UnitConvoys, both, Texts.ExcludedConvoys, "5"),
            Of("convoys.*.trucks", Texts.UnitTrucks, both, Texts.ExcludedTrucks, "5"),
            Of("convoys.*.tonnes", Texts.UnitTonnes, both, Texts.ExcludedConvoys, "5"),
            Of("convoys.*.airdrops", Texts.UnitDrops, both, Texts.ExcludedConvoys, "5"),
            Of("convoys.*.airlifts", Texts.UnitFlights, both, Texts.ExcludedConvoys, "5"),
            Of("convoys.*.attempts", Texts.UnitDeliveries, both, Texts.ExcludedAttempts, "3"),
            Of("convoys.*.turnedBack", Texts.UnitDeliveries, both, Texts.ExcludedAttempts, "3"),
            Of("permits.submittedInPeriod", Texts.UnitLines, period, "", "6"),
            Of("permits.grantedInPeriod", Texts.UnitLines, period, Texts.ExcludedOral, "6"),
            Of("permits.conditionalInPeriod", Texts.UnitLines, period, Texts.ExcludedOral, "6"),
            Of("permits.deniedInPeriod", Texts.UnitLines, period, "", "6"),
            Of("permits.pending", Texts.UnitLines, asOf, Texts.ExcludedLaterRequests, "6"),
            Of("permits.overdue", Texts.UnitLines, asOf, Texts.ExcludedLaterRequests, "6"),
            Of("permits.verbal", Texts.UnitLines, asOf, Texts.ExcludedLaterRequests, "6"),
            Of("permits.locationsPending", Texts.UnitPlaces, asOf, Texts.ExcludedLaterRequests, "6"),
            Of("permits.locationsWithValidPermit", Texts.UnitPlaces, asOf, Texts.ExcludedOral, "6"),
            Of("permits.peoplePending", Texts.UnitPeople, asOf, Texts.ExcludedUnknownAsked, "6"),
            Of("permits.grantedUnused", Texts.UnitLinesAndDays, asOf, Texts.ExcludedLapsed, "6"),
            Of("permits.decisionDays.*", Texts.UnitDecisionDays, both, Texts.ExcludedUndecided, "6"),
            Of("evacuations.*", Texts.UnitEvacuated, both, Texts.ExcludedHeadline, "3"),
            Of("incidents", Texts.UnitIncidents, period, "", "1"),
            Of("otherSeries.*.*.*.distinct", Texts.UnitPeople, both, Texts.ExcludedOtherSeries, "4"),
            Of("otherSeries.*.*.*.peopleTimes", Texts.UnitPeopleTimes, both, Texts.ExcludedOtherSeries, "4"),
            Of("otherSeries.*.*.*.deliveries", Texts.UnitDeliveries, both, Texts.ExcludedOtherSeries, "3"),
            Of("otherSeries.*.*.*.locations", Texts.UnitPlaces, both, Texts.ExcludedOtherSeries, "3"),
            Of("targets.*", Texts.UnitPeople, target, Texts.ExcludedOfTarget, "8"),
            Of("targets.*.share", Texts.UnitShare, target, Texts.ExcludedOfTarget, "8"),
            Of("targets.*.daysLeft", Texts.UnitDays, asOf, "", "8"),
            Of("targets.*.neededPerWeek", Texts.UnitPerWeek, asOf, Texts.ExcludedOfTarget, "8"),
            Of("targets.*.recentPerWeek", Texts.UnitPerWeek, target, Texts.ExcludedOfTarget, "8"),
            Of("changes.newlyReached", Texts.UnitPlaces, period, Texts.ExcludedSeries, "3"),
            Of("changes.statusChanges", Texts.UnitChanges, period, Texts.ExcludedUnlisted, "2"),
            Of("revisions", Texts.UnitAsFigure, Texts.BaselineOfPrevious, "", "10"),
            Of("stated", Texts.UnitAsFigure, both, Texts.ExcludedStatedOnly, "9"),
            Of("dataQuality.unknownPeople", Texts.UnitDeliveries, date, Texts.ExcludedSeries, "3"),
            Of("dataQuality.unknownTrucks", Texts.UnitConvoys, date, Texts.ExcludedSeries, "5"),
            Of("dataQuality.estimatedSplits", Texts.UnitConvoys, date, Texts.ExcludedSeries, "3"),
            Of("dataQuality.unassignedPeople", Texts.UnitConvoys, date, Texts.ExcludedSeries, "3"),
            Of("dataQuality.abovePopulation", Texts.UnitDeliveries, date, Texts.ExcludedSeries, "4"),
            Of("dataQuality.countedUnderTwoStatuses", Texts.UnitPlaces, date, Texts.ExcludedSeries, "4"),
            .. Commitments(commitment),
            Of("routes.closed", Texts.UnitRoutes, asOf, Texts.ExcludedOfRoutes, "15"),
            Of("routes.cutOff", Texts.UnitPlaces, asOf, Texts.ExcludedCutOff, "15"),
        ];
    }

    /// <summary>Those of commitments, of which both task forces' reports tell.</summary>
    /// <param name="baseline">The days on which they are looked at.</param>
    internal static IEnumerable<FigureDefinition> Commitments(string baseline) =>
    [
        Of("commitments.*", Texts.UnitCommitmentState, baseline, "", "17"),
        Of("commitments.*.places", Texts.UnitPlaces, baseline, "", "17"),
        Of("commitments.*.kept", Texts.UnitPlaces, baseline, Texts.ExcludedOfCommitment, "17"),
    ];

    /// <summary>The definition under a path, with its texts; a figure without a text is shown by its path, and a test finds it.</summary>
    internal static FigureDefinition Of(string path, string unit, string baseline, string excluded, string rule)
    {
        var key = path.Replace('.', '_').Replace("*", "any", StringComparison.Ordinal);
        return new FigureDefinition(
            path, EnumText.Find($"Figure_{key}") ?? path, EnumText.Find($"Define_{key}") ?? "", unit, baseline, excluded, rule);
    }
}
