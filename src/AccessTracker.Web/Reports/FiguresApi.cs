using System.ComponentModel;
using System.Text.Json.Nodes;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Api;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Reports;

/// <summary>Figures with their definitions and the records they were counted from, for programs.</summary>
internal static class FiguresApi
{
    // Under it stand the parts of a sum that nobody knows.
    private const string Unknown = ".unknown";

    public static void MapFigures(this RouteGroupBuilder operation) => operation.MapGet("/figures", AnswerAsync)
        .DescribeRead<FiguresAnswer>(
            "readFigures", "Answers", "Every figure of a day, with its definition and the records behind it",
            "What a report of that day would say, figure by figure: the path in the content, its value, the definition it is counted by, and the "
                + "records it was counted from.");

    private static Task<IResult> AnswerAsync(
        HttpContext context, OperationAnswers answers,
        [Description(AnswerDescription.Day)] string? day,
        [Description("humanitarian (without it too) or ceasefire.")] string? taskForce) =>
        ReportsApi.TaskForceOf(taskForce) is not { } force
            ? Task.FromResult<IResult>(ApiProblems.Invalid("taskForce", taskForce, ExpectedWords.Of<TaskForce>()))
            : answers.AnswerAsync(context, day, basis => Answer(basis, force));

    private static FiguresAnswer Answer(AnswerBasis basis, TaskForce taskForce)
    {
        if (!basis.HasBegun)
        {
            return new FiguresAnswer(basis.Day, basis.ChangeNumber, taskForce, [], []);
        }

        IReport report = taskForce == TaskForce.Humanitarian ? basis.Held.Today(basis.Day) : basis.Held.Ceasefire(basis.Day);
        return Of(
            basis.Held.Situation, basis.Day, basis.ChangeNumber, taskForce, report.Content, report.Records,
            new FigureIndex(FigureDefinitions.All(report.Content)));
    }

    /// <summary>
    /// The figures of a content that have records behind them, in the order of their paths; of the records those that the reader of the situation may
    /// know of.
    /// </summary>
    internal static FiguresAnswer Of(
        Situation situation, DateOnly day, long? changeNumber, TaskForce taskForce, IReportContent content,
        IReadOnlyDictionary<string, IReadOnlyList<string>> records, FigureIndex index)
    {
        var node = ReportJson.ToNode(content);
        var known = new RecordIndex(situation).Known(records);
        return new FiguresAnswer(
            day, changeNumber, taskForce,
            [.. index.Definitions.Select(d => new DefinitionItem(d.Path, d.Name, d.Definition, d.Unit, d.Baseline, d.Excluded, d.Rule))],
            [.. records.OrderBy(r => r.Key, StringComparer.Ordinal)
                .SelectMany(r => FigureReader.ValuesAt(node, r.Key).Select(f => (r.Key, f.Path, f.Value, Records: r.Value)))
                .DistinctBy(f => f.Path)
                .Select(f => new FigureItem(
                    f.Path, f.Path.EndsWith(Unknown, StringComparison.Ordinal) ? f.Records.Count : f.Value?.DeepClone(), index.Find(f.Path)?.Path,
                    known[f.Key]))]);
    }
}

/// <summary>Figures with their records.</summary>
/// <param name="Day">The last day that they count.</param>
/// <param name="ChangeNumber">Where the history of the operation's records stood when they were counted; null for who may not
/// read everything.</param>
/// <param name="TaskForce">Whose report has them.</param>
/// <param name="Definitions">What the figures are, in the reader's language; a path holds for a family, where * stands for any one step.</param>
/// <param name="Items">The figures by their paths.</param>
public sealed record FiguresAnswer(
    DateOnly Day, long? ChangeNumber, TaskForce TaskForce, IReadOnlyList<DefinitionItem> Definitions, IReadOnlyList<FigureItem> Items);

/// <summary>How a figure is counted.</summary>
/// <param name="Path">Names the definition: people.period.*.distinct.</param>
/// <param name="Name">What the figure is called.</param>
/// <param name="Definition">What it counts.</param>
/// <param name="Unit">What it is a number of.</param>
/// <param name="Baseline">The days it is about.</param>
/// <param name="Excluded">What it leaves out; empty: nothing.</param>
/// <param name="Rule">Section of the counting rules.</param>
public sealed record DefinitionItem(string Path, string Name, string Definition, string Unit, string Baseline, string Excluded, string Rule);

/// <summary>A figure.</summary>
/// <param name="Figure">Its path in the report's content; with .unknown at its end how many parts of the sum there nobody knows.</param>
/// <param name="Value">What stands there: a number, a word, a day or a list; null: unknown.</param>
/// <param name="Definition">Path of its definition; null: it has none, as what is unknown of a sum.</param>
/// <param name="Records">The records it was counted from, each as kind, colon, key.</param>
public sealed record FigureItem(string Figure, JsonNode? Value, string? Definition, IReadOnlyList<string> Records);
