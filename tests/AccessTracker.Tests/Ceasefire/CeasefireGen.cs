using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Tests.Reports;
using CsCheck;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>Random records of both task forces: few places, parties and days, so that they meet, coincide and contradict each other often.</summary>
internal static class CeasefireGen
{
    private static readonly Operation _operation = A.Operation();
    private static readonly string[] _governorates = ["Aleppo", "Homs", "Idlib"];

    // Written in every way that links to a party, and in some that do not.
    private static readonly string[] _partyTexts =
    [
        "GOV", "gov", "The Government", "the-government", "الحكومة", "OPP", "Opposition groups", "RUS", "Russian forces", "unidentified",
        "U.S. forces",
    ];

    private static readonly Gen<string> _place = Gen.Int[0, 4].Select(i => $"L{i}");
    private static readonly Gen<string?> _anyPlace = Gen.Int[-2, 4].Select(i => i < 0 ? null : $"L{i}");
    private static readonly Gen<string[]> _places = _place.Array[1, 3].Select(all => all.Distinct().ToArray());
    private static readonly Gen<string?> _anyGovernorate = Gen.Int[-2, 2].Select(i => i < 0 ? null : _governorates[i]);
    private static readonly Gen<DateOnly> _day = Gen.Int[-10, 60].Select(_operation.Since.AddDays);
    private static readonly Gen<string> _party = Gen.OneOf("GOV", "OPP", "RUS");
    private static readonly Gen<string?> _partyText = Gen.Int[-2, 10].Select(i => i < 0 ? null : _partyTexts[i]);
    private static readonly Gen<int?> _number = Gen.Int[-3, 4].Select(i => i < 0 ? (int?)null : i);

    private static readonly Gen<Arrangement> _arrangement =
        from first in Gen.Int[-30, 60]
        from length in Gen.Int[-20, 60]
        from scope in Gen.Enum<ArrangementScope>()
        from governorates in Gen.OneOf(_governorates).Array[1, 2]
        from places in _places
        from required in Gen.Int[-2, 9]
        select new Arrangement
        {
            Code = "", Name = "An arrangement", Kind = ArrangementKind.LocalTruce, From = _operation.Since.AddDays(first),
            Until = length < 0 ? null : _operation.Since.AddDays(first + length), Scope = scope,
            Governorates = scope == ArrangementScope.Governorate ? [.. governorates.Distinct()] : [],
            Locations = scope == ArrangementScope.Named ? places : [], RequiredDays = required < 1 ? null : required,
        };

    private static readonly Gen<Allegation> _allegation =
        from arrangement in Gen.Int[0, 2]
        from day in _day
        from later in Gen.Int[0, 9]
        from place in _anyPlace
        from governorate in _anyGovernorate
        from party in _partyText
        from count in Gen.Int[1, 3]
        from harm in Gen.Select(_number, _number)
        from kind in Gen.OneOf("shelling", "air strike", "hindrance")
        select new Allegation
        {
            Ref = "", Arrangement = $"A{arrangement}", Day = day, ReceivedOn = day.AddDays(later), Location = place, Governorate = governorate,
            Kind = kind, Party = party, Count = count, Killed = harm.Item1, Injured = harm.Item2,
        };

    private static readonly Gen<(AllegationStepKind Kind, int Later)[]> _steps =
        Gen.Select(Gen.Enum<AllegationStepKind>(), Gen.Int[0, 14]).Array[0, 4].Select(steps => steps.Distinct().ToArray());

    private static readonly Gen<MonitoringEntry[]> _monitoring = Gen.Select(_day, _anyGovernorate, Gen.Int[0, 1])
        .Select((day, governorate, centre) => new MonitoringEntry { Centre = $"Z{centre}", Day = day, Governorate = governorate })
        .Array[0, 60]
        .Select(all => all.Distinct().ToArray());

    private static readonly Gen<ControlEntry[]> _controls = Gen.Select(_place, _party, _day, Gen.OneOf("UN", "UN", "press"))
        .Select((place, party, day, authority) => new ControlEntry { Location = place, Party = party, From = day, Authority = authority })
        .Array[0, 12]
        .Select(all => all.DistinctBy(c => (c.Location, c.From, c.Authority)).ToArray());

    private static readonly Gen<Route[]> _routes = _place.Array[0, 3].Array[0, 4].Select(all => all
        .Select((places, i) => new Route { Code = $"R{i}", Name = "A route", Kind = RouteKind.Road, Serves = [.. places.Distinct()] })
        .ToArray());

    private static readonly Gen<RouteState[]> _states =
        Gen.Select(Gen.Int[0, 3], Gen.OneOf(RouteCondition.Closed, RouteCondition.Closed, RouteCondition.Open, RouteCondition.Restricted), _day,
            _partyText)
        .Select((route, state, day, by) => new RouteState { Route = $"R{route}", State = state, From = day, By = by })
        .Array[0, 10]
        .Select(all => all.DistinctBy(s => (s.Route, s.From)).ToArray());

    private static readonly Gen<Pullback[]> _pullbacks =
        Gen.Select(Gen.Int[0, 3], _party, Gen.OneOf("personnel", "heavy weapons"), _day, Gen.Int[-4, 12], Gen.Int[-4, 16])
        .Select((route, party, what, day, due, done) => new Pullback
        {
            Route = $"R{route}", Party = party, What = what, Distance = 500, AgreedOn = day, DueOn = due < 0 ? null : day.AddDays(due),
            DoneOn = done < 0 ? null : day.AddDays(done),
        })
        .Array[0, 5]
        .Select(all => all.DistinctBy(p => (p.Route, p.Party, p.What, p.AgreedOn)).ToArray());

    private static readonly Gen<Centre[]> _centres = Gen.Select(_day, Gen.Int[-20, 40]).Array[2]
        .Select(all => all.Select((c, i) => new Centre
        {
            Code = $"Z{i}", Name = "A centre", OpenedOn = c.Item1, ClosedOn = c.Item2 < 0 ? null : c.Item1.AddDays(c.Item2),
        }).ToArray());

    private static readonly Gen<Appeal[]> _appeals = Gen.Select(Gen.Int[0, 1], _day, Gen.Int[-4, 20])
        .Select((centre, day, handled) => new Appeal
        {
            Ref = "", Centre = $"Z{centre}", ReceivedOn = day, Kind = AppealKind.Violation, HandledOn = handled < 0 ? null : day.AddDays(handled),
        })
        .Array[0, 8]
        .Select(all => all.Select((a, i) => a with { Ref = $"P{i}" }).ToArray());

    private static readonly Gen<Commitment> _commitment =
        from made in _day
        from due in Gen.Int[0, 30]
        from scope in Gen.Enum<CommitmentScope>()
        from test in Gen.Enum<CommitmentTest>()
        from places in _places
        from consequence in Gen.OneOf<string?>(null, "airdrops")
        from consequenceOn in Gen.Int[-10, 40]
        from fulfilledOn in Gen.Int[-60, 40]
        select new Commitment
        {
            Code = "", Name = "A commitment", MadeOn = made, DueOn = made.AddDays(due), Scope = scope, Test = test,
            Locations = scope == CommitmentScope.Named ? places : [], Consequence = consequence,
            ConsequenceOn = consequenceOn < 0 ? null : made.AddDays(consequenceOn), FulfilledOn = fulfilledOn < 0 ? null : made.AddDays(fulfilledOn),
        };

    private static readonly Gen<OperationEvent[]> _events = Gen.Select(_day, Gen.Enum<OperationEventKind>()).Array[0, 5].Select(all => all
        .Select((e, i) => new OperationEvent { Ref = $"E{i}", Day = e.Item1, Kind = e.Item2, Title = "An event" }).ToArray());

    /// <summary>The other task force's records alone.</summary>
    public static readonly Gen<CeasefireFacts> Records =
        from arrangements in _arrangement.Array[3]
        from allegations in Gen.Select(_allegation, _steps).Array[0, 24]
        from seed in Gen.Int
        from watched in Gen.Select(_monitoring, _controls)
        from ways in Gen.Select(_routes, _states, _pullbacks)
        from centres in Gen.Select(_centres, _appeals)
        from commitments in _commitment.Array[0, 5]
        from events in _events
        select new CeasefireFacts
        {
            Parties =
            [
                new Party { Code = "GOV", Name = "The Government", NameAr = "الحكومة", Kind = PartyKind.Government },
                new Party { Code = "OPP", Name = "Opposition groups", Kind = PartyKind.Opposition },
                new Party { Code = "RUS", Name = "Russian forces", Kind = PartyKind.Guarantor },
            ],
            Arrangements = [.. arrangements.Select((a, i) => a with { Code = $"A{i}" })],
            Allegations = [.. allegations.Select((a, i) => a.Item1 with { Ref = $"V{i:00}" })],
            AllegationSteps = InAnyOrder(seed, allegations.SelectMany((a, i) => a.Item2.Select(s => new AllegationStep
            {
                Allegation = $"V{i:00}", Step = s.Kind, On = a.Item1.ReceivedOn.AddDays(s.Later),
            }))),
            Monitoring = watched.Item1,
            Controls = watched.Item2,
            Routes = ways.Item1,
            RouteStates = [.. ways.Item2.Where(s => ways.Item1.Any(r => r.Code == s.Route))],
            Pullbacks = [.. ways.Item3.Where(p => ways.Item1.Any(r => r.Code == p.Route))],
            Centres = centres.Item1,
            Appeals = centres.Item2,
            Commitments = [.. commitments.Select((c, i) => c with { Code = $"K{i}" })],
            Events = events,
        };

    /// <summary>Any operation with both.</summary>
    public static readonly Gen<ReportFacts> Any =
        from facts in FactsGen.Any
        from ceasefire in Records
        from routes in Gen.Int[-1, 3].Array[10]
        from pattern in Gen.Select(Gen.Int[1, 4], Gen.Int[1, 40])
        select facts with
        {
            Operation = facts.Operation with { PatternCount = pattern.Item1, PatternDays = pattern.Item2 },
            Locations = [.. facts.Locations.Select((l, i) => l with { Governorate = i == 4 ? null : _governorates[i / 2] })],
            Convoys = [.. facts.Convoys.Select((c, i) =>
                c with { Route = ceasefire.Routes.Any(r => r.Code == $"R{routes[i]}") ? $"R{routes[i]}" : null })],
            Ceasefire = ceasefire,
        };

    public static IEnumerable<ReportPeriod> Periods(ReportFacts facts) => new Situation(facts).Calendar.Due(facts.Meetings[^1].Date);

    public static IReadOnlyList<CeasefireReport> Reports(ReportFacts facts)
    {
        var situation = new Situation(facts);
        return [.. Periods(facts).Select(p => CeasefireReport.Compute(situation, p))];
    }

    public static List<T> InAnyOrder<T>(int seed, IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        new Random(seed).Shuffle(shuffled);
        return [.. shuffled];
    }
}
