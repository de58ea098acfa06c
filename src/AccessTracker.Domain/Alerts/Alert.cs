using System.Globalization;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Alerts;

/// <summary>Something that somebody ought to know of on a day, with what made it so.</summary>
public sealed record Alert
{
    public required AlertKind Kind { get; init; }

    /// <summary>
    /// The alert is about this record, named as reports name them (<see cref="RecordRef"/>): a line, a location, a target, a report.
    /// </summary>
    public required string Subject { get; init; }

    /// <summary>The day that began what it is about: of the permit, of the last delivery, of the pending age. Another day is another alert.</summary>
    public required DateOnly Began { get; init; }

    /// <summary>The first day on which the threshold was passed.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>Code of the place; null: it is about none.</summary>
    public string? Location { get; init; }

    /// <summary>Ref of the request.</summary>
    public string? Request { get; init; }

    /// <summary>This authority was asked.</summary>
    public string? Authority { get; init; }

    /// <summary>Name of the target.</summary>
    public string? Target { get; init; }

    /// <summary>Code of the arrangement.</summary>
    public string? Arrangement { get; init; }

    /// <summary>Code of the party, or what is written where no party is known by it.</summary>
    public string? Party { get; init; }

    /// <summary>Ref of the allegation; null: of none, or of several.</summary>
    public string? Allegation { get; init; }

    /// <summary>The governorate in which the allegations lie; null: they name none.</summary>
    public string? Governorate { get; init; }

    /// <summary>Of how many entries <see cref="Count"/> is the sum.</summary>
    public int? Entries { get; init; }

    /// <summary>Name of the commitment.</summary>
    public string? Commitment { get; init; }

    /// <summary>Code of the route.</summary>
    public string? Route { get; init; }

    /// <summary>Ref of the convoy.</summary>
    public string? Convoy { get; init; }

    /// <summary>The violations that make the pattern or are open, the places at which the commitment was not kept.</summary>
    public long? Count { get; init; }

    public ReportId? Report { get; init; }

    /// <summary>
    /// The permit's last day, the day of the last delivery (null: never reached), the due day, the day of the permit, the target's due day, the
    /// meeting's, the first planned stop's, the day that was broken, the last of the days required, the day since which the oldest
    /// allegation is open.
    /// </summary>
    public DateOnly? Day { get; init; }

    /// <summary>
    /// Days until <see cref="Day"/> of a permit that lapses, a target, a planned stop and what is due; of a run its length; else days gone by.
    /// </summary>
    public int Days { get; init; }

    /// <summary>People at the place, asked for, approved, or to be reached; null: unknown.</summary>
    public long? People { get; init; }

    /// <summary>The people reached, where the alert is about a target.</summary>
    public long? Reached { get; init; }

    /// <summary>The deliveries that count towards the target and of which nobody knows how many people they reached.</summary>
    public int ReachedUnknown { get; init; }

    /// <summary>The people whom a steady pace towards the target would have reached by the day.</summary>
    public long? Expected { get; init; }

    /// <summary>The people that the target needs in each week that is left (counting rules, section 8).</summary>
    public long? NeededPerWeek { get; init; }

    /// <summary>The people reached in a recent week, on average, towards the target (counting rules, section 8).</summary>
    public long? RecentPerWeek { get; init; }

    /// <summary>The same text as long as the same thing lasts; no two alerts of a list have the same. Stored.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{EnumCode.Of(Kind)}:{Subject}:{Began:yyyy-MM-dd}");
}
