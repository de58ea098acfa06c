using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Records.Kinds;

/// <summary>The operation itself and the meetings of its task forces.</summary>
internal static class OperationKinds
{
    /// <summary>Sunday first, as <see cref="DayOfWeek"/> counts.</summary>
    public static readonly IReadOnlyList<string> Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public static readonly RecordKind Operations = new("operation.csv", "operation", "operation",
    [
        new("code", CellType.Key, "#crisis+code") { Required = true },
        new("name", CellType.Text, "#crisis+name") { Required = true },
        new("since", CellType.Day, "#date+start") { Required = true, MostAhead = Days.Year },
        new("until", CellType.Day, "#date+end") { MostAhead = 10 * Days.Year },
        new("time_zone", CellType.TimeZone, "#meta+timezone") { Default = "Asia/Damascus" },
        new("weekend", CellType.Words, "#meta+weekend") { Default = "fri;sat", Words = Weekdays },
        new("meeting_weekday", CellType.Word, "#meta+meeting_weekday") { Default = "thu", Words = Weekdays },
        new("authority", CellType.Text, "#org+authority") { Default = "UN", Recurs = true, Headings = Headings.Authority },
        new("overdue_days", CellType.Number, "#indicator+overdue_days+num") { Default = "30", Most = 36_500 },
        new("pattern_count", CellType.Number, "#indicator+pattern_count+num") { Least = 1, Most = 1_000 },
        new("pattern_days", CellType.Number, "#indicator+pattern_days+num") { Least = 1, Most = 36_500 },
    ], ["code"])
    {
        Form = RecordForm.Changes,
        ReachesBack = true,
        Broken = BundleRules.OfOperation,
    };

    public static readonly RecordKind<Meeting> Meetings = new("meetings.csv", "meeting", "meeting",
    [
        new("number", CellType.Number, "#event+meeting+num")
        {
            Required = true, Least = 1, Most = 100_000,
            Headings = new("Number; Meeting; Meeting number; No", "الرقم; رقم الاجتماع; الاجتماع", "Réunion; Numéro de la réunion; Numéro"),
        },
        new("task_force", CellType.Word, "#event+task_force")
        {
            Default = "humanitarian", Of = typeof(TaskForce), IsLater = true,
            Headings = new("Task force; Taskforce; Group", "فريق العمل; المجموعة"),
        },
        new("date", CellType.Day, "#date+meeting")
        {
            Required = true, Stored = "held_on", MostAhead = Days.Year,
            Headings = new("Date; Meeting date; Day", "التاريخ; تاريخ الاجتماع"),
        },
        SharedColumns.Note,
    ], ["number", "task_force"])
    {
        In = facts => facts.Meetings,
        KeyText = parts => ReportId.PrefixOf(EnumCode.Parse<TaskForce>(parts[1])) + parts[0],
        Form = RecordForm.General,
    };
}
