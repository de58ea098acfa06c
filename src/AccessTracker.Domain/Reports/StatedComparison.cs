using AccessTracker.Domain.Common;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Reports;

/// <summary>Announced figures beside the computed ones, which never bend to match (counting rules, section 9).</summary>
internal static class StatedComparison
{
    /// <param name="stated">The operation's stated figures, in order of recording.</param>
    /// <param name="meeting">The report's.</param>
    /// <param name="people">People reached, as this report counts them.</param>
    /// <param name="coverage">Places reached, as this report counts them.</param>
    /// <param name="convoys">Convoys, as this report counts them.</param>
    /// <param name="permits">Permits, as this report counts them.</param>
    public static IReadOnlyList<StatedAndComputed> Compare(
        IEnumerable<StatedFigure> stated, ReportId meeting, PeopleByWindow people, CoverageByStatus coverage, ConvoysByWindow convoys,
        PermitFigures permits) =>
        Compare(stated, meeting, (measure, window) => Twin(measure, window, people, coverage, convoys, permits));

    /// <param name="stated">The operation's stated figures, in order of recording.</param>
    /// <param name="meeting">The report's, of the ceasefire task force.</param>
    /// <param name="allegations">Alleged violations, as this report counts them.</param>
    /// <param name="patterns">Patterns of persistent non-compliance, as this report lists them.</param>
    /// <param name="routes">Routes and the places cut off, as this report lists them.</param>
    /// <param name="access">Access to places, as this report counts it.</param>
    public static IReadOnlyList<StatedAndComputed> Compare(
        IEnumerable<StatedFigure> stated, ReportId meeting, AllegationFigures allegations, IReadOnlyList<PatternFigures> patterns,
        RouteFigures routes, AccessFigures access) =>
        Compare(stated, meeting, (measure, window) => Twin(measure, window, allegations, patterns, routes, access));

    private static IReadOnlyList<StatedAndComputed> Compare(
        IEnumerable<StatedFigure> stated, ReportId meeting, Func<StatedMeasure, StatedWindow, long?> twin) =>
    [
        .. stated.Where(s => s.Meeting == meeting).Select(s =>
        {
            var high = s.High ?? s.Low;
            var computed = twin(s.Measure, s.Window);
            return new StatedAndComputed(
                EnumCode.Of(s.Measure), EnumCode.Of(s.Window), s.Low, high, s.Wording, s.Source, computed,
                computed is { } c ? Difference(c, s.Low, high) : null);
        }),
    ];

    // Nothing that is stored may keep a report from being computed, bounds the wrong way round included.
    private static long Difference(long computed, long low, long high) => computed - Math.Clamp(computed, Math.Min(low, high), Math.Max(low, high));

    /// <summary>The computed figure that the measure stands beside; null when there is none for it in that window.</summary>
    private static long? Twin(
        StatedMeasure measure, StatedWindow window, PeopleByWindow people, CoverageByStatus coverage, ConvoysByWindow convoys, PermitFigures permits)
    {
        var p = window switch { StatedWindow.Period => people.Period, StatedWindow.Cumulative => people.Cumulative, StatedWindow.AsOf => null };
        var v = window switch { StatedWindow.Period => convoys.Period, StatedWindow.Cumulative => convoys.Cumulative, StatedWindow.AsOf => null };
        return measure switch
        {
            StatedMeasure.PeopleReached => p?.Total.Distinct,
            StatedMeasure.PeopleReachedBesieged => p?.Besieged.Distinct,
            StatedMeasure.PeopleReachedHardToReach => p?.HardToReach.Distinct,
            StatedMeasure.AreasReached => p?.Total.Locations,
            StatedMeasure.Trucks => v?.Trucks,
            StatedMeasure.Airdrops => v?.Airdrops,
            StatedMeasure.BesiegedAreasReached => window switch
            {
                StatedWindow.Period => coverage.Besieged.ReachedInPeriod,
                StatedWindow.Cumulative => coverage.Besieged.ReachedCumulative,
                StatedWindow.AsOf => null,
            },
            StatedMeasure.BesiegedAreasTotal => coverage.Besieged.Locations,
            StatedMeasure.BesiegedPopulation => coverage.Besieged.Population,
            StatedMeasure.PermitsPending => permits.Pending,
            StatedMeasure.LocationsPending => permits.LocationsPending.Count,
            StatedMeasure.LocationsGranted => permits.LocationsWithValidPermit.Count,
            StatedMeasure.TargetPeople or StatedMeasure.AllegationsReceived or StatedMeasure.AllegationsSubstantiated
                or StatedMeasure.AllegationsResolved or StatedMeasure.AllegationsReferred or StatedMeasure.AllegationsOpen or StatedMeasure.Killed
                or StatedMeasure.Injured or StatedMeasure.Patterns or StatedMeasure.LocationsCutOff => null,
        };
    }

    /// <summary>As the other, of the ceasefire task force's report.</summary>
    private static long? Twin(
        StatedMeasure measure, StatedWindow window, AllegationFigures allegations, IReadOnlyList<PatternFigures> patterns, RouteFigures routes,
        AccessFigures access)
    {
        var a = window switch
        {
            StatedWindow.Period => allegations.Period, StatedWindow.Cumulative => allegations.Cumulative, StatedWindow.AsOf => null,
        };
        return measure switch
        {
            StatedMeasure.AllegationsReceived => a?.Received,
            StatedMeasure.AllegationsSubstantiated => a?.Substantiated,
            StatedMeasure.AllegationsResolved => a?.Resolved,
            StatedMeasure.AllegationsReferred => a?.Referred,
            StatedMeasure.AllegationsOpen => allegations.Open.Sum(o => (long)o.Count),
            StatedMeasure.Killed => a?.Killed,
            StatedMeasure.Injured => a?.Injured,
            StatedMeasure.Patterns => patterns.Count,
            StatedMeasure.LocationsCutOff => routes.CutOff.Count,
            StatedMeasure.BesiegedAreasReached => window switch
            {
                StatedWindow.Period => access.Besieged.ReachedInPeriod,
                StatedWindow.Cumulative => access.Besieged.ReachedCumulative,
                StatedWindow.AsOf => null,
            },
            StatedMeasure.BesiegedAreasTotal => access.Besieged.Locations,
            StatedMeasure.BesiegedPopulation => access.Besieged.Population,
            StatedMeasure.PermitsPending => access.PermitsPending,
            StatedMeasure.PeopleReached or StatedMeasure.PeopleReachedBesieged or StatedMeasure.PeopleReachedHardToReach or StatedMeasure.Trucks
                or StatedMeasure.AreasReached or StatedMeasure.LocationsPending or StatedMeasure.LocationsGranted or StatedMeasure.Airdrops
                or StatedMeasure.TargetPeople => null,
        };
    }
}
