using System.Text.Json.Serialization;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Reports;

// The report as report.md fixes it: property names and their order are part of the format, since the content's hash is
// taken over its JSON (ReportJson). Days are calendar days of the operation; null is unknown. A sum is null when there is
// something to sum and all of it is unknown, and 0 when there is nothing.

/// <summary>The content is what a report says. It is computed once and rendered everywhere.</summary>
/// <param name="Commitments">As the ceasefire task force's report has them; null, as the routes, in reports that were published before they stood
/// there.</param>
/// <param name="Routes">Those closed, and the places that are cut off, at the end of the period.</param>
/// <param name="Review">What of it nobody has checked; null where the operation does not review its records.</param>
public sealed record ReportContent(
    ReportOperation Operation,
    DateOnly ReportDate,
    DateOnly PeriodStart,
    DateOnly PeriodEnd,
    PeopleByWindow People,
    CoverageByStatus Coverage,
    IReadOnlyList<ReachedLocation> Reached,
    IReadOnlyList<UnreachedLocation> Unreached,
    ConvoysByWindow Convoys,
    PermitFigures Permits,
    EvacuationsByWindow Evacuations,
    IReadOnlyList<ReportIncident> Incidents,
    IReadOnlyList<SeriesFigures> OtherSeries,
    IReadOnlyList<TargetProgress> Targets,
    ReportChanges Changes,
    IReadOnlyList<ReportRevision> Revisions,
    IReadOnlyList<StatedAndComputed> Stated,
    DataQuality DataQuality,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<CommitmentProgress>? Commitments,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ClosedRoutes? Routes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReviewFigures? Review) : IReportContent;

/// <param name="OverdueDays">After how many days without a delivery a place counts as not reached; null in reports that were published before it
/// stood there.</param>
public sealed record ReportOperation(
    string Code,
    string Name,
    DateOnly Since,
    string TimeZone,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? OverdueDays)
{
    /// <summary>Returns what a report of <paramref name="operation"/> says of it.</summary>
    internal static ReportOperation Of(Operation operation) =>
        new(operation.Code, operation.Name, operation.Since, operation.TimeZone, operation.OverdueDays);
}

public sealed record ReportIncident(string Ref, DateOnly Day, string Kind, string? Location, string State);

public sealed record ReportChanges(IReadOnlyList<string> NewlyReached, IReadOnlyList<StatusChange> StatusChanges);

public sealed record StatusChange(string Location, string? From, string To, DateOnly On, string? Reason);

/// <summary>A figure of the report before that would be another today (counting-rules.md section 10).</summary>
/// <param name="Report">The number of that report.</param>
/// <param name="Figure">The figure's path in its content.</param>
/// <param name="Published">What it said; null: unknown. Written as figures of people are: a whole one without a point.</param>
/// <param name="Now">What the records say of the same period when this report is computed; null: unknown.</param>
/// <param name="Records">The records that moved it (<see cref="RecordRef"/>), in ordinal order.</param>
public sealed record ReportRevision(
    int Report,
    string Figure,
    [property: JsonConverter(typeof(FigureJson))] decimal? Published,
    [property: JsonConverter(typeof(FigureJson))] decimal? Now,
    IReadOnlyList<string> Records);

public sealed record StatedAndComputed(
    string Measure, string Window, long Low, long High, string? Wording, string? Source, long? Computed, long? Difference);

/// <param name="UnassignedPeople">Convoys whose total could not be handed out whole; null in reports that were published before that was looked
/// for.</param>
public sealed record DataQuality(
    IReadOnlyList<string> UnknownPeople,
    IReadOnlyList<string> UnknownTrucks,
    IReadOnlyList<string> EstimatedSplits,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? UnassignedPeople,
    IReadOnlyList<string> AbovePopulation,
    IReadOnlyList<string> CountedUnderTwoStatuses);
