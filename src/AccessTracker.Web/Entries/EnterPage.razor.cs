using AccessTracker.Data.Entries;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Entries;

public sealed partial class EnterPage
{
    private IReadOnlyList<Draft> _drafts = [];
    private Draft? _thrown;
    private bool _notTakenBack;

    [Inject]
    public required DraftStore Drafts { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>The draft that has just been thrown away.</summary>
    [SupplyParameterFromQuery(Name = "thrown")]
    private string? Just { get; set; }

    private IReadOnlyList<Draft> Waiting => [.. _drafts.Where(d => d.DiscardedAt is null)];

    private IReadOnlyList<Draft> Thrown => [.. _drafts.Where(d => d.DiscardedAt is not null && d != _thrown)];

    private IEnumerable<(string Address, string Text, string Explained)> Forms =>
    [
        (Urls.EnterForm(Operation, "convoy"), Texts.EnterConvoy, Texts.EnterConvoyExplained),
        (Urls.EnterForm(Operation, "request"), Texts.EnterRequest, Texts.EnterRequestExplained),
        (Urls.Requests(Operation), Texts.EnterAnswer, Texts.EnterAnswerExplained),
        (Urls.PasteMessage(Operation), Texts.MessageTitle, Texts.EnterMessageExplained),
        (Urls.Sheets(Operation), Texts.SheetsTitle, Texts.EnterSheetExplained),
        .. Kinds.Records.Where(k => k.Form == RecordForm.General && !RecordKinds.OfCeasefire.Contains(k) && MayWrite(k)).Select(FormOf),
        .. new[] { RecordKinds.Operations }.Where(MayWrite)
            .Select(k => (Urls.EnterRecord(Operation, k.Name, Operation), RecordText.Kind(k.Name), Texts.Enter_operation)),
    ];

    private IEnumerable<(string Address, string Text, string Explained)> CeasefireForms =>
    [
        .. MayWrite(RecordKinds.Monitoring) && MayWrite(RecordKinds.Allegations)
            ? [(Urls.EnterForm(Operation, "bulletin"), Texts.Form_bulletin, Texts.EnterBulletinExplained)]
            : Array.Empty<(string, string, string)>(),
        .. RecordKinds.OfCeasefire.Where(MayWrite).Select(FormOf),
    ];

    private (string Address, string Text, string Explained) FormOf(RecordKind kind) =>
        (Urls.EnterRecord(Operation, kind.Name), RecordText.Kind(kind.Name), EnumText.Find($"Enter_{kind.Name}") ?? Texts.EnterRecordExplained);

    private bool MayWrite(RecordKind kind) => AccessPolicy.May(Person, Verb.Write, new Subject(Operation, kind.Subject));

    protected override async Task ReadAsync(Situation situation)
    {
        _drafts = await Drafts.ListAsync(Held!.Stored, Person.Name, Context.RequestAborted);
        _thrown = _drafts.FirstOrDefault(d => d.Id == Just && d.DiscardedAt is not null);
    }

    private async Task TakeBackAsync()
    {
        var id = Context.Request.Form["draft"].ToString();
        if (await Drafts.TakeBackAsync(Held!.Stored, Person.Name, id, Context.RequestAborted) && _drafts.FirstOrDefault(d => d.Id == id) is { } draft)
        {
            Navigation.NavigateTo(EntryForms.Address(Operation, draft));
            return;
        }

        _notTakenBack = true;
    }
}
