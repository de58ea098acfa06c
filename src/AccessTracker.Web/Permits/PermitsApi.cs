using System.ComponentModel;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Api;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Mvc;

namespace AccessTracker.Web.Permits;

/// <summary>The board of permits, for programs.</summary>
internal static class PermitsApi
{
    public static void MapPermits(this RouteGroupBuilder operation) => operation.MapGet("/permits", AnswerAsync)
        .DescribeRead<PermitsAnswer>(
            "readPermits", "Answers", "What was asked of each authority, what it answered and how fast, what is pending and what is not used",
            "The board of permits of a day, as its page has it, with the records behind each row.");

    private static Task<IResult> AnswerAsync(HttpContext context, OperationAnswers answers, [AsParameters] PermitsQuery query)
    {
        var filter = query.Filter;
        return filter.Unknown().FirstOrDefault() is { Name.Length: > 0 } unknown
            ? Task.FromResult<IResult>(ApiProblems.Invalid(
                unknown.Name, unknown.Value, unknown.Name == "day" ? Texts.ApiExpectedDay : ExpectedWords.Of<AgeBand>()))
            : answers.AnswerAsync(context, query.Day, basis => Answer(basis, filter));
    }

    private static PermitsAnswer Answer(AnswerBasis basis, PermitFilter filter)
    {
        var board = filter.Of(basis.Held.Situation, basis.Held.Permits(basis.Day));
        var tally = AnswerTally.Of(board.Answered);
        var asked = FigureSum.Of([.. board.Pending.Select(l => l.Line.Line.PeopleRequested)], SumPart.RequestLine);
        var unused = FigureSum.Of([.. board.Unused.Select(p => p.People)], SumPart.Permit);
        return new PermitsAnswer(
            basis.Day, basis.ChangeNumber,
            new PermitTotals(
                board.Asked.Count, board.Pending.Count, board.Pending.Count(l => l.IsOverdue), asked.Value, asked.Unknown, Counts(tally),
                board.Asked.Count(l => l.State.Kind == LineStateKind.Closed), board.Asked.Count(l => l.State.Kind == LineStateKind.Lapsed),
                board.Unused.Count, unused.Value, unused.Unknown),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["pending"] = "permits.pending",
                ["overdue"] = "permits.overdue",
                ["peoplePending"] = "permits.peoplePending",
                ["answers"] = "permits.decisionDays.*",
                ["grantedUnused"] = "permits.grantedUnused",
            },
            [.. board.ByAuthority().Select(a => new AuthorityItem(a.Authority, a.Asked, a.Pending.Count, a.Overdue, Counts(a.Answers)))],
            [.. board.ByMonth().Select(m => new MonthItem(m.Authority, m.Month, Counts(m.Answers)))],
            [.. board.Pending.Select(Pending)],
            [.. board.Unused.Select(Unused)],
            [.. board.Denials.Select(Denial)],
            [.. board.Conditions.Select(Condition)],
            [.. board.Removals.Select(Removal)]);
    }

    private static AnswerCounts Counts(AnswerTally tally) =>
        new(tally.Lines, tally.Granted, tally.Conditional, tally.Denied, tally.Days.Median, tally.Days.P90);

    private static PendingItem Pending(PendingLine l) => new(
        l.Line.Request.Ref, l.Line.Line.Location, l.Line.Request.Authority, l.State.Since, l.State.DueOn, l.AgeDays, l.OverdueDays, l.State.IsVerbal,
        l.Line.Line.PeopleRequested, [RecordRef.Of(l.Line), .. l.State.Decision is { } again ? [RecordRef.Of(again)] : Array.Empty<string>()]);

    private static UnusedItem Unused(UnusedPermit p) => new(
        p.Line.Request.Ref, p.Line.Line.Location, p.Line.Request.Authority, p.State.Decision!.DecidedOn, p.EndsOn, p.DaysWaiting, p.DaysLeft,
        p.IsValid, p.People, p.Why, [RecordRef.Of(p.Line), RecordRef.Of(p.State.Decision)]);

    private static DenialItem Denial(LineAnswer a) => new(
        a.Line.Request.Ref, a.Line.Line.Location, a.Line.Request.Authority, a.Decision.Party, a.Decision.Step, a.Decision.DecidedOn,
        [RecordRef.Of(a.Line), RecordRef.Of(a.Decision)]);

    private static ConditionItem Condition(PermitCondition c) => new(
        c.Line.Request.Ref, c.Line.Line.Location, c.SetBy, c.Decision.DecidedOn, c.Kinds, c.Decision.Conditions, c.Decision.PeopleApproved,
        c.Decision.ValidFrom, c.Decision.ValidTo, [RecordRef.Of(c.Line), RecordRef.Of(c.Decision)]);

    private static RemovalItem Removal(RemovedItems r) => new(
        r.Stop.Convoy.Ref, r.Stop.Location, r.Stop.Day, r.By, r.Items, r.Request?.Ref, [RecordRef.Of(r.Stop)]);
}

/// <summary>What of the board is asked for; each as the page's address has it.</summary>
internal sealed class PermitsQuery
{
    [Description(AnswerDescription.Day)]
    [FromQuery(Name = "day")]
    public string? Day { get; init; }

    [Description("The authority that was asked, in any spelling.")]
    [FromQuery(Name = "authority")]
    public string? Authority { get; init; }

    [Description("Code of a place.")]
    [FromQuery(Name = "place")]
    public string? Place { get; init; }

    [Description("A governorate as the places have it.")]
    [FromQuery(Name = "governorate")]
    public string? Governorate { get; init; }

    [Description("Of what is pending alone, how long it has waited: week, fortnight, month or longer.")]
    [FromQuery(Name = "age")]
    public string? Age { get; init; }

    [Description("A place in any spelling, or a part of a request's ref or plan.")]
    [FromQuery(Name = "q")]
    public string? Q { get; init; }

    internal PermitFilter Filter => new() { Day = Day, Authority = Authority, Place = Place, Governorate = Governorate, Age = Age, Text = Q };
}
