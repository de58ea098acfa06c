using AccessTracker.Data.Entries;
using AccessTracker.Domain.Identity;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Records;
using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Entries;

public sealed partial class EnterPage
{
    private IReadOnlyList<Draft> _drafts = [];

    [Inject]
    public required DraftStore Drafts { get; init; }

    private IEnumerable<(string Address, string Text, string Explained)> Forms =>
    [
        (Urls.EnterForm(Operation, "convoy"), Texts.EnterConvoy, Texts.EnterConvoyExplained),
        (Urls.EnterForm(Operation, "request"), Texts.EnterRequest, Texts.EnterRequestExplained),
        (Urls.Requests(Operation), Texts.EnterAnswer, Texts.EnterAnswerExplained),
        (Urls.Sheets(Operation), Texts.SheetsTitle, Texts.EnterSheetExplained),
        .. EntryForms.Added.Where(MayWrite)
            .Select(kind => (Urls.EnterRecord(Operation, kind), RecordText.Kind(kind), Wording.Find($"Enter_{kind}") ?? Texts.EnterRecordExplained)),
        .. new[] { "operation" }.Where(MayWrite).Select(kind => (Urls.EnterRecord(Operation, kind, Operation), RecordText.Kind(kind), Texts.Enter_operation)),
    ];

    private bool MayWrite(string kind) => AccessPolicy.May(Person, Verb.Write, new Subject(Operation, kind));

    protected override async Task ReadAsync(Situation situation) => _drafts = await Drafts.ListAsync(Held!.Stored, Person.Name);

    private string AddressOf(Draft draft) => EntryForms.Address(Operation, draft);

    private static string NameOf(Draft draft) => EntryForms.Name(draft);
}
