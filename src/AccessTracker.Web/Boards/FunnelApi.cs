using System.ComponentModel;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Api;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Boards;

/// <summary>What became of requests, for programs.</summary>
internal static class FunnelApi
{
    private const string Month = "month";
    private const string Plan = "plan";

    public static void MapFunnel(this RouteGroupBuilder operation) => operation.MapGet("/funnel", AnswerAsync)
        .DescribeRead<FunnelAnswer>(
            "readFunnel", "Answers", "Lines of requests asked, answered, granted, cleared, dispatched, reached",
            "How far the lines submitted up to a day have come, by plan or by the month of submission, and all together.");

    private static Task<IResult> AnswerAsync(
        HttpContext context, OperationAnswers answers,
        [Description(AnswerDescription.Day)] string? day,
        [Description("plan (without it too) or month.")] string? by) =>
        by is null or "" or Plan or Month
            ? answers.AnswerAsync(context, day, basis => Answer(basis, by == Month))
            : Task.FromResult<IResult>(ApiProblems.Invalid("by", by, ExpectedWords.Of(Plan, Month)));

    private static FunnelAnswer Answer(AnswerBasis basis, bool byMonth)
    {
        var (situation, day) = (basis.Held.Situation, basis.Day);
        var groups = byMonth ? AccessFunnel.ByMonth(situation, day) : AccessFunnel.ByPlan(situation, day);
        return new FunnelAnswer(
            day, basis.ChangeNumber, [.. AccessFunnel.OfAll(situation, day).Select(Step)],
            [.. groups.Select(g => new FunnelPart(g.Key, [.. g.Steps.Select(Step)]))]);
    }

    private static FunnelCount Step(FunnelStep step) => new(
        step.Stage, step.Lines.Count, step.Places, step.People, step.PeopleUnknown, [.. step.Lines.Select(RecordRef.Of)]);
}

/// <summary>How far requests have come.</summary>
/// <param name="Day">Read at its end.</param>
/// <param name="ChangeNumber">Where the history of the operation's records stood; null for who may not read everything.</param>
/// <param name="Total">The stages of all lines together.</param>
/// <param name="Groups">The same of each plan, or of each month.</param>
public sealed record FunnelAnswer(DateOnly Day, long? ChangeNumber, IReadOnlyList<FunnelCount> Total, IReadOnlyList<FunnelPart> Groups);

/// <summary>Lines that belong together.</summary>
/// <param name="Key">The plan, or the month as 2016-03; null: of no plan.</param>
/// <param name="Steps">One for each stage, in their order.</param>
public sealed record FunnelPart(string? Key, IReadOnlyList<FunnelCount> Steps);

/// <summary>A stage, and what came so far; each stage is part of the one before.</summary>
/// <param name="Stage">Its word.</param>
/// <param name="Lines">Lines of requests.</param>
/// <param name="Places">Distinct places.</param>
/// <param name="People">Of those lines of which it is known; null: of none.</param>
/// <param name="PeopleUnknown">Lines of which it is not known.</param>
/// <param name="Records">The lines, each as kind, colon, key.</param>
public sealed record FunnelCount(FunnelStage Stage, int Lines, int Places, long? People, int PeopleUnknown, IReadOnlyList<string> Records);
