using AccessTracker.Data.Import.Sheets;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Grids;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Desk.Import;

public sealed partial class QuestionDesk
{
    // A few are seen at once; of many one is looked for.
    private const int MostListed = 8;
    private const int MostFound = 12;

    [Parameter, EditorRequired]
    public required IReadOnlyList<SheetQuestion> Questions { get; set; }

    /// <summary>What was answered, by the ids of questions.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<string, string> Given { get; set; }

    /// <summary>Why an answer cannot be taken, by the ids of questions.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<string, string> Problems { get; set; }

    [Parameter, EditorRequired]
    public required OperationState Held { get; set; }

    /// <summary>They are about what is stored, and not about how the sheet is read.</summary>
    [Parameter]
    public bool IsOfCheck { get; set; }

    /// <summary>Answers, by the ids of questions.</summary>
    [Parameter]
    public EventCallback<IReadOnlyDictionary<string, string>> Answer { get; set; }

    private IReadOnlyList<SheetQuestion> Shown => _filter.Length == 0 ? Questions : [.. Questions.Where(q => KeysOf(q).Contains(_filter))];

    // What may be answered to each of those that are shown.
    private IReadOnlyList<QuestionChoice> Common =>
        Shown.Count == 0 ? [] : [.. Shown[0].Choices.Where(c => Shown.All(q => q.Offers(c.Value)))];

    private static IEnumerable<string> KeysOf(SheetQuestion question) =>
        new[] { EnumCode.Of(question.About), question.Group is { } group ? $"{EnumCode.Of(question.About)}.{group.Key}" : null }.OfType<string>();

    // By what they are about, and those that are alike.
    private IEnumerable<(string Key, string Text)> Groups()
    {
        foreach (var about in Questions.GroupBy(q => q.About))
        {
            yield return (EnumCode.Of(about.Key), Format.With(Texts.SheetAskedAbout, EnumText.Of(about.Key), Format.Number(about.Count())));
            foreach (var group in about.Where(q => q.Group is not null).GroupBy(q => q.Group!).Where(g => g.Count() > 1))
            {
                yield return ($"{EnumCode.Of(about.Key)}.{group.Key.Key}", Phrase.Of(group.Key.Text, group.Count()).ToString());
            }
        }
    }

    private Task<DeskRows<SheetQuestion>> ReadAsync(DeskAsk ask)
    {
        var shown = Shown;
        return Task.FromResult(new DeskRows<SheetQuestion>([.. shown.Skip(ask.Skip).Take(ask.Take)], shown.Count));
    }

    private async Task FilterAsync(ChangeEventArgs changed)
    {
        _filter = changed.Value as string ?? "";
        await _grid!.RefreshAsync(toFirst: true);
    }

    private Task AnswerAllAsync(ChangeEventArgs changed) => changed.Value is string { Length: > 0 } value
        ? Answer.InvokeAsync(Shown.ToDictionary(q => q.Id, _ => value, StringComparer.Ordinal))
        : Task.CompletedTask;

    private Task AnswerAsync(SheetQuestion question, string? value) =>
        Answer.InvokeAsync(new Dictionary<string, string>(StringComparer.Ordinal) { [question.Id] = value ?? "" });

    private string TextOf(SheetQuestion question, string? value) => value is null or "" ? ""
        : question.Choices.FirstOrDefault(c => c.Value == value) is { } choice ? AnswerForm.Line(question, choice, Held.Situation)
        : Held.Situation.Locations.TryGetValue(value, out var place) ? ShownName.Both(place) : value;

    // The offered ones first, then places by what was typed of a name in any spelling.
    private IEnumerable<string> Search(SheetQuestion question, string? text)
    {
        var typed = LocationName.Fold(text ?? "");
        var isShown = text == TextOf(question, Given.GetValueOrDefault(question.Id));
        var offered = question.Choices.Select(c => c.Value)
            .Where(v => typed.Length == 0 || isShown || LocationName.Fold(TextOf(question, v)).Contains(typed, StringComparison.Ordinal));
        return question.TakesPlaces && typed.Length > 0 && !isShown
            ? offered.Concat(Held.Places.Candidates(text!, MostFound).Select(l => l.Code)).Distinct()
            : offered;
    }
}
