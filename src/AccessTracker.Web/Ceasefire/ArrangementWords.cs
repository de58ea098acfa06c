using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Figures;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Ceasefire;

/// <summary>How long an arrangement has held, for who does not see its strip, and what its marks say to who rests on them.</summary>
internal static class ArrangementWords
{
    /// <summary>The whole strip in a few sentences; the table has all of it.</summary>
    public static string Describe(ArrangementFigures figures) => string.Join(
        " ",
        new[]
        {
            Format.With(Texts.CalmDescription, Format.Number(figures.Days), Format.Number(figures.BrokenDays.Alleged),
                Format.Number(figures.BrokenDays.Substantiated), Format.Number(figures.UnwatchedDays)),
            Format.With(Texts.CalmDescriptionRun, Run(figures.Run.Alleged), Run(figures.Run.Substantiated)),
            figures.RequiredDays is null ? null : Required(figures),
        }.OfType<string>());

    /// <summary>"5 days, 3 of them unwatched".</summary>
    public static string Run(RunLength run) => run.Unwatched == 0
        ? Format.Days(run.Days)
        : Format.With(Texts.RunUnwatched, Format.Days(run.Days), Format.Number(run.Unwatched));

    /// <summary>Whether the days that were required have been reached, and how well watched.</summary>
    public static string Required(ArrangementFigures figures) => figures.RequiredReachedOn is { } day
        ? Format.With(figures.RequiredAllWatched == true ? Texts.RequiredReachedWatched : Texts.RequiredReachedUnwatched,
            Format.Days(figures.RequiredDays!.Value), Format.Day(day))
        : Format.With(Texts.RequiredNotReached, Format.Days(figures.RequiredDays!.Value));

    /// <summary>One lane of the strip.</summary>
    public static StripLane Lane(IReadOnlyList<CalmSpell> spells, CalmReading reading) => new(
        EnumText.Of(reading), [.. Joined(spells, reading).Select(s => Marked(s.From, s.To, s.Mark))]);

    /// <summary>Days in a row with one mark, as a lane shows them.</summary>
    public static StripRun Marked(DateOnly from, DateOnly to, CalmMark mark) => new(from, to, EnumCode.Of(mark), Span(EnumText.Of(mark), from, to));

    /// <summary>"Closed: 5 Mar 2016 to 6 Mar 2016", and of one day "Closed: 5 Mar 2016".</summary>
    public static string Span(string what, DateOnly from, DateOnly to) => from == to
        ? Format.With(Texts.SpellOfDay, what, Format.Day(from))
        : Format.With(Texts.LifeSpan, what, Format.Day(from), Format.Day(to));

    // Spells that differ in the other reading alone are one here.
    private static List<(DateOnly From, DateOnly To, CalmMark Mark)> Joined(IReadOnlyList<CalmSpell> spells, CalmReading reading)
    {
        var joined = new List<(DateOnly From, DateOnly To, CalmMark Mark)>();
        foreach (var spell in spells)
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Mark == spell.In(reading))
            {
                joined[^1] = last with { To = spell.To };
            }
            else
            {
                joined.Add((spell.From, spell.To, spell.In(reading)));
            }
        }

        return joined;
    }
}
