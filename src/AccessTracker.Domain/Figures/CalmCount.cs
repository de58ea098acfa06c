using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Figures;

/// <summary>How long each arrangement has held, as a whole and by governorate (ceasefire rules, sections 11 and 13).</summary>
internal static class CalmCount
{
    /// <summary>The arrangements that have begun, by code.</summary>
    public static IReadOnlyList<ArrangementFigures> Count(ReportDraft draft) =>
        [.. draft.Situation.Ceasefire.Arrangements.Where(a => a.From <= draft.AsOf).Select(a => Of(draft, a))];

    private static ArrangementFigures Of(ReportDraft draft, Arrangement arrangement)
    {
        var figure = $"arrangements.{arrangement.Code}";
        var calm = draft.Situation.Ceasefire.Calm(arrangement, CalmArea.Whole, draft.AsOf);
        var reached = arrangement.RequiredDays is { } required ? calm.Reached(required) : null;
        draft.Note(figure, [RecordRef.Of(arrangement), .. Existing(draft, arrangement).Select(RecordRef.Of)]);
        draft.Note($"{figure}.unwatchedDays", Records(draft, arrangement, CalmArea.Whole, calm.Days));
        if (reached is not null)
        {
            List<string> records = [.. Records(draft, arrangement, CalmArea.Whole, reached.Days)];
            draft.Note($"{figure}.requiredReachedOn", records);
            draft.Note($"{figure}.requiredAllWatched", records);
        }

        return new ArrangementFigures(
            arrangement.Code,
            arrangement.Name,
            arrangement.From,
            arrangement.Until,
            arrangement.IsInForceOn(draft.AsOf),
            calm.Days.Count,
            Broken(draft, figure, calm),
            calm.Unwatched.Count(),
            Runs($"{figure}.run", calm.Run),
            Runs($"{figure}.longestRun", calm.LongestRun),
            arrangement.RequiredDays,
            reached?.Days[^1].Day,
            reached is null ? null : reached.Unwatched == 0,
            Areas(draft, arrangement, figure));

        RunByReading Runs(string path, Func<CalmReading, CalmRun> run) => NoteRuns(draft, arrangement, CalmArea.Whole, path, run);
    }

    private static List<AreaFigures> Areas(ReportDraft draft, Arrangement arrangement, string parent)
    {
        var index = draft.Situation.Ceasefire;
        var names = Existing(draft, arrangement)
            .SelectMany(a => index.GovernoratesOf(a.Allegation))
            .Distinct(StringComparer.Ordinal)
            .Where(name => index.IsGovernorateUnder(arrangement, name))
            .Order(StringComparer.Ordinal);
        return [.. names.Select(name =>
        {
            var (figure, area) = ($"{parent}.areas.{name}", CalmArea.OfGovernorate(name));
            var calm = index.Calm(arrangement, area, draft.AsOf);
            var last = calm.LastBroken;
            draft.Note($"{figure}.lastBrokenOn", (last?.Breaking(CalmReading.Alleged) ?? []).Select(RecordRef.Of));
            return new AreaFigures(
                name, Broken(draft, figure, calm), NoteRuns(draft, arrangement, area, $"{figure}.run", calm.Run), last?.Day);
        })];
    }

    private static BrokenDays Broken(ReportDraft draft, string figure, DaysOfCalm calm)
    {
        return new BrokenDays(In(CalmReading.Alleged), In(CalmReading.Substantiated));

        int In(CalmReading reading)
        {
            var days = calm.Broken(reading).ToList();
            draft.Note($"{figure}.brokenDays.{EnumCode.Of(reading)}", days.SelectMany(d => d.Breaking(reading)).Select(RecordRef.Of));
            return days.Count;
        }
    }

    private static RunByReading NoteRuns(
        ReportDraft draft, Arrangement arrangement, CalmArea area, string figure, Func<CalmReading, CalmRun> run)
    {
        return new RunByReading(In(CalmReading.Alleged), In(CalmReading.Substantiated));

        RunLength In(CalmReading reading)
        {
            var found = run(reading);
            draft.Note($"{figure}.{EnumCode.Of(reading)}", Records(draft, arrangement, area, found.Days));
            return new RunLength(found.Days.Count, found.Unwatched);
        }
    }

    // What says that days were calm: the arrangement, and who watched. That nobody alleged anything has no record.
    private static IEnumerable<string> Records(ReportDraft draft, Arrangement arrangement, CalmArea area, IEnumerable<CalmDay> days) =>
        [RecordRef.Of(arrangement), .. days.SelectMany(d => draft.Situation.Ceasefire.Watching(area, d.Day)).Select(RecordRef.Of)];

    private static IEnumerable<AllegationHistory> Existing(ReportDraft draft, Arrangement arrangement) =>
        draft.Situation.Ceasefire.AllegationsOf(arrangement.Code).Where(a => a.ExistsOn(draft.AsOf));
}
