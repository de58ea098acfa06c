using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Reports;

public sealed partial class PermitsSection
{
    private IReadOnlyList<PendingLine> _pending = [];

    [Parameter, EditorRequired]
    public required ReportContent Content { get; set; }

    /// <summary>For the names of places.</summary>
    [Parameter, EditorRequired]
    public required Situation Situation { get; set; }

    /// <summary>The records behind the report's figures: the report counts pending lines, its records name them.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Records { get; set; }

    private PermitFigures Permits => Content.Permits;

    /// <summary>The parties that refused in the period.</summary>
    private string? RefusedBy { get; set; }

    protected override void OnParametersSet()
    {
        var book = new RecordBook(Situation);
        _pending = PendingLine.OldestFirst(Lines(book, "permits.pending"), Content.PeriodEnd);
        var refusals = Lines(book, "permits.deniedInPeriod")
            .SelectMany(l => l.Decisions)
            .Where(d => d.Kind == DecisionKind.Denied && d.DecidedOn >= Content.PeriodStart && d.DecidedOn <= Content.PeriodEnd)
            .Select(d => d.Party is null ? Texts.Unknown : d.Step is { } step ? $"{d.Party}, {Wording.OfFree(step)}" : d.Party)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        RefusedBy = refusals.Count > 0 ? Show.With(Texts.RefusedBy, string.Join("; ", refusals)) : null;
    }

    private IReadOnlyList<PermitLine> Lines(RecordBook book, string figure) => book.Find(FigureRecords.Behind(Records, figure) ?? []).Lines;

    private static string DecisionDays(DecisionDays days) =>
        days.Count == 0 ? Texts.NoDecisions : Show.With(Texts.MedianAndP90, Show.Number(days.Median), Show.Number(days.P90), Show.Number(days.Count));
}
