using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Figures;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Ceasefire;

/// <summary>The commitments as tables, for their files: those of a report of that day, in the order of the page.</summary>
internal static class CommitmentListTables
{
    /// <summary>What is open first, by the day on which it is due; then the latest.</summary>
    public static IEnumerable<CommitmentProgress> Ordered(IEnumerable<CommitmentProgress> commitments) => commitments
        .OrderBy(c => c.State != EnumCode.Of(CommitmentState.Open))
        .ThenBy(c => c.State == EnumCode.Of(CommitmentState.Open) ? c.DueOn.DayNumber : -c.DueOn.DayNumber)
        .ThenBy(c => c.Code, StringComparer.Ordinal);

    /// <summary>The commitments of a day; none before the operation begins.</summary>
    public static ListFile File(OperationState held, DayFilter filter, DateOnly today)
    {
        var (day, situation) = (filter.On(today), held.Situation);
        List<CommitmentProgress> listed = today < situation.Operation.Since ? [] : [.. Ordered(held.Ceasefire(day).Content.Commitments)];
        var names = new TableNames(
            situation.Operation.Code,
            situation.Locations.ToDictionary(l => l.Key, l => ShownName.Of(l.Value), StringComparer.Ordinal),
            new FigureIndex([]),
            new ReportSums(new Dictionary<string, int>()));
        var tables = CommitmentTables.Of(names, listed);
        return new ListFile("commitments", Texts.CommitmentsTitle, day, tables[0],
            [(Texts.EntriesShown, new ReportCell((long)listed.Count))]) { More = [.. tables.Skip(1)] };
    }
}
