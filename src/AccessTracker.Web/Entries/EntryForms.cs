using System.Globalization;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;
using AccessTracker.Web.Reports.Publish;

namespace AccessTracker.Web.Entries;

/// <summary>
/// Which form is for what. Those of the day's work have names of what they do (<c>request</c>, <c>answer</c>); the form of records in
/// general is called <c>record-</c> and the kind. Drafts keep these names.
/// </summary>
public static class EntryForms
{
    public const string OfRecord = "record-";

    /// <summary>The field in which a form says by which contract it was made.</summary>
    public const string ContractField = EntryFields.Own + "contract";

    /// <summary>
    /// Raised when what a field of a form means changes: a form that lay on a device meanwhile is then looked through by its person before it is
    /// saved.
    /// </summary>
    public const string Contract = "1";

    /// <summary>Where a draft is finished.</summary>
    public static string Address(string operation, Draft draft) => KindOf(draft) is { } kind
        ? Urls.EnterRecord(operation, kind, KeyOf(draft), draft.Id)
        : draft.Form == NarrativeEditor.Form && ReportId.Parse(draft.RecordKey) is { } report
        ? Urls.Publish(operation, report, draft: draft.Id)
        : Urls.EnterForm(operation, draft.Form, draft.RecordKey, draft.Id);

    /// <summary>What a draft is of, in the reader's words.</summary>
    public static string Name(Draft draft, RecordKinds kinds)
    {
        var form = KindOf(draft) is { } kind ? RecordText.Kind(kind) : EnumText.Find($"Form_{draft.Form}") ?? draft.Form;
        if (draft.Form == NarrativeEditor.Form && ReportId.Parse(draft.RecordKey) is { TaskForce: TaskForce.Humanitarian } report)
        {
            return $"{form} {Format.Number(report.Number)}";
        }

        return KeyOf(draft) is { } key ? $"{form} {RecordText.Key(kinds.Find(KindOf(draft)), key)}" : Format.With(Texts.NewOfKind, form);
    }

    /// <summary>The form that changes a record: its own, or that of what it is a part of.</summary>
    public static string Change(string operation, StoredRecord record) => record.Table.Form switch
    {
        RecordForm.Own => Urls.EnterForm(operation, record.Table.Name, record.Key),
        RecordForm.OfOwner => Urls.EnterForm(operation, record.Table.Owner!.Refers!.Name, record.Text(record.Table.Owner.Name)),
        RecordForm.General or RecordForm.Changes => Urls.EnterRecord(operation, record.Table.Name, record.Key),
    };

    private static string? KindOf(Draft draft) => draft.Form.StartsWith(OfRecord, StringComparison.Ordinal) ? draft.Form[OfRecord.Length..] : null;

    // The general form goes by addresses, in which a key of several parts is one.
    private static string? KeyOf(Draft draft) =>
        KindOf(draft) is null || draft.RecordKey is null ? draft.RecordKey : RecordAddress.KeyOf(draft.RecordKey);
}
