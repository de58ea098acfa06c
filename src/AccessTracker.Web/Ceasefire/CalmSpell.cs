using AccessTracker.Domain.Ceasefire;

namespace AccessTracker.Web.Ceasefire;

/// <summary>What a day of an arrangement is in one reading.</summary>
public enum CalmMark
{
    Broken,

    /// <summary>It is not broken, and somebody watched.</summary>
    Watched,

    /// <summary>It is not broken, and nobody watched: whether it was calm, nobody knows.</summary>
    Unwatched,
}

/// <summary>Days in a row that are alike.</summary>
/// <param name="Days">In their order; at least one.</param>
/// <param name="Alleged">What each of them is when every allegation counts that was not dismissed.</param>
/// <param name="Substantiated">What each of them is when only what was found to have happened counts.</param>
public sealed record CalmSpell(IReadOnlyList<CalmDay> Days, CalmMark Alleged, CalmMark Substantiated)
{
    public DateOnly From => Days[0].Day;

    public DateOnly To => Days[^1].Day;

    /// <summary>The alleged violations of its days, of which an entry may stand for several.</summary>
    public long Violations => Days.SelectMany(d => d.Breaking(CalmReading.Alleged)).Sum(a => (long)a.Count);

    public CalmMark In(CalmReading reading) => reading == CalmReading.Alleged ? Alleged : Substantiated;

    /// <summary>The days of an arrangement, cut where they change.</summary>
    public static IReadOnlyList<CalmSpell> Of(DaysOfCalm calm)
    {
        var (spells, days) = (new List<CalmSpell>(), new List<CalmDay>());
        foreach (var day in calm.Days)
        {
            var (alleged, substantiated) = (MarkOf(day, CalmReading.Alleged), MarkOf(day, CalmReading.Substantiated));
            if (spells.Count == 0 || spells[^1].Alleged != alleged || spells[^1].Substantiated != substantiated)
            {
                days = [];
                spells.Add(new CalmSpell(days, alleged, substantiated));
            }

            days.Add(day);
        }

        return spells;
    }

    /// <summary>What a day is in a reading.</summary>
    public static CalmMark MarkOf(CalmDay day, CalmReading reading) =>
        day.IsBroken(reading) ? CalmMark.Broken : day.IsWatched ? CalmMark.Watched : CalmMark.Unwatched;
}
