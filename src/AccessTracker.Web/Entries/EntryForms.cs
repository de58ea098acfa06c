using AccessTracker.Data.Entries;
using AccessTracker.Web.Records;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Entries;

/// <summary>The forms by name, as drafts keep them: those of the day's work by what they do, all others by <c>record-</c> and the kind.</summary>
public static class EntryForms
{
    public const string OfRecord = "record-";

    /// <summary>Where a draft is finished.</summary>
    public static string Address(string operation, Draft draft) => draft.Form.StartsWith(OfRecord, StringComparison.Ordinal)
        ? Urls.EnterRecord(operation, draft.Form[OfRecord.Length..], draft.RecordKey, draft.Id)
        : Urls.EnterForm(operation, draft.Form, draft.RecordKey, draft.Id);

    /// <summary>What a draft is of, in the reader's words.</summary>
    public static string Name(Draft draft)
    {
        var form = draft.Form.StartsWith(OfRecord, StringComparison.Ordinal) ? RecordText.Kind(draft.Form[OfRecord.Length..]) : Wording.Find($"Form_{draft.Form}") ?? draft.Form;
        return draft.RecordKey is { } key ? $"{form} {RecordText.Key(key)}" : Show.With(Texts.NewOfKind, form);
    }
}
