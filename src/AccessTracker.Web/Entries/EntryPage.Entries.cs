using System.Text.RegularExpressions;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Entries;

/// <content>
/// What was entered without a line refers to records that had no key yet: by the id of the form that would save them. Once those are saved, their
/// keys are known here.
/// </content>
public abstract partial class EntryPage
{
    /// <summary>The field in which a form without a key in its address says which record it is about.</summary>
    public const string OfField = "of";

    /// <summary>
    /// The form comes to lie on a device: it brings no records to choose from. Those that may lie there are in the reference, and the device offers
    /// them from it.
    /// </summary>
    public bool IsForDevice => Context.Request.Headers.ContainsKey(EntryAnswers.Asks);

    /// <summary>The key of the record that a form sent without one in its address is about; empty: it does not say.</summary>
    protected async Task<string> KeySentAsync() =>
        HttpMethods.IsPost(Context.Request.Method) ? await KeyOfEntryAsync(Context.Request.Form[OfField].ToString().Trim()) : "";

    private async Task ResolveEntriesAsync()
    {
        foreach (var (name, value) in Fields.Where(f => EntryReference().IsMatch(f.Value)).ToList())
        {
            Fields[name] = await KeyOfEntryAsync(value);
        }
    }

    // As it was sent where there is no such form, or it saved nothing yet.
    private async Task<string> KeyOfEntryAsync(string text) =>
        EntryReference().Match(text) is { Success: true } match
        && await Drafts.FindSavedAsync(Held!.Stored, Person.Name, match.Groups[1].Value, Context.RequestAborted) is { Target: { } target }
        && Urls.KeyIn(Operation, target) is { } key
            ? key
            : text;

    [GeneratedRegex("^entry:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$")]
    private static partial Regex EntryReference();
}
