using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Boards;

/// <summary>
/// The biography is what happened to one place up to the end of a day: computed from what the reader may read, so never more than that. Choices
/// where the rules are silent are in docs/counting-choices.md, "A place's biography".
/// </summary>
public sealed record LocationBiography
{
    // What is older stands in the lists, and does not squeeze what is drawn to scale.
    private const int MostDaysBefore = 365;

    public required Location Location { get; init; }

    /// <summary>The last day that is told of.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The operation's baseline: gaps and periods count from it.</summary>
    public required DateOnly Baseline { get; init; }

    /// <summary>
    /// The first day of the drawing: the earlier of the baseline and the first request, attempt or incident, but not more than
    /// a year before the baseline.
    /// </summary>
    public required DateOnly Start { get; init; }

    /// <summary>The statuses follow each other in order, without a break.</summary>
    public required IReadOnlyList<StatusRun> Statuses { get; init; }

    /// <summary>The gaps stand in order of their days.</summary>
    public required IReadOnlyList<DeliveryGap> Gaps { get; init; }

    /// <summary>The periods stand in order; the last one may be running.</summary>
    public required IReadOnlyList<PeriodReach> Periods { get; init; }

    /// <summary>The neighbours are null when none is known that was on the list in one of the gaps.</summary>
    public NearbyLocations? NearbyLocations { get; init; }

    /// <summary>The spells tell what became of each line of a request, by the day it was submitted, then ref, each in order.</summary>
    public required IReadOnlyList<IReadOnlyList<LineSpell>> Requests { get; init; }

    /// <summary>Stops for which somebody set out, in every series, by day, then ref.</summary>
    public required IReadOnlyList<Stop> Attempts { get; init; }

    /// <summary>The incidents stand in order of their days.</summary>
    public required IReadOnlyList<Incident> Incidents { get; init; }

    /// <summary>The adopted estimates, by day.</summary>
    public required IReadOnlyList<PopulationEstimate> Populations { get; init; }

    /// <exception cref="KeyNotFoundException">No place of <paramref name="situation"/> has the code.</exception>
    public static LocationBiography Of(Situation situation, string code, DateOnly day)
    {
        var place = situation.Locations[code];
        var statuses = StatusRun.Of(situation, code, day);
        var gaps = DeliveryGap.Of(situation, code, statuses, day);
        IReadOnlyList<IReadOnlyList<LineSpell>> requests =
        [
            .. situation.LinesAt(code).Where(l => l.Request.SubmittedOn <= day).OrderBy(l => l.Request.SubmittedOn).Select(l => LineSpell.Of(l, day)),
        ];
        IReadOnlyList<Stop> attempts = [.. situation.StopsAt(code).Where(s => s.Delivery.IsAttempt && s.Day <= day)];
        IReadOnlyList<Incident> incidents = [.. situation.Facts.Incidents.Where(i => i.Location == code && i.Day <= day).OrderBy(i => i.Day)];
        var baseline = situation.Operation.Since;
        var latestStart = baseline < day ? baseline : day;
        var earliestStart = latestStart.DayNumber > MostDaysBefore ? latestStart.AddDays(-MostDaysBefore) : DateOnly.MinValue;
        var first = requests.Select(r => r[0].From).Concat(attempts.Select(s => s.Day)).Concat(incidents.Select(i => i.Day)).Append(latestStart)
            .Min();
        return new LocationBiography
        {
            Location = place,
            Day = day,
            Baseline = baseline,
            Start = first < earliestStart ? earliestStart : first,
            Statuses = statuses,
            Gaps = gaps,
            Periods = PeriodReach.Of(situation, code, day),
            NearbyLocations = NearbyLocations.Of(situation, place, gaps, day),
            Requests = requests,
            Attempts = attempts,
            Incidents = incidents,
            Populations = [.. situation.PopulationsOf(code).TakeWhile(p => p.AsOf <= day)],
        };
    }
}
