using AccessTracker.Data.Entries;
using AccessTracker.Domain.Identity;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Records;
using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Entries;

public sealed partial class EnterPage
{
    private static readonly string[] _managed = ["location", "status", "population", "meeting", "target", "stated_figure", "incident"];

    private IReadOnlyList<Draft> _drafts = [];

    [Inject]
    public required DraftStore Drafts { get; init; }

    private IEnumerable<(string Address, string Text, string Explained)> Forms =>
    [
        (Urls.EnterForm(Operation, "convoy"), Texts.EnterConvoy, Texts.EnterConvoyExplained),
        (Urls.EnterForm(Operation, "request"), Texts.EnterRequest, Texts.EnterRequestExplained),
        (Urls.Requests(Operation), Texts.EnterAnswer, Texts.EnterAnswerExplained),
        .. _managed.Where(kind => AccessPolicy.May(Person, Verb.Write, new Subject(Operation, kind)))
            .Select(kind => (Urls.EnterRecord(Operation, kind), RecordText.Kind(kind), Texts.EnterRecordExplained)),
    ];

    protected override async Task ReadAsync(Situation situation) => _drafts = await Drafts.ListAsync(Held!.Stored, Person.Name);

    private string AddressOf(Draft draft) => EntryForms.Address(Operation, draft);

    private static string NameOf(Draft draft) => EntryForms.Name(draft);
}
