using AccessTracker.Data.Entries;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Entries;

/// <content>
/// What is saved is answered at once by the next form with what was saved above it: nothing is kept before, and nothing is led on to. To load that
/// page again asks for it and sends nothing.
/// </content>
public abstract partial class EntryPage
{
    /// <summary>The header in which an answer says where to go on, to a script that shows the answer itself.</summary>
    public const string LocationHeader = "X-Location";

    [SupplyParameterFromQuery(Name = "last")]
    private string? LastId { get; set; }

    /// <summary>What the form before this one has saved; null: this is not one that follows another.</summary>
    public SavedForm? Last { get; private set; }

    /// <summary>Where this page is asked for again, with what the form before it has saved.</summary>
    public string FollowedAddress => Urls.Followed(Address, LastId ?? "");

    /// <summary>What was saved is called this; null: there is no better name.</summary>
    public string? LastName =>
        Last?.Target is { } target && target != Address && Urls.KeyIn(Operation, target) is { } key ? SavedName(key) : null;

    // A script shows the answer itself: it needs no other page.
    private bool IsDirect => Fields.IsChecked($"{EntryFields.Own}direct");

    /// <summary>
    /// Another one follows: of the day's work. Who changes a record goes back to it, and who keeps what the work is about goes to what was kept.
    /// </summary>
    protected virtual bool GoesOn => ChangedKey is null || EntryAmends.Adds(Form);

    /// <summary>What stands in the form that follows one that was saved.</summary>
    /// <param name="saved">As it was sent.</param>
    protected virtual EntryFields Next(EntryFields saved) => Prefill();

    /// <summary>The name of the record that the form saves.</summary>
    /// <param name="key">The last part of the address of its page.</param>
    protected virtual string? SavedName(string key) => null;

    /// <summary>A day that was typed, as the store writes it; empty: none was, or it cannot be read.</summary>
    protected string DayOf(EntryFields saved, string name) =>
        TypedDay.Read(saved[name], Today)?.Day is { } day ? Cell.Day(day) : "";

    // Null: the address names none.
    private async Task<SavedForm?> FindLastAsync() => Guid.TryParse(LastId, out var id)
        ? await Drafts.FindSavedAsync(Held!.Stored, Person.Name, id.ToString(), Context.RequestAborted)
        : null;

    private async Task AnswerAsync(string target, long? change)
    {
        var address = Urls.Saved(target, change);
        if (IsNextWaiting(address))
        {
            return;
        }

        if (!IsDirect || !GoesOn)
        {
            LeadTo(address);
            return;
        }

        (LastId, _sent) = (Id, Fields);
        (Reading, Doubts, LikelySame, Conflicts, Refusals) = (null, [], [], [], []);
        (_versions, _meant) = ([], []);
        await ReadAgainAsync();
    }

    // The form that follows: on the records as they are now.
    private async Task FollowAsync()
    {
        await _draft!.OpenAsync(null);
        Fields = Next(_sent!);
    }

    // A script that fetched the answer would fetch the page behind a redirect and throw it away.
    private void LeadTo(string address)
    {
        if (!IsDirect)
        {
            Navigation.NavigateTo(address);
            return;
        }

        Context.Response.Headers[LocationHeader] = address;
        IsReady = false;
    }
}
