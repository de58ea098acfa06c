using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Web.Permits;

/// <summary>
/// How far one line has come, and when: asked, answered, cleared, travelled, reached. A step that has not been taken by the day
/// has no day.
/// </summary>
/// <param name="Line">The line.</param>
/// <param name="Answered">Of the first yes or no.</param>
/// <param name="Cleared">The day on which the last clearance was obtained; null while one stands out, and where none was asked for.</param>
/// <param name="Outstanding">Clearances that stand out.</param>
/// <param name="Travelled">Of the first attempt at the place under the request.</param>
/// <param name="Reached">Of the first delivery that reached it.</param>
public sealed record LineChain(
    PermitLine Line, DateOnly? Answered, DateOnly? Cleared, IReadOnlyList<Clearance> Outstanding, DateOnly? Travelled, DateOnly? Reached)
{
    public DateOnly Asked => Line.Request.SubmittedOn;

    public static LineChain Of(PermitLine line, Situation situation, DateOnly asOf)
    {
        var stops = situation.StopsAt(line.Line.Location).Where(s => s.Convoy.Request == line.Request.Ref && s.Day <= asOf).ToList();
        IReadOnlyList<Clearance> outstanding = [.. line.OutstandingClearances(asOf)];
        var obtained = line.Clearances.Where(c => c.On <= asOf && c.State == ClearanceState.Obtained).Select(c => (DateOnly?)c.On).Max();
        return new LineChain(
            line,
            line.FirstDecision is { } first && first.DecidedOn <= asOf ? first.DecidedOn : null,
            outstanding.Count == 0 ? obtained : null,
            outstanding,
            DayOf(stops.FirstOrDefault(s => s.Delivery.IsAttempt)),
            DayOf(stops.FirstOrDefault(s => s.Reaches)));
    }

    private static DateOnly? DayOf(Stop? stop) => stop?.Day;
}
