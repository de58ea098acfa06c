using System.Globalization;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Records;

/// <content>The form of a meeting or of an operation, whose change may move the days of reports.</content>
public sealed partial class RecordEntryPage
{
    // What a change of the calendar does, said before it is saved.
    private IReadOnlyList<MovedPeriod> Moves(IReadOnlyDictionary<string, string> cells)
    {
        if (_table == RecordKinds.Meetings && int.TryParse(cells["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && IsoDay.Of(cells["date"]) is { } date)
        {
            var taskForce = TaskForceIn(cells);
            return Moves(taskForce, c => c.With(new Meeting { TaskForce = taskForce, Number = number, Date = date }));
        }

        if (_table == RecordKinds.Operations && IsoDay.Of(cells["since"]) is { } since && !(IsoDay.Of(cells["until"]) < since))
        {
            // An end before the beginning is refused when it is saved; nobody is asked about what cannot be.
            var operation = Situation!.Operation with
            {
                Since = since, Until = IsoDay.Of(cells["until"]), MeetingWeekday = RecordKinds.Weekday(cells["meeting_weekday"]),
            };
            return [.. Enum.GetValues<TaskForce>().SelectMany(t => Moves(t, c => c.With(operation)))];
        }

        return [];
    }

    private IReadOnlyList<MovedPeriod> Moves(TaskForce taskForce, Func<MeetingCalendar, MeetingCalendar> change)
    {
        var calendar = Situation!.CalendarOf(taskForce).Kept(Today);
        return new CalendarChange(calendar, change(calendar)).Moves(Today);
    }

    private static TaskForce TaskForceIn(IReadOnlyDictionary<string, string> cells) =>
        cells.TryGetValue("task_force", out var word) && EnumCode.TryParse<TaskForce>(word, out var named) ? named : TaskForce.Humanitarian;
}
