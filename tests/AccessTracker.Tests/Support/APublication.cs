using System.Text;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Reports;

namespace AccessTracker.Tests.Support;

/// <summary>What somebody publishes who has seen a draft.</summary>
internal static class APublication
{
    public static readonly Actor Publisher = ActorOf("manager@example.org");

    public static readonly Actor Other = ActorOf("second@example.org");

    public static Publication Of(ReportHeader draft, int revision, DateTimeOffset now, string? reason = null, Actor? by = null) => new(
        new ReportHeader
        {
            TaskForce = draft.TaskForce,
            Number = draft.Number,
            Revision = revision,
            State = ReportState.Published,
            PeriodStart = draft.PeriodStart,
            PeriodEnd = draft.PeriodEnd,
            ComputedAt = draft.ComputedAt,
            ChangeNumber = draft.ChangeNumber,
            HistoryHash = draft.HistoryHash,
            ContentHash = draft.ContentHash,
            PublishedAt = now,
            PublishedBy = (by ?? Publisher).Name,
            Reason = reason,
        },
        new HistoryPoint(draft.ChangeNumber, draft.HistoryHash ?? "", ""),
        new ReportAnnex(1, [], [], []).ToJson(),
        [new ReportFile("report.json", "application/json", Encoding.UTF8.GetBytes("{}")),
            new ReportFile("report.bin", "application/octet-stream", [0, 1, 255])],
        new Dictionary<string, long>(),
        NeedsSecondPerson: false);

    public static Actor ActorOf(string name, Role role = Role.Manager) => Actor.Of(new Person(name, [new Grant(role, null, [])]), null);
}
