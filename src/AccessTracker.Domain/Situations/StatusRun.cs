using AccessTracker.Domain.Locations;

namespace AccessTracker.Domain.Situations;

/// <summary>An unbroken run of days with one status on the adopted list (counting rules, section 2).</summary>
/// <param name="Status">Null: untracked, on no list.</param>
/// <param name="From">The first of the days; null of the untracked days before the first entry, which have no beginning.</param>
/// <param name="To">The last of them, no later than the day that was asked about.</param>
/// <param name="Entries">Those that say so; an entry that only repeats the status does not break the run. None of untracked days.</param>
public sealed record StatusRun(AccessStatus? Status, DateOnly? From, DateOnly To, IReadOnlyList<StatusEntry> Entries)
{
    /// <summary>Besieged or hard to reach.</summary>
    public bool IsListed => Status is AccessStatus.Besieged or AccessStatus.HardToReach;

    /// <summary>Returns the runs of a place up to the end of <paramref name="day"/>, in order, without a break.</summary>
    public static IReadOnlyList<StatusRun> Of(Situation situation, string code, DateOnly day)
    {
        // Of several entries of one day the last stands, as in Situation.StatusOn.
        List<StatusEntry> entries =
            [.. situation.StatusesOf(code).TakeWhile(e => e.From <= day).GroupBy(e => e.From).Select(sameDay => sameDay.Last())];
        if (entries.Count == 0)
        {
            return [new StatusRun(null, null, day, [])];
        }

        var runs = new List<StatusRun>();
        if (entries[0].From > DateOnly.MinValue)
        {
            runs.Add(new StatusRun(null, null, entries[0].From.AddDays(-1), []));
        }

        for (var i = 0; i < entries.Count; i++)
        {
            var (entry, last) = (entries[i], i + 1 < entries.Count ? entries[i + 1].From.AddDays(-1) : day);
            if (runs.Count > 0 && runs[^1].Status == entry.Status)
            {
                runs[^1] = runs[^1] with { To = last, Entries = [.. runs[^1].Entries, entry] };
            }
            else
            {
                runs.Add(new StatusRun(entry.Status, entry.From, last, [entry]));
            }
        }

        return runs;
    }

    /// <summary>It counts the days of the run from <paramref name="from"/> up to the day before <paramref name="before"/>.</summary>
    public int DaysWithin(DateOnly from, DateOnly before)
    {
        var first = Math.Max(from.DayNumber, From?.DayNumber ?? from.DayNumber);
        var last = Math.Min(before.DayNumber - 1, To.DayNumber);
        return Math.Max(0, last - first + 1);
    }
}
