using System.ComponentModel;
using System.Text.Json.Nodes;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Ceasefire;

/// <summary>How things stand with the ceasefire, for programs.</summary>
internal static class CeasefireApi
{
    public static void MapCeasefire(this RouteGroupBuilder operation) => operation.MapGet("/ceasefire", AnswerAsync)
        .DescribeRead<CeasefireAnswer>(
            "readCeasefire", "Answers", "Arrangements, days of calm, allegations, patterns, control, routes, centres and commitments",
            "What the ceasefire task force's report of a day would say, as its pages have it, with the records behind each figure.");

    private static Task<IResult> AnswerAsync(
        HttpContext context, OperationAnswers answers,
        [Description(AnswerDescription.Day)] string? day) =>
        answers.AnswerAsync(context, day, Answer);

    private static CeasefireAnswer Answer(AnswerBasis basis)
    {
        var report = basis.HasBegun ? basis.Held.Ceasefire(basis.Day) : null;
        return new CeasefireAnswer(
            basis.Day, basis.ChangeNumber, report is null ? null : ReportJson.ToNode(report.Content).AsObject(),
            report?.Records ?? new Dictionary<string, IReadOnlyList<string>>());
    }
}

/// <summary>How things stand with the ceasefire.</summary>
/// <param name="Day">Read at its end.</param>
/// <param name="ChangeNumber">Where the history of the operation's records stood; null for who may not read everything.</param>
/// <param name="Content">As the content of the ceasefire task force's report; null: the operation has not begun.</param>
/// <param name="Records">By the path of a figure in the content the records it was counted from, each as kind, colon, key.</param>
public sealed record CeasefireAnswer(
    DateOnly Day, long? ChangeNumber, JsonObject? Content, IReadOnlyDictionary<string, IReadOnlyList<string>> Records);
