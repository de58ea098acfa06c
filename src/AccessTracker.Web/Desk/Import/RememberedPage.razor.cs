using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Desk.Import;

/// <summary>What was answered about the sheets of a sender and is used again without asking; each answer can be forgotten.</summary>
public sealed partial class RememberedPage
{
    private IReadOnlyList<string> _senders = [];
    private IReadOnlyList<RememberedAnswer> _answers = [];
    private string? _chosen;
    private string? _fault;

    [Inject]
    public required ImportBatchStore Batches { get; init; }

    [Inject]
    public required SheetMemory Memory { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "sender")]
    private string? Sender { get; set; }

    protected override async Task ReadAsync(Situation situation)
    {
        _senders = await Batches.SendersAsync(Held!.Stored, Person, Context.RequestAborted);
        _chosen = _senders.FirstOrDefault(s => s == Sender) ?? (Sender is null && _senders is [var only] ? only : null);
        if (_chosen is not null)
        {
            _answers = await Memory.ListAsync(Held.Stored, _chosen, Context.RequestAborted);
        }
    }

    // A form of its own for each, by what it forgets: the list may have changed since it was shown.
    private static string FormOf(RememberedAnswer answer) => $"{EnumCode.Of(answer.About)} {answer.Key}";

    private string Said(RememberedAnswer answer) => answer.About switch
    {
        QuestionAbout.Name when Situation!.Locations.TryGetValue(answer.Answer, out var place) => SheetLocations.Line(place),
        QuestionAbout.Heading when answer.Answer.Length == 0 => Texts.SheetNotUsed,
        QuestionAbout.Heading when SheetKinds.Of(Kinds).Find(answer.Key.Split('/')[0]) is { } kind && kind.Field(answer.Answer) is { } field =>
            $"{SheetText.Kind(kind)}{Texts.Colon}{SheetText.Field(kind, field)}",
        _ => answer.Answer,
    };

    private async Task ForgetAsync(RememberedAnswer answer)
    {
        if (!AnswerForm.MayName(Person, Held!, answer))
        {
            _fault = Texts.RememberedElsewhere;
            return;
        }

        await Memory.ForgetAsync(Held!.Stored, _chosen!, answer.About, answer.Key, Context.RequestAborted);
        Navigation.NavigateTo(Urls.Remembered(Operation, _chosen));
    }
}
