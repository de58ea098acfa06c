using System.Text.Json.Serialization;
using AccessTracker.Domain.Figures;

namespace AccessTracker.Domain.Reports;

/// <summary>
/// The content is what a report of the ceasefire task force says, as its rules fix it (section 19): property names and their order are part of the
/// format, by the conventions of <see cref="ReportContent"/>.
/// </summary>
/// <param name="Stated">As the humanitarian task force's report has it; null where nothing was stated for the meeting, and in reports that were
/// published before it stood there.</param>
/// <param name="Review">As the humanitarian task force's report has it.</param>
public sealed record CeasefireContent(
    ReportOperation Operation,
    string TaskForce,
    DateOnly ReportDate,
    DateOnly PeriodStart,
    DateOnly PeriodEnd,
    IReadOnlyList<ArrangementFigures> Arrangements,
    AllegationFigures Allegations,
    IReadOnlyList<PatternFigures> Patterns,
    ControlFigures Control,
    RouteFigures Routes,
    IReadOnlyList<CentreFigures> Centres,
    IReadOnlyList<CommitmentProgress> Commitments,
    AccessFigures Access,
    IReadOnlyList<ReportEvent> Events,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<StatedAndComputed>? Stated,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReviewFigures? Review) : IReportContent
{
    IReadOnlyList<StatedAndComputed> IReportContent.Stated => Stated ?? [];
}
