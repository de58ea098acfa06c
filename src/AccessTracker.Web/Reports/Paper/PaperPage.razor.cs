using AccessTracker.Domain.Situations;
using AccessTracker.Web.Reports.Files;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Reports.Paper;

public sealed partial class PaperPage
{
    private ReportDocument? _document;

    [Inject]
    public required ReportReader Reports { get; init; }

    [Inject]
    public required ReportDocuments Documents { get; init; }

    /// <summary>The report's number, from the address.</summary>
    [Parameter]
    public int Number { get; set; }

    /// <summary>A published revision of it; null: the latest, or the draft.</summary>
    [Parameter]
    public int? Revision { get; set; }

    protected override async Task ReadAsync(Situation situation)
    {
        if (await Reports.FindAsync(Held!, Number, Revision) is not { } report)
        {
            Missing();
            return;
        }

        _document = await Documents.OfAsync(Held!, report, Person);
    }
}
