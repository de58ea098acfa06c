using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Reports.Paper;

public sealed partial class PaperPage
{
    private ReportId _id;
    private ReportDocument? _document;

    [Inject]
    public required ReportReader Reports { get; init; }

    [Inject]
    public required ReportDocuments Documents { get; init; }

    /// <summary>The word of the task force, from the address; null: the humanitarian one.</summary>
    [Parameter]
    public string? Force { get; set; }

    /// <summary>The report's number, from the address.</summary>
    [Parameter]
    public int Number { get; set; }

    /// <summary>A published revision of it; null: the latest, or the draft.</summary>
    [Parameter]
    public int? Revision { get; set; }

    protected override async Task ReadAsync(Situation situation)
    {
        if (ReportName.OfAddress(Force, Number) is not { } id || await Reports.FindAsync(Held!, id, Revision) is not { } report)
        {
            Missing();
            return;
        }

        _id = id;
        _document = await Documents.OfAsync(Held!, report, Person);
    }
}
