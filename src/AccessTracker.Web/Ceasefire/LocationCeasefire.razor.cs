using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Ceasefire;

public sealed partial class LocationCeasefire
{
    private IReadOnlyList<StripLane> _lanes = [];
    private IReadOnlyList<StripSign> _signs = [];
    private IReadOnlyList<Arrangement> _inForce = [];
    private IReadOnlyList<ListedAllegation> _allegations = [];
    private string _description = "";

    [Parameter, EditorRequired]
    public required Situation Situation { get; set; }

    /// <summary>Code of the place.</summary>
    [Parameter, EditorRequired]
    public required string Code { get; set; }

    /// <summary>The first day that is drawn.</summary>
    [Parameter, EditorRequired]
    public DateOnly From { get; set; }

    /// <summary>The last day that is told of.</summary>
    [Parameter, EditorRequired]
    public DateOnly On { get; set; }

    private string Operation => Situation.Operation.Code;

    private static IReadOnlyList<(string, string)> Fills =>
    [
        .. Enum.GetValues<RouteCondition>().Select(c => (EnumCode.Of(c), Format.With(Texts.RouteIs, EnumText.Within(c)))),
        .. Enum.GetValues<CalmMark>().Select(m => (EnumCode.Of(m), EnumText.Of(m))),
    ];

    protected override void OnParametersSet()
    {
        var index = Situation.Ceasefire;
        IReadOnlyList<Arrangement> over = [.. index.Arrangements.Where(a => a.From <= On && index.IsUnder(a, Code))];
        _inForce = [.. over.Where(a => a.IsInForceOn(On))];
        _allegations = ListedAllegation.Of(index.Allegations.Where(a => a.Allegation.Location == Code), On);
        _lanes =
        [
            .. Lane(Texts.HeldByLane, Control()),
            .. index.RoutesServing(Code).SelectMany(r => Lane(ShownName.Of(r), RouteStrip.Runs(Situation, r.Code, From, On))),
            .. over.Any(a => !(a.Until < From)) ? Lane(Texts.CalmHere, Calm(over)) : [],
        ];
        _signs =
        [
            .. _allegations.Select(a => new StripSign(a.Allegation.Day, Format.With(
                Texts.EventWords, Format.Day(a.Allegation.Day), Texts.Allegation, EnumText.OfFree(a.Allegation.Kind)))),
            .. EventSigns.Until(Situation, On).Where(e => e.Location is null || e.Location == Code)
                .Select(e => new StripSign(e.Day, EventSigns.Words(e))),
        ];
        _description = string.Join(" ", _lanes.Select(l => $"{l.Name} ({Format.LongList(l.Runs.Select(r => r.Words))})."));
    }

    private static IEnumerable<StripLane> Lane(string name, IReadOnlyList<StripRun> runs) => runs.Count == 0 ? [] : [new StripLane(name, runs)];

    private IReadOnlyList<StripRun> Control()
    {
        var parties = PartyPatterns.Parties(Situation);
        List<ControlEntry> entries = [.. Situation.Ceasefire.ControlsOf(Code).Where(c => c.From <= On)];
        return
        [
            .. entries.Select((entry, i) =>
            {
                var to = i + 1 < entries.Count ? entries[i + 1].From.AddDays(-1) : On;
                var name = PartyName.Of(Situation, entry.Party);
                return new StripRun(
                    entry.From, to, PartyPatterns.Of(parties, entry.Party), ArrangementWords.Span(name, entry.From, to))
                {
                    Label = name,
                };
            }),
        ];
    }

    // Of arrangements one after the other, or one within the other, the one that began last tells of a day.
    private IReadOnlyList<StripRun> Calm(IReadOnlyList<Arrangement> over)
    {
        var runs = new List<(DateOnly From, DateOnly To, CalmMark Mark)>();
        foreach (var day in over.OrderBy(a => a.From)
            .SelectMany(a => Situation.Ceasefire.Calm(a, CalmArea.OfLocation(Code), On).Days)
            .GroupBy(d => d.Day)
            .OrderBy(d => d.Key)
            .Select(d => d.FirstOrDefault(x => x.IsBroken(CalmReading.Alleged)) ?? d.Last()))
        {
            var mark = CalmSpell.MarkOf(day, CalmReading.Alleged);
            if (runs.Count > 0 && runs[^1] is var last && last.Mark == mark && last.To.AddDays(1) == day.Day)
            {
                runs[^1] = last with { To = day.Day };
            }
            else
            {
                runs.Add((day.Day, day.Day, mark));
            }
        }

        return [.. runs.Select(r => ArrangementWords.Marked(r.From, r.To, r.Mark))];
    }
}
