using System.Text.Json.Nodes;
using AccessTracker.Domain.Ceasefire;

namespace AccessTracker.Tests.Ceasefire;

internal sealed partial class SlowCeasefire
{
    private JsonObject Allegations()
    {
        var all = _records.Allegations.Where(a => a.ReceivedOn <= end).ToList();
        var open = all.Where(a => StateOf(a, end) is "under_review" or "substantiated" or "inconclusive" or "referred")
            .OrderByDescending(Age)
            .ThenBy(a => a.Ref, StringComparer.Ordinal);
        return new JsonObject
        {
            ["period"] = Counts(all, start),
            ["cumulative"] = Counts(all, _since),
            ["open"] = List(open.Select(a => new JsonObject
            {
                ["ref"] = a.Ref, ["arrangement"] = a.Arrangement, ["day"] = Day(a.Day), ["state"] = StateOf(a, end),
                ["assessment"] = AssessmentOf(a, end), ["party"] = Linked(a.Party), ["location"] = a.Location, ["governorate"] = a.Governorate,
                ["count"] = a.Count, ["age"] = Age(a),
            })),
            ["daysToResolve"] = new JsonObject { ["period"] = ToResolve(all, start), ["cumulative"] = ToResolve(all, _since) },
            ["byParty"] = By("party", all, a => Linked(a.Party)),
            ["byKind"] = By("kind", all, a => a.Kind),
        };
    }

    private JsonArray By(string name, List<Allegation> all, Func<Allegation, string?> of) => List(all.Select(of).Distinct()
        .OrderBy(key => key is null ? 1 : 0)
        .ThenBy(key => key, StringComparer.Ordinal)
        .Select(key => new JsonObject
        {
            [name] = key,
            ["period"] = Counts([.. all.Where(a => of(a) == key)], start),
            ["cumulative"] = Counts([.. all.Where(a => of(a) == key)], _since),
        })
        .Where(row => row["cumulative"]!.AsObject().Any(figure => figure.Value!.ToJsonString() != "0")));

    private JsonObject Counts(List<Allegation> all, DateOnly from)
    {
        var counts = new JsonObject { ["received"] = Received().Sum(a => a.Count) };
        foreach (var (name, step) in new[]
        {
            ("substantiated", AllegationStepKind.Substantiated), ("notSubstantiated", AllegationStepKind.NotSubstantiated),
            ("inconclusive", AllegationStepKind.Inconclusive), ("resolved", AllegationStepKind.Resolved), ("referred", AllegationStepKind.Referred),
        })
        {
            var sum = 0;
            foreach (var allegation in all)
            {
                sum += StepsOf(allegation).Any(s => s.Step == step && s.On >= from && s.On <= end) ? allegation.Count : 0;
            }

            counts[name] = sum;
        }

        var harming = Received().Where(a => AssessmentOf(a, end) != "not_substantiated").ToList();
        counts["killed"] = harming.Sum(a => a.Killed ?? 0);
        counts["injured"] = harming.Sum(a => a.Injured ?? 0);
        counts["harmUnknown"] = harming.Count(a => a.Killed is null && a.Injured is null);
        return counts;

        IEnumerable<Allegation> Received() => all.Where(a => a.ReceivedOn >= from && a.ReceivedOn <= end);
    }

    private JsonObject ToResolve(List<Allegation> all, DateOnly from) => Durations(
        [.. all.Select(a => (a.ReceivedOn, First: StepsOf(a).FirstOrDefault(s => s.Step == AllegationStepKind.Resolved)?.On))
            .Where(a => a.First >= from && a.First <= end)
            .Select(a => a.First!.Value.DayNumber - a.ReceivedOn.DayNumber)]);

    private static JsonObject Durations(int[] days)
    {
        Array.Sort(days);
        return new JsonObject { ["count"] = days.Length, ["median"] = Decimal(Median(days)), ["p90"] = Ninetieth(days) };
    }

    private static decimal? Median(int[] days) => days.Length switch
    {
        0 => null,
        var n when n % 2 == 1 => days[n / 2],
        var n => (days[n / 2] + days[n / 2 - 1]) / 2m,
    };

    // Nearest rank: the rank is nine tenths of how many there are, rounded up, counted from 1.
    private static int? Ninetieth(int[] days) => days.Length == 0 ? null : days[(int)Math.Ceiling(0.9m * days.Length) - 1];

    private JsonArray Patterns() => List(
        from arrangement in _records.Allegations.Select(a => a.Arrangement).Distinct().Order(StringComparer.Ordinal)
        from party in _records.Allegations.Select(a => Linked(a.Party)).OfType<string>().Distinct().Order(StringComparer.Ordinal)
        let found = _records.Allegations
            .Where(a => a.Arrangement == arrangement && Linked(a.Party) == party && a.ReceivedOn <= end
                && AssessmentOf(a, end) == "substantiated" && a.Day <= end && end.DayNumber - a.Day.DayNumber < facts.Operation.PatternDays)
            .ToList()
        let days = found.Select(a => a.Day).Distinct().Count()
        where found.Sum(a => a.Count) >= facts.Operation.PatternCount && days >= 2
        select new JsonObject
        {
            ["arrangement"] = arrangement, ["party"] = party, ["substantiated"] = found.Sum(a => a.Count), ["days"] = days,
            ["refs"] = Words(found.Select(a => a.Ref)),
            ["referred"] = found.Any(a => StepsOf(a).Any(s => s.Step == AllegationStepKind.Referred && s.On <= end)),
        });

    // In order of their days; those of one day as they were recorded.
    private List<AllegationStep> StepsOf(Allegation allegation) => _records.AllegationSteps
        .Select((s, i) => (Step: s, Recorded: i))
        .Where(s => s.Step.Allegation == allegation.Ref)
        .OrderBy(s => (s.Step.On, s.Recorded))
        .Select(s => s.Step)
        .ToList();

    private string StateOf(Allegation allegation, DateOnly day) =>
        StepsOf(allegation).LastOrDefault(s => s.On <= day && s.Step != AllegationStepKind.Acknowledged)?.Step switch
        {
            null or AllegationStepKind.Reopened => "under_review",
            AllegationStepKind.Substantiated => "substantiated",
            AllegationStepKind.NotSubstantiated => "not_substantiated",
            AllegationStepKind.Inconclusive => "inconclusive",
            AllegationStepKind.Resolved => "resolved",
            AllegationStepKind.Referred => "referred",
            _ => "closed",
        };

    private string? AssessmentOf(Allegation allegation, DateOnly day)
    {
        var steps = StepsOf(allegation).Where(s => s.On <= day).Select(s => s.Step).ToList();
        return steps.Skip(steps.LastIndexOf(AllegationStepKind.Reopened) + 1).Reverse().Select(step => step switch
        {
            AllegationStepKind.Substantiated => "substantiated",
            AllegationStepKind.NotSubstantiated => "not_substantiated",
            AllegationStepKind.Inconclusive => "inconclusive",
            _ => null,
        }).FirstOrDefault(word => word is not null);
    }

    private int Age(Allegation allegation) => end.DayNumber
        - (StepsOf(allegation).LastOrDefault(s => s.On <= end && s.Step == AllegationStepKind.Reopened)?.On ?? allegation.ReceivedOn).DayNumber;

    // The generator writes parties in these ways; what it writes besides names nobody.
    private static string? Linked(string? text) => text switch
    {
        "GOV" or "gov" or "The Government" or "the-government" or "الحكومة" => "GOV",
        "OPP" or "Opposition groups" => "OPP",
        "RUS" or "Russian forces" => "RUS",
        _ => text,
    };
}
