namespace AccessTracker.Domain.Permits;

/// <summary>A run of days on which a line of a request stood in one state (counting rules, section 6).</summary>
/// <param name="Line">The line.</param>
/// <param name="State">Its state on each of the days.</param>
/// <param name="From">The first of them.</param>
/// <param name="To">The last of them.</param>
public sealed record LineSpell(PermitLine Line, LineState State, DateOnly From, DateOnly To)
{
    /// <summary>
    /// Returns the spells from the day the request was submitted to the end of <paramref name="day"/>, in order, without a break; none before it was
    /// submitted.
    /// </summary>
    public static IReadOnlyList<LineSpell> Of(PermitLine line, DateOnly day)
    {
        // The state changes on these days alone. An answer dated before its request holds from the request on.
        DateOnly[] days =
        [
            .. new[] { line.Request.SubmittedOn }
                .Concat(line.Decisions.Select(d => d.DecidedOn))
                .Concat(line.Decisions.Select(d => d.ValidTo).OfType<DateOnly>().Where(last => last < day).Select(last => last.AddDays(1)))
                .Where(d => d >= line.Request.SubmittedOn && d <= day)
                .Distinct()
                .Order(),
        ];
        var spells = new List<LineSpell>();
        for (var i = 0; i < days.Length; i++)
        {
            var state = line.StateOn(days[i])!;
            var last = i + 1 < days.Length ? days[i + 1].AddDays(-1) : day;
            if (spells.Count > 0 && spells[^1].State == state)
            {
                spells[^1] = spells[^1] with { To = last };
            }
            else
            {
                spells.Add(new LineSpell(line, state, days[i], last));
            }
        }

        return spells;
    }
}
