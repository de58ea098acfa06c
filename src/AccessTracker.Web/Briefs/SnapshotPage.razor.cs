using AccessTracker.Domain.Situations;
using AccessTracker.Web.Reports.Files;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Briefs;

public sealed partial class SnapshotPage
{
    private Snapshot? _snapshot;

    [Inject]
    public required SnapshotReader Snapshots { get; init; }

    [Inject]
    public required PdfPrinter Printer { get; init; }

    /// <summary>As <c>yyyy-MM-dd</c>; null: today.</summary>
    [SupplyParameterFromQuery(Name = "day")]
    public string? Day { get; set; }

    protected override async Task ReadAsync(Situation situation) => _snapshot = await Snapshots.FindAsync(Held!, Person, Day);
}
