using AccessTracker.Data.Records;

namespace AccessTracker.Web.Entries;

/// <content>What is shown in place of a form whose record this person may read and not change.</content>
public abstract partial class EntryPage
{
    /// <summary>The record that the form is about, where this person may read and not change it, or it is withdrawn; null: neither.</summary>
    public RecordView? Denied { get; private set; }

    // What somebody may read is not said to be missing: it is said why it cannot be changed, and by whom it can.
    private async Task DenyAsync()
    {
        var view = About is var (kind, key)
            ? await Records.ShowAsync(Held!.Stored, kind, key, Actor, Clock.GetUtcNow(), Context.RequestAborted)
            : null;
        if (view is null || (view.MayWrite && !view.Record.IsWithdrawn))
        {
            Missing();
            return;
        }

        Denied = view;
        Context.Response.StatusCode = view.Record.IsWithdrawn ? StatusCodes.Status410Gone : StatusCodes.Status403Forbidden;
    }
}
