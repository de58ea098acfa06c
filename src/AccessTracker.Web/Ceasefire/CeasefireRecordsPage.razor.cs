using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Ceasefire;

public sealed partial class CeasefireRecordsPage
{
    private static readonly ListOrder<string> _order = new(new ListColumn<string>(r => r));

    private string _name = "";
    private FigureDefinition? _definition;
    private IReadOnlyList<string>? _references;
    private ListPage<string> _page = ListPage<string>.Empty;
    private IReadOnlyList<ListedAllegation> _allegations = [];
    private IReadOnlyList<(RecordKind Kind, string Key)> _others = [];

    /// <summary>Path of the figure in the content of a report of the day.</summary>
    [SupplyParameterFromQuery(Name = "figure")]
    public string? Figure { get; set; }

    protected override Task ShowAsync(Situation situation)
    {
        _references = string.IsNullOrEmpty(Figure) ? null : FigureRecords.Behind(Report!.Records, Figure);
        if (_references is null)
        {
            Missing();
            return Task.CompletedTask;
        }

        _definition = new FigureIndex(FigureDefinitions.All(Content!)).Find(Figure!);
        _name = CeasefireFigureName.Of(Figure!, Content!, situation);
        _page = _order.Page([.. _references.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], At);
        var shown = _page.Rows.ToHashSet(StringComparer.Ordinal);
        _allegations = ListedAllegation.Of(Index.Allegations.Where(a => shown.Contains(RecordRef.Of(a))), On);
        _others = [.. _page.Rows.Select(r => RecordLinks.Find(Kinds, r)).OfType<(RecordKind Kind, string Key)>()
            .Where(r => r.Kind != RecordKinds.Allegations)];
        return Task.CompletedTask;
    }
}
