using System.Globalization;
using AccessTracker.Data.Entries;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Records;
using AccessTracker.Web.Reports;
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
    ];

    protected override async Task ReadAsync(Situation situation) => _drafts = await Drafts.ListAsync(Held!.Stored, Person.Name);

    private string AddressOf(Draft draft) => draft.Form == NarrativeEditor.Form && int.TryParse(draft.RecordKey, NumberStyles.None, CultureInfo.InvariantCulture, out var report)
        ? Urls.Publish(Operation, report, draft: draft.Id)
        : Urls.EnterForm(Operation, draft.Form, draft.RecordKey, draft.Id);

    private static string NameOf(Draft draft)
    {
        var form = Wording.Find($"Form_{draft.Form}") ?? draft.Form;
        return draft.RecordKey is { } key ? $"{form} {RecordText.Key(key)}" : Show.With(Texts.NewOfKind, form);
    }
}
