using System.Globalization;
using System.Text.Json;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Web.Cli;

/// <summary>What was asked of the command for sheets.</summary>
internal sealed record SheetArguments(string File, string Sender)
{
    public string? Operation { get; init; }

    public string? Kind { get; init; }

    public string? Sheet { get; init; }

    /// <summary>A file with a JSON object of question id to value.</summary>
    public string? Answers { get; init; }

    public bool Import { get; init; }

    public bool KeepGoodRows { get; init; }

    public bool Json { get; init; }
}

/// <summary>A partner's sheet from the command line, by the same steps as on the pages: a nightly job asks and answers through it.</summary>
internal sealed class SheetCommand(SheetIntake intake, RecordKinds kinds, TimeProvider clock, TextWriter output, TextWriter errors)
{
    /// <returns>The exit code: done, questions are open, rows were refused, or wrong.</returns>
    public async Task<int> RunAsync(SheetArguments asked, StoredOperation operation, Person person)
    {
        if (await AnswersAsync(asked.Answers) is not { } answers)
        {
            return CommandLine.Wrong;
        }

        if (!File.Exists(asked.File))
        {
            await errors.WriteLineAsync($"There is no file at {asked.File}.");
            return CommandLine.Wrong;
        }

        var name = SheetUpload.NameOf(asked.File);
        if (!SheetUpload.IsSheet(name))
        {
            await errors.WriteLineAsync($"{name}: {Texts.SheetFileKind}");
            return CommandLine.Wrong;
        }

        var order = new SheetOrder(new SheetUpload(Path.GetFullPath(asked.File), name, asked.Sender, operation, person))
        {
            Kind = asked.Kind is null ? null : Kind(asked.Kind), Sheet = asked.Sheet, Answers = answers, Import = asked.Import,
            KeepGoodRows = asked.KeepGoodRows,
        };
        var account = await intake.TakeAsync(order, clock.GetUtcNow());
        if (account.Failure is { } failure)
        {
            await errors.WriteLineAsync(failure.ToString());
            return CommandLine.Wrong;
        }

        foreach (var question in account.Questions.Where(q => answers.ContainsKey(q.Id)))
        {
            await errors.WriteLineAsync(
                $"'{answers[question.Id]}' is no answer to question {question.Id}. "
                    + $"Answers are: {string.Join(", ", question.Choices.Select(c => c.Value))}.");
        }

        await output.WriteLineAsync(asked.Json ? SheetObject.Write(account) : SheetAccountText.Of(account, asked.Import));
        if (account.Batches.FirstOrDefault(b => b.State != BatchState.Done) is { } batch)
        {
            await errors.WriteLineAsync(batch.Result?.Failure?.ToString() ?? "Nothing was stored.");
            return CommandLine.Wrong;
        }

        return account.Questions.Count > 0 ? CommandLine.QuestionsOpen : account.RefusedRows > 0 ? CommandLine.RowsRefused : CommandLine.Done;
    }

    private SheetKind Kind(string name) => SheetKinds.Of(kinds).Find(name)
        ?? throw new UsageException($"--kind is one of: {string.Join(", ", SheetKinds.Of(kinds).All.Select(k => k.Name))}.");

    private async Task<IReadOnlyDictionary<string, string>?> AnswersAsync(string? path)
    {
        if (path is null)
        {
            return new Dictionary<string, string>();
        }

        try
        {
            // A size of families may be written as a number.
            var told = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(await File.ReadAllTextAsync(path)) ?? [];
            return told.ToDictionary(a => a.Key, a => a.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number
                ? a.Value.ToString()
                : throw new JsonException(), StringComparer.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"The answers cannot be read: {e.Message}");
        }
        catch (JsonException)
        {
            await errors.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{path} is not a JSON object of question id to value, like {{\"word-0123456789ab\": \"delivered\"}}."));
        }

        return null;
    }
}
