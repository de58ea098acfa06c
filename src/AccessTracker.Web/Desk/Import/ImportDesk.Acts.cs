using AccessTracker.Data.Import.Sheets;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using Microsoft.Extensions.Primitives;

namespace AccessTracker.Web.Desk.Import;

/// <summary>What is done to the sheet. Before each act it is read again: another window, or a job, may have gone on with it.</summary>
public sealed partial class ImportDesk
{
    private async Task ActAsync(BatchState from, Func<ImportBatch, OperationState, Task<string?>> act)
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _fault) = (true, null);
        try
        {
            if (await AskAsync() is not var (state, _) || await Work.FindOwnAsync(state, Id, Person) is not { } batch)
            {
                _isGone = true;
                return;
            }

            var fault = batch.State == from ? await act(batch, state) : null;
            if (fault is null && await Work.FindOwnAsync(state, Id, Person) is { } after)
            {
                await ShowAsync(after);
            }

            _fault = fault ?? _fault;
        }
        finally
        {
            _isBusy = false;
        }
    }

    private Task GoAsync() => _batch!.State == BatchState.Uploaded && _columns is { } columns
        ? ActAsync(BatchState.Uploaded, (batch, state) => Work.SaveColumnsAsync(batch, columns, state, Person))
        : ActAsync(_batch.State, async (batch, state) =>
        {
            // The last one was not kept before: a sheet without questions would be imported as it was checked before it was answered.
            await Batches.SaveAnswersAsync(batch, QuestionsOf(batch), _given, Clock.GetUtcNow());
            if (batch.State != BatchState.Uploaded)
            {
                await Work.AskAsync(batch, BatchState.Checking, Person);
            }

            return null;
        });

    private Task RunAsync() => ActAsync(BatchState.Checked, async (batch, _) =>
    {
        await Work.AskAsync(batch, BatchState.Running, Person);
        return null;
    });

    private Task ReopenAsync() => ActAsync(_batch!.State, async (batch, _) =>
    {
        await Batches.ReopenAsync(batch, Clock.GetUtcNow());
        return null;
    });

    private Task RemoveAsync() => ActAsync(_batch!.State, async (batch, _) =>
    {
        await Batches.RemoveAsync(batch);
        Navigation.NavigateTo(Urls.Sheets(Operation), forceLoad: true);
        return null;
    });

    private async Task AnswerAsync(IReadOnlyDictionary<string, string> answers)
    {
        if (await AskAsync() is not var (state, _) || await Work.FindOwnAsync(state, Id, Person) is not { } batch || batch.State != _batch!.State)
        {
            _isGone = true;
            return;
        }

        var asked = _asked.Where(q => answers.ContainsKey(q.Id)).ToList();
        var form = new FormCollection(asked.ToDictionary(
            q => q.Offers(answers[q.Id]) ? AnswerForm.ChosenName(q) : AnswerForm.TypedName(q), q => new StringValues(answers[q.Id]),
            StringComparer.Ordinal));
        var read = AnswerForm.Read(form, asked, state, Person);
        foreach (var question in asked)
        {
            _problems.Remove(question.Id);
            _given.Remove(question.Id);
        }

        foreach (var (id, problem) in read.Problems)
        {
            _problems[id] = problem;
        }

        foreach (var (id, answer) in read.Answers)
        {
            _given[id] = answer;
        }

        // All but the last are kept as they are given: with the last the sheet is checked.
        var questions = QuestionsOf(batch);
        var kept = _given.Where(g => questions.Any(q => q.Id == g.Key)).ToDictionary();
        if (kept.Count == questions.Count && kept.Count > 0)
        {
            kept.Remove(kept.Keys.Last());
        }

        if (kept.Count > 0)
        {
            await Batches.SaveAnswersAsync(batch, questions, kept, Clock.GetUtcNow());
        }
    }

    // Those that the store still has open, and those answered here: an answer may be changed as long as the page is open.
    private IReadOnlyList<SheetQuestion> QuestionsOf(ImportBatch batch) =>
        batch.State == BatchState.Uploaded ? _asked : [.. batch.Questions.UnionBy(_asked, q => q.Id)];
}
