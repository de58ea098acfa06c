using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Tests.Reports;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>
/// A report of the ceasefire task force by its rules word by word: written down as JSON without the program's types of a report, day by day, every
/// figure looking through all records again. It takes nothing from the program but the records.
/// </summary>
internal sealed partial class SlowCeasefire(ReportFacts facts, DateOnly start, DateOnly end)
{
    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DateOnly _since = facts.Operation.Since;
    private readonly CeasefireFacts _records = facts.Ceasefire;

    public string Json() => new JsonObject
    {
        ["operation"] = new JsonObject
        {
            ["code"] = facts.Operation.Code, ["name"] = facts.Operation.Name, ["since"] = Day(_since), ["timeZone"] = facts.Operation.TimeZone,
            ["overdueDays"] = facts.Operation.OverdueDays,
        },
        ["taskForce"] = "ceasefire",
        ["reportDate"] = Day(end),
        ["periodStart"] = Day(start),
        ["periodEnd"] = Day(end),
        ["arrangements"] = List(_records.Arrangements.Where(a => a.From <= end).OrderBy(a => a.Code, StringComparer.Ordinal).Select(OfArrangement)),
        ["allegations"] = Allegations(),
        ["patterns"] = Patterns(),
        ["control"] = new JsonObject { ["parties"] = Control(), ["changes"] = Changes() },
        ["routes"] = new JsonObject { ["states"] = Routes(), ["cutOff"] = Words(CutOff()), ["pullbacks"] = Pullbacks() },
        ["centres"] = Centres(),
        ["commitments"] = Commitments(),
        ["access"] = Access(),
        ["events"] = List(_records.Events.Where(e => start <= e.Day && e.Day <= end).OrderBy(e => Day(e.Day) + e.Ref, StringComparer.Ordinal)
            .Select(e => new JsonObject
            {
                ["ref"] = e.Ref, ["day"] = Day(e.Day), ["kind"] = e.Kind.ToString().ToLowerInvariant(), ["title"] = e.Title,
            })),
    }.ToJsonString(_plain);

    /// <summary>What the humanitarian report says of commitments.</summary>
    public string CommitmentsJson() => Commitments().ToJsonString(_plain);

    /// <summary>What the humanitarian report says of routes.</summary>
    public string ClosedJson() => new JsonObject
    {
        ["closed"] = Words(_records.Routes.Select(r => r.Code).Where(code => Way(code, end)?.State == RouteCondition.Closed)),
        ["cutOff"] = Words(CutOff()),
    }.ToJsonString(_plain);

    private JsonObject OfArrangement(Arrangement arrangement)
    {
        // One letter for each day: what it is in the two readings, and whether somebody watched.
        var days = Strip(arrangement, null);
        var (alleged, substantiated) = (Runs(days, d => d.Alleged), Runs(days, d => d.Substantiated));
        var required = arrangement.RequiredDays;
        var reached = required is null ? null : alleged.Where(r => r.Count >= required).Select(r => r.Take(required.Value).ToList()).FirstOrDefault();
        var areas = _records.Allegations.Where(a => a.Arrangement == arrangement.Code && a.ReceivedOn <= end)
            .SelectMany(a => new[] { a.Governorate, GovernorateOf(a.Location) })
            .Where(g => g is not null && (arrangement.Scope == ArrangementScope.All || arrangement.Governorates.Contains(g)
                || arrangement.Locations.Any(place => GovernorateOf(place) == g)))
            .Select(g => g!)
            .Distinct()
            .Order(StringComparer.Ordinal);
        return new JsonObject
        {
            ["code"] = arrangement.Code, ["name"] = arrangement.Name, ["from"] = Day(arrangement.From), ["until"] = Day(arrangement.Until),
            ["inForce"] = arrangement.From <= end && (arrangement.Until is null || arrangement.Until >= end),
            ["days"] = days.Count,
            ["brokenDays"] = Broken(days),
            ["unwatchedDays"] = days.Count(d => !d.Alleged && !d.Watched),
            ["run"] = Both(Last(alleged, days), Last(substantiated, days)),
            ["longestRun"] = Both(Longest(alleged), Longest(substantiated)),
            ["requiredDays"] = required,
            ["requiredReachedOn"] = Day(reached?[^1].Day),
            ["requiredAllWatched"] = reached?.TrueForAll(d => d.Watched),
            ["areas"] = List(areas.Select(area =>
            {
                var there = Strip(arrangement, area);
                return new JsonObject
                {
                    ["governorate"] = area, ["brokenDays"] = Broken(there),
                    ["run"] = Both(Last(Runs(there, d => d.Alleged), there), Last(Runs(there, d => d.Substantiated), there)),
                    ["lastBrokenOn"] = Day(there.Where(d => d.Alleged).Select(d => (DateOnly?)d.Day).Max()),
                };
            })),
        };
    }

    private sealed record Slice(DateOnly Day, bool Alleged, bool Substantiated, bool Watched);

    private List<Slice> Strip(Arrangement arrangement, string? governorate)
    {
        var strip = new List<Slice>();
        for (var day = arrangement.From; day <= end && (arrangement.Until is null || day <= arrangement.Until); day = day.AddDays(1))
        {
            var found = _records.Allegations
                .Where(a => a.Arrangement == arrangement.Code && a.Day == day && a.ReceivedOn <= end)
                .Where(a => governorate is null || a.Governorate == governorate || GovernorateOf(a.Location) == governorate)
                .Select(a => AssessmentOf(a, end))
                .ToList();
            strip.Add(new Slice(
                day, found.Any(f => f != "not_substantiated"), found.Contains("substantiated"),
                _records.Monitoring.Any(m => m.Day == day && (m.Governorate is null || m.Governorate == governorate))));
        }

        return strip;
    }

    // The strip cut at its broken days, without them.
    private static List<List<Slice>> Runs(List<Slice> strip, Func<Slice, bool> isBroken)
    {
        var runs = new List<List<Slice>> { new() };
        foreach (var slice in strip)
        {
            if (isBroken(slice))
            {
                runs.Add([]);
            }
            else
            {
                runs[^1].Add(slice);
            }
        }

        return runs;
    }

    private static List<Slice> Last(List<List<Slice>> runs, List<Slice> strip) =>
        strip.Count > 0 && runs[^1].Count > 0 && runs[^1][^1].Day == strip[^1].Day ? runs[^1] : [];

    private static List<Slice> Longest(List<List<Slice>> runs) => runs.First(r => r.Count == runs.Max(other => other.Count));

    private static JsonObject Broken(List<Slice> strip) =>
        new() { ["alleged"] = strip.Count(d => d.Alleged), ["substantiated"] = strip.Count(d => d.Substantiated) };

    private static JsonObject Both(List<Slice> alleged, List<Slice> substantiated)
    {
        return new JsonObject { ["alleged"] = One(alleged), ["substantiated"] = One(substantiated) };

        static JsonObject One(List<Slice> run) => new() { ["days"] = run.Count, ["unwatched"] = run.Count(d => !d.Watched) };
    }

    private string? GovernorateOf(string? place) => facts.Locations.SingleOrDefault(l => l.Code == place)?.Governorate;

    private static JsonNode? Day(DateOnly? day) => day is { } known ? Day(known) : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonArray List(IEnumerable<JsonNode> items) => new([.. items]);

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Order(StringComparer.Ordinal).Select(w => (JsonNode)w)]);

    private static JsonNode? Decimal(decimal? value) =>
        value is { } known ? JsonNode.Parse(known.ToString("0.0###", CultureInfo.InvariantCulture)) : null;
}
