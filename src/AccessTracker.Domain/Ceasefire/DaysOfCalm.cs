namespace AccessTracker.Domain.Ceasefire;

/// <summary>The two ways to read a day of an arrangement (ceasefire rules, section 13).</summary>
public enum CalmReading
{
    /// <summary>A day is broken by what somebody alleged, unless it was found not to have happened.</summary>
    Alleged,

    /// <summary>A day is broken by what was found to have happened.</summary>
    Substantiated,
}

/// <summary>One day of an arrangement in an area.</summary>
/// <param name="Day">The day.</param>
/// <param name="BrokenBy">Allegations of this day that were not dismissed, each with whether it was found to have happened; by ref.</param>
/// <param name="IsWatched">A centre watched the area that day: without it a day that is not broken is not calm, but unwatched.</param>
public sealed record CalmDay(DateOnly Day, IReadOnlyList<(AllegationHistory Allegation, bool IsSubstantiated)> BrokenBy, bool IsWatched)
{
    /// <summary>Something is alleged or, in the other reading, was found.</summary>
    public bool IsBroken(CalmReading reading) => Breaking(reading).Any();

    /// <summary>The allegations that break it.</summary>
    public IEnumerable<AllegationHistory> Breaking(CalmReading reading) =>
        BrokenBy.Where(b => b.IsSubstantiated || reading == CalmReading.Alleged).Select(b => b.Allegation);
}

/// <summary>Consecutive days of an arrangement that were not broken.</summary>
/// <param name="Days">In their order; empty: there is no such day.</param>
public sealed record CalmRun(IReadOnlyList<CalmDay> Days)
{
    /// <summary>Days of it on which nobody watched.</summary>
    public int Unwatched => Days.Count(d => !d.IsWatched);
}

/// <summary>
/// How long an arrangement has held in an area: its days in force from the first to the day that is asked about, or to its last
/// (ceasefire rules, section 13). Nobody having reported is not calm.
/// </summary>
/// <param name="Days">In their order, without a gap.</param>
public sealed record DaysOfCalm(IReadOnlyList<CalmDay> Days)
{
    /// <summary>The days that are broken.</summary>
    public IEnumerable<CalmDay> Broken(CalmReading reading) => Days.Where(d => d.IsBroken(reading));

    /// <summary>The days that are not broken (alleged), and that nobody watched.</summary>
    public IEnumerable<CalmDay> Unwatched => Days.Where(d => !d.IsWatched && !d.IsBroken(CalmReading.Alleged));

    /// <summary>The last day that is broken (alleged); null: none.</summary>
    public CalmDay? LastBroken => Days.LastOrDefault(d => d.IsBroken(CalmReading.Alleged));

    /// <summary>The run up to the last of the days.</summary>
    public CalmRun Run(CalmReading reading) => RunUpTo(Days.Count - 1, Lengths(reading));

    /// <summary>The longest run, of equal ones the earliest.</summary>
    public CalmRun LongestRun(CalmReading reading)
    {
        var lengths = Lengths(reading);
        return RunUpTo(Array.IndexOf(lengths, lengths.DefaultIfEmpty().Max()), lengths);
    }

    /// <summary>
    /// The days with which a run (alleged) first had <paramref name="required"/> of them; the last is that on which it was reached. It stays
    /// reached. Null: no run has.
    /// </summary>
    public CalmRun? Reached(int required)
    {
        var lengths = Lengths(CalmReading.Alleged);
        return required > 0 && Array.IndexOf(lengths, required) is >= 0 and var last ? RunUpTo(last, lengths) : null;
    }

    /// <summary>
    /// The last day that broke (alleged) a run of at least <paramref name="least"/> days, and how many that had; null: none did.
    /// </summary>
    public (CalmDay Day, int Run)? LastBreak(int least)
    {
        var lengths = Lengths(CalmReading.Alleged);
        for (var i = lengths.Length - 1; i >= 0; i--)
        {
            var run = i == 0 ? 0 : lengths[i - 1];
            if (lengths[i] == 0 && run >= least)
            {
                return (Days[i], run);
            }
        }

        return null;
    }

    // For each day the days of the run up to it: 0 where it is broken.
    private int[] Lengths(CalmReading reading)
    {
        var lengths = new int[Days.Count];
        for (var i = 0; i < lengths.Length; i++)
        {
            lengths[i] = Days[i].IsBroken(reading) ? 0 : i == 0 ? 1 : lengths[i - 1] + 1;
        }

        return lengths;
    }

    private CalmRun RunUpTo(int last, int[] lengths) => new(last < 0 ? [] : [.. Days.Skip(last + 1 - lengths[last]).Take(lengths[last])]);
}
