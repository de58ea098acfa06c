using AccessTracker.Domain.Figures;

namespace AccessTracker.Domain.Reports;

/// <summary>
/// A figure that a published report is held to: when it would come out otherwise today, that is said (counting-rules.md
/// section 10). Which ones they are is in docs/counting-choices.md.
/// </summary>
/// <param name="Path">In the content: <c>people.cumulative.total.distinct</c>.</param>
/// <param name="Value">What a report says there; null: unknown. Of a list, how many it holds.</param>
public sealed record HeadlineFigure(string Path, Func<IReportContent, decimal?> Value)
{
    /// <summary>Those of the humanitarian task force's report, in the order of its content.</summary>
    public static IReadOnlyList<HeadlineFigure> All { get; } =
    [
        .. People("people.period", c => c.People.Period),
        .. People("people.cumulative", c => c.People.Cumulative),
        .. Coverage("coverage.besieged", c => c.Coverage.Besieged),
        .. Coverage("coverage.hardToReach", c => c.Coverage.HardToReach),
        .. Convoys("convoys.period", c => c.Convoys.Period),
        .. Convoys("convoys.cumulative", c => c.Convoys.Cumulative),
        .. Of("permits", c => c.Permits,
            ("submittedInPeriod", p => p.SubmittedInPeriod),
            ("grantedInPeriod", p => p.GrantedInPeriod),
            ("conditionalInPeriod", p => p.ConditionalInPeriod),
            ("deniedInPeriod", p => p.DeniedInPeriod),
            ("pending", p => p.Pending),
            ("overdue", p => p.Overdue),
            ("verbal", p => p.Verbal),
            ("locationsPending", p => p.LocationsPending.Count),
            ("locationsWithValidPermit", p => p.LocationsWithValidPermit.Count),
            ("peoplePending", p => p.PeoplePending),
            ("grantedUnused", p => p.GrantedUnused.Count)),
        .. Of("evacuations.period", c => c.Evacuations.Period, ("people", e => e.People), ("patients", e => e.Patients)),
        .. Of("evacuations.cumulative", c => c.Evacuations.Cumulative, ("people", e => e.People), ("patients", e => e.Patients)),
    ];

    private static IEnumerable<HeadlineFigure> People(string path, Func<ReportContent, PeopleByStatus> people) =>
        new (string Name, Func<PeopleByStatus, PeopleFigures> Of)[] { ("total", p => p.Total), ("besieged", p => p.Besieged),
            ("hardToReach", p => p.HardToReach), ("other", p => p.Other) }
            .SelectMany(status => Of($"{path}.{status.Name}", c => status.Of(people(c)),
                ("distinct", p => p.Distinct), ("peopleTimes", p => p.PeopleTimes), ("deliveries", p => p.Deliveries),
                ("locations", p => p.Locations)));

    private static IEnumerable<HeadlineFigure> Coverage(string path, Func<ReportContent, CoverageFigures> coverage) => Of(path, coverage,
        ("locations", c => c.Locations),
        ("reachedInPeriod", c => c.ReachedInPeriod),
        ("reachedCumulative", c => c.ReachedCumulative),
        ("population", c => c.Population),
        ("populationUnknown", c => c.PopulationUnknown),
        ("peopleReachedCumulative", c => c.PeopleReachedCumulative),
        ("share", c => c.Share));

    private static IEnumerable<HeadlineFigure> Convoys(string path, Func<ReportContent, ConvoyFigures> convoys) => Of(path, convoys,
        ("convoys", c => c.Convoys),
        ("trucks", c => c.Trucks),
        ("tonnes", c => c.Tonnes),
        ("airdrops", c => c.Airdrops),
        ("airlifts", c => c.Airlifts),
        ("attempts", c => c.Attempts),
        ("turnedBack", c => c.TurnedBack));

    private static IEnumerable<HeadlineFigure> Of<T>(
        string path, Func<ReportContent, T> part, params (string Name, Func<T, decimal?> Value)[] figures) =>
        figures.Select(f => new HeadlineFigure($"{path}.{f.Name}", c => f.Value(part((ReportContent)c))));
}
