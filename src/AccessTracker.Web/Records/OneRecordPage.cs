using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Records;

/// <summary>A page of one record, with what belongs to it. Of a record that is withdrawn it says so, and leads to where it is restored.</summary>
public abstract class OneRecordPage : OperationPage
{
    [Inject]
    public required RecordStore Records { get; init; }

    [CascadingParameter]
    private HttpContext? Request { get; set; }

    /// <summary>The record, where it is withdrawn and may be read; null: it counts, or is not there.</summary>
    protected RecordView? Gone { get; private set; }

    /// <summary>The record is not among those that count: it is withdrawn, or there is none that this person may read.</summary>
    protected async Task MissingAsync(string kind, string key)
    {
        var view = await Records.ShowAsync(Held!.Stored, kind, key, Actor.Of(Person, Operation), Clock.GetUtcNow());
        if (view is not { Record.IsWithdrawn: true })
        {
            Missing();
            return;
        }

        Gone = view;
        Request?.Response.StatusCode = StatusCodes.Status410Gone;
    }
}
