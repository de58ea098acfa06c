using System.Text.Json.Nodes;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Tests.Reports;

namespace AccessTracker.Tests.Ceasefire;

internal sealed partial class SlowCeasefire
{
    private JsonArray Control() => List(facts.Locations.Select(l => Holder(l.Code, end)).OfType<string>().Distinct().Order(StringComparer.Ordinal)
        .Select(party =>
        {
            var places = facts.Locations.Select(l => l.Code).Where(code => Holder(code, end) == party).ToList();
            var people = places.Select(PeopleAt).ToList();
            return new JsonObject
            {
                ["party"] = party,
                ["places"] = places.Count,
                ["population"] = people.TrueForAll(p => p is null) ? null : people.Sum(),
                ["populationUnknown"] = people.Count(p => p is null),
                ["besieged"] = places.Count(p => StatusOn(p, end) == AccessStatus.Besieged),
                ["hardToReach"] = places.Count(p => StatusOn(p, end) == AccessStatus.HardToReach),
            };
        }));

    // Day by day: a place changes hands on a day on which an entry starts whose party is not that of the entry before.
    private JsonArray Changes()
    {
        var changes = new List<JsonNode>();
        for (var day = start; day <= end; day = day.AddDays(1))
        {
            foreach (var place in facts.Locations.Select(l => l.Code).Order(StringComparer.Ordinal))
            {
                var before = Holder(place, day.AddDays(-1));
                var starts = _records.Controls.Any(c => c.Location == place && c.Authority == "UN" && c.From == day);
                if (starts && Holder(place, day) is { } now && now != before)
                {
                    changes.Add(new JsonObject { ["location"] = place, ["from"] = before, ["to"] = now, ["on"] = Day(day) });
                }
            }
        }

        return List(changes);
    }

    private JsonArray Routes() => List(_records.Routes.OrderBy(r => r.Code, StringComparer.Ordinal).Select(route =>
    {
        var entry = Way(route.Code, end);
        return new JsonObject
        {
            ["route"] = route.Code,
            ["state"] = entry?.State.ToString().ToLowerInvariant(),
            ["since"] = Day(entry?.From),
            ["by"] = Linked(entry?.By),
            ["convoysInPeriod"] = facts.Convoys.Count(c => c.IsHeadline && c.Route == route.Code
                && facts.Deliveries.Where(d => d.Convoy == c.Ref && Reaches(d)).Select(d => (DateOnly?)d.Day).Min() is { } first
                && first >= start && first >= _since && first <= end),
        };
    }));

    private IEnumerable<string> CutOff() => facts.Locations.Select(l => l.Code).Where(place =>
    {
        var serving = _records.Routes.Where(r => r.Serves.Contains(place)).ToList();
        return serving.Count > 0 && serving.TrueForAll(r => Way(r.Code, end)?.State == RouteCondition.Closed);
    });

    private JsonArray Pullbacks() => List(_records.Pullbacks.Where(p => p.AgreedOn <= end)
        .OrderBy(p => (p.Route, p.AgreedOn, p.Party, p.What))
        .Select(p =>
        {
            var (due, done) = (p.DueOn ?? p.AgreedOn.AddDays(7), p.DoneOn is { } day && day <= end);
            return new JsonObject
            {
                ["route"] = p.Route, ["party"] = p.Party, ["what"] = p.What, ["distance"] = p.Distance, ["agreedOn"] = Day(p.AgreedOn),
                ["dueOn"] = Day(due), ["doneOn"] = done ? Day(p.DoneOn) : null, ["late"] = !done && due < end,
            };
        }));

    private JsonArray Centres() => List(_records.Centres.OrderBy(c => c.Code, StringComparer.Ordinal)
        .Select(centre => (Centre: centre, Appeals: _records.Appeals.Where(a => a.Centre == centre.Code).ToList()))
        .Where(c => (c.Centre.OpenedOn <= end && (c.Centre.ClosedOn is null || end < c.Centre.ClosedOn))
            || c.Appeals.Exists(a => a.ReceivedOn >= _since && a.ReceivedOn <= end))
        .Select(c => new JsonObject
        {
            ["centre"] = c.Centre.Code,
            ["period"] = AppealCounts(c.Appeals, start),
            ["cumulative"] = AppealCounts(c.Appeals, _since),
            ["open"] = c.Appeals.Count(a => a.ReceivedOn <= end && (a.HandledOn is null || a.HandledOn > end)),
        }));

    private JsonObject AppealCounts(List<Appeal> appeals, DateOnly from)
    {
        int[] handled = [.. appeals.Where(a => a.HandledOn >= from && a.HandledOn <= end)
            .Select(a => a.HandledOn!.Value.DayNumber - a.ReceivedOn.DayNumber).Order()];
        return new JsonObject
        {
            ["received"] = appeals.Count(a => a.ReceivedOn >= from && a.ReceivedOn <= end),
            ["handled"] = handled.Length,
            ["medianDays"] = Decimal(Median(handled)),
        };
    }

    private JsonArray Commitments() => List(_records.Commitments.Where(c => c.MadeOn <= end).OrderBy(c => c.Code, StringComparer.Ordinal).Select(c =>
    {
        var last = c.DueOn < end ? c.DueOn : end;
        var places = facts.Locations.Select(l => l.Code).Where(place => c.Scope switch
        {
            CommitmentScope.Named => c.Locations.Contains(place),
            CommitmentScope.Besieged => StatusOn(place, last) == AccessStatus.Besieged,
            CommitmentScope.HardToReach => StatusOn(place, last) == AccessStatus.HardToReach,
            CommitmentScope.All => StatusOn(place, last) is AccessStatus.Besieged or AccessStatus.HardToReach,
            _ => false,
        }).ToList();
        var kept = places.Where(place => c.Test switch
        {
            CommitmentTest.Reached => facts.Deliveries.Any(d => d.Location == place && d.Day >= c.MadeOn && d.Day <= last && Reaches(d)
                && facts.Convoys.Single(convoy => convoy.Ref == d.Convoy).IsHeadline),
            CommitmentTest.Answered => Lines(place, last) is { Count: > 0 } lines && !lines.Contains("pending"),
            CommitmentTest.Granted => Lines(place, last).Contains("valid"),
            _ => false,
        }).ToList();
        var state = c.FulfilledOn <= end || (places.Count > 0 && places.TrueForAll(kept.Contains)) ? "fulfilled" : end <= c.DueOn ? "open" : "missed";
        return new JsonObject
        {
            ["code"] = c.Code, ["name"] = c.Name, ["madeOn"] = Day(c.MadeOn), ["dueOn"] = Day(c.DueOn), ["state"] = state,
            ["places"] = Words(places), ["kept"] = Words(kept), ["consequence"] = c.Consequence,
            ["consequenceDue"] = state == "missed" && c.Consequence is not null && (c.ConsequenceOn is null || end < c.ConsequenceOn),
            ["consequenceOn"] = c.Consequence is not null && c.ConsequenceOn <= end ? Day(c.ConsequenceOn) : null,
        };
    }));

    private JsonObject Access()
    {
        var besieged = new SlowReport(facts, start, end).Coverage(AccessStatus.Besieged);
        return new JsonObject
        {
            ["besieged"] = new JsonObject
            {
                ["locations"] = besieged.Locations, ["reachedInPeriod"] = besieged.ReachedInPeriod,
                ["reachedCumulative"] = besieged.ReachedCumulative, ["population"] = besieged.Population,
                ["populationUnknown"] = besieged.PopulationUnknown, ["peopleReachedCumulative"] = besieged.PeopleReachedCumulative,
                ["share"] = Decimal(besieged.Share),
            },
            ["permitsPending"] = facts.Locations.Sum(l => Lines(l.Code, end).Count(state => state == "pending")),
            ["turnedBackInPeriod"] = facts.Deliveries.Count(d => d.Day >= start && d.Day <= end && d.Outcome >= DeliveryOutcome.TurnedBack
                && !Reaches(d) && facts.Convoys.Single(c => c.Ref == d.Convoy).IsHeadline),
        };
    }

    // The state of each line at a place: pending, valid (granted, within its days) or over.
    private List<string> Lines(string place, DateOnly day) =>
    [
        .. from line in facts.Lines
           where line.Location == place && facts.Requests.Single(r => r.Ref == line.Request).SubmittedOn <= day
           select State(line, day),
    ];

    private string State(RequestLine line, DateOnly day)
    {
        var state = "pending";
        foreach (var decision in facts.Decisions.Where(d => d.Request == line.Request && d.Location == line.Location && d.DecidedOn <= day)
            .OrderBy(d => d.DecidedOn))
        {
            state = decision.Kind switch
            {
                DecisionKind.Reopened => "pending",
                DecisionKind.Verbal => state == "over" ? "pending" : state,
                DecisionKind.Granted or DecisionKind.GrantedWithConditions => decision.ValidTo < day ? "lapsed"
                    : decision.ValidFrom > day ? "not yet" : "valid",
                _ => "over",
            };
        }

        return state;
    }

    private static bool Reaches(Delivery delivery) => delivery.Outcome >= DeliveryOutcome.Partial && delivery.PeopleReached != 0;

    private RouteState? Way(string route, DateOnly day) => _records.RouteStates.Where(s => s.Route == route && s.From <= day).MaxBy(s => s.From);

    private string? Holder(string place, DateOnly day) =>
        _records.Controls.Where(c => c.Location == place && c.Authority == "UN" && c.From <= day).MaxBy(c => c.From)?.Party;

    private AccessStatus? StatusOn(string place, DateOnly day) =>
        facts.Statuses.Where(s => s.Location == place && s.Authority == "UN" && s.From <= day).MaxBy(s => s.From)?.Status;

    private long? PeopleAt(string place) =>
        facts.Populations.Where(p => p.Location == place && p.Authority == "UN" && p.AsOf <= end).MaxBy(p => p.AsOf)?.People;
}
