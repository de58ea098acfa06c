using AccessTracker.Data.Reports;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Reports.Page;

public sealed partial class ComparePage
{
    private IReadOnlyList<FilterChoice> _choices = [];
    private Side? _first;
    private Side? _second;
    private ReportComparison? _comparison;
    private IReadOnlyList<(string Name, string Value)> _unread = [];

    [Inject]
    public required ReportReader Reports { get; init; }

    /// <summary>The first report (<see cref="ReportKey"/>).</summary>
    [SupplyParameterFromQuery(Name = "a")]
    public string? A { get; set; }

    /// <summary>The second one.</summary>
    [SupplyParameterFromQuery(Name = "b")]
    public string? B { get; set; }

    protected override async Task ReadAsync(Situation situation)
    {
        (_first, _second) = (await FindAsync(A), await FindAsync(B));
        if (_first is { } first && _second is { } second && first.Key.Report.TaskForce != second.Key.Report.TaskForce)
        {
            // The figures of two task forces are not the same ones.
            _second = null;
        }

        _unread =
        [
            .. new[] { (Name: Texts.CompareFirst, Value: A, Side: _first), (Name: Texts.CompareSecond, Value: B, Side: _second) }
                .Where(s => s.Side is null && !string.IsNullOrEmpty(s.Value)).Select(s => (s.Name, s.Value!)),
        ];
        var revisions = await Reports.RevisionsAsync(Held!);
        _choices = [.. (await Reports.LedgerAsync(Held!)).Reverse().SelectMany(r => Choices(r.Period.Report, [.. revisions[r.Period.Report]]))];
        _comparison = _first is null || _second is null
            ? null
            : new ReportComparison(
                new ComparedContent(_first.View.Content, _first.View.Sums), new ComparedContent(_second.View.Content, _second.View.Sums));
    }

    // The latest of several revisions is named by its revision: what is compared here stays so.
    private static IEnumerable<FilterChoice> Choices(ReportId report, IReadOnlyList<ReportHeader> revisions)
    {
        return revisions.Count == 0
            ? [new FilterChoice(new ReportKey(report, null).ToString(), Format.With(Texts.CompareDraft, ReportName.Of(report)))]
            : revisions.Reverse()
                .Select(r => new FilterChoice(new ReportKey(report, r.Revision).ToString(), ReportName.Of(report, r.Revision)));
    }

    private async Task<Side?> FindAsync(string? text)
    {
        if (ReportKey.Parse(text) is not { } key || await Reports.FindAsync(Held!, key.Report, key.Revision) is not { } view)
        {
            return null;
        }

        var revision = view.IsPublished ? view.Header.Revision : (int?)null;
        return new Side(Operation, key with { Revision = revision }, view, view.Annex?.Narratives ?? []);
    }

    private sealed record Side(string Operation, ReportKey Key, ReportView View, IReadOnlyList<Narrative> Words)
    {
        public string Name => Key.Revision is { } revision
            ? ReportName.Of(Key.Report, revision)
            : Format.With(Texts.CompareDraft, ReportName.Of(Key.Report));

        public string Address => Urls.Report(Operation, Key.Report, Key.Revision);

        public ComparedReport Of => new(Name, Address, figure => Urls.Records(Operation, Key.Report, figure, Key.Revision));
    }
}
