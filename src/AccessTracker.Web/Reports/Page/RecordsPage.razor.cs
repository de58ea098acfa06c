using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Reports.Page;

public sealed partial class RecordsPage
{
    // Figures of people that count each place once.
    private static readonly string[] _distinct = ["people.", "reached.", "otherSeries.", "targets."];

    private IReportContent? _content;
    private ReportView? _report;
    private RecordSet? _records;
    private ListPage _page = ListPage<RecordRow>.Empty;
    private IReadOnlyList<FigurePart> _parts = [];
    private IReadOnlySet<Stop>? _counted;
    private string _name = "";
    private ReportId? _id;
    private FigureDefinition? _definition;

    [Inject]
    public required ReportReader Reports { get; init; }

    /// <summary>The word of the task force, from the address; null: the humanitarian one.</summary>
    [Parameter]
    public string? Force { get; set; }

    /// <summary>The report's number; null: the operation's today.</summary>
    [Parameter]
    public int? Number { get; set; }

    /// <summary>A published revision of it; null: the latest, or the draft.</summary>
    [Parameter]
    public int? Revision { get; set; }

    /// <summary>The figure's path in the content.</summary>
    [SupplyParameterFromQuery(Name = "figure")]
    public string? Figure { get; set; }

    protected override async Task ReadAsync(Situation situation)
    {
        // Figures of today are there from the baseline day on; a report's own address never leads to an earlier one.
        _id = Number is { } number ? ReportName.OfAddress(Force, number) : null;
        if (_id is null && (Number is not null || !HasBegun))
        {
            Missing();
            return;
        }

        var (content, records) = await FindAsync();
        if (content is null || string.IsNullOrEmpty(Figure) || FigureRecords.Behind(records, Figure) is not { } references)
        {
            Missing();
            return;
        }

        _content = content;
        var all = new RecordIndex(situation).Find(references);
        (_page, _records) = all.At(At);
        _parts = FigureReader.Read(content, _report?.Sums ?? new ReportSums(content, UnknownParts.Count(records)), Figure);
        _counted = _distinct.Any(p => Figure.StartsWith(p, StringComparison.Ordinal)) ? Largest(all.Stops, _records.Stops) : null;
        var figures = _report?.Figures ?? new FigureIndex(FigureDefinitions.All(content));
        _name = figures.NameOf(Figure, code => ShownName.Of(situation.Locations.GetValueOrDefault(code)));
        _definition = figures.Find(Figure);
    }

    private async Task<(IReportContent? Content, IReadOnlyDictionary<string, IReadOnlyList<string>> Records)> FindAsync()
    {
        if (_id is not { } id)
        {
            var today = TodaysFigures();
            return (today.Content, today.Records);
        }

        _report = await Reports.FindAsync(Held!, id, Revision);
        return (_report?.Content, _report?.Records ?? new Dictionary<string, IReadOnlyList<string>>());
    }

    // Of each place the delivery whose figure counts (counting rules, section 4).
    private static HashSet<Stop> Largest(IEnumerable<Stop> stops, IEnumerable<Stop> shown)
    {
        var places = shown.Select(s => s.Location).ToHashSet(StringComparer.Ordinal);
        return [.. stops.Where(s => s.People is not null && places.Contains(s.Location)).GroupBy(s => s.Location)
            .Select(place => place.OrderByDescending(s => s.People).ThenBy(s => s.IsEstimated).First())];
    }
}
