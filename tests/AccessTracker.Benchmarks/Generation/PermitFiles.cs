using System.Globalization;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using static AccessTracker.Benchmarks.Generation.BundleFile;

namespace AccessTracker.Benchmarks.Generation;

/// <summary>Requests with a line for each of some neighbouring places, their answers, and what had to be had after a yes.</summary>
internal static class PermitFiles
{
    private static readonly string[] _authorities =
        ["Ministry of foreign affairs", "Joint committee", "Governor of the north", "Governor of the south", "Local administration"];
    private static readonly string[] _steps = ["plan", "facilitation_letter", "security_committee"];
    private static readonly string[] _conditions = ["without surgical items", "fewer people than asked for", "on two days only", "without fuel"];

    private static readonly (string Decision, int Weight)[] _answers =
        [("granted", 48), ("granted_with_conditions", 17), ("denied", 25), ("withdrawn", 4), ("expired", 6)];

    public static void Write(string folder, World world, Dice dice)
    {
        using var requests = new BundleFile(folder, RecordKinds.Requests, "ref", "authority", "submitted_on", "due_on", "plan");
        using var lines = new BundleFile(folder, RecordKinds.RequestLines, "request", "location", "people_requested");
        using var decisions = new BundleFile(
            folder, RecordKinds.Decisions, "request", "location", "decision", "decided_on", "party", "step", "people_approved", "conditions",
            "valid_from", "valid_to");
        using var clearances = new BundleFile(folder, RecordKinds.Clearances, "request", "location", "kind", "party", "state", "on");
        var days = World.Until.DayNumber - World.First.DayNumber;
        for (var i = 0; i < world.Scale.Requests; i++)
        {
            var submitted = World.First.AddDays((int)((long)i * days / world.Scale.Requests));
            var key = World.Key("R", i, world.Scale.Requests);
            var authority = dice.Of(_authorities);
            requests.Row(
                key,
                authority,
                Day(submitted),
                dice.Chance(0.2) ? Day(submitted.AddDays(dice.Between(5, 21))) : null,
                submitted.ToString("MMMM yyyy", CultureInfo.InvariantCulture));
            var granted = new List<(int, DateOnly)>();
            var first = dice.Below(world.Scale.Places);
            for (var line = Math.Min(dice.Between(8, 36), world.Scale.Places); line > 0; line--)
            {
                var index = (first + line) % world.Scale.Places;
                var place = world.Places[index];
                lines.Row(key, place.Code, dice.Chance(0.85) ? Number((long)(place.People * dice.Share(0.5, 1))) : null);
                if (Answer(decisions, key, place, submitted, dice) is { } from)
                {
                    granted.Add((index, from));
                    Clear(clearances, key, place.Code, authority, from, dice);
                }
            }

            world.Requests.Add(new World.Permits(key, submitted, granted));
        }
    }

    /// <summary>Returns the day of the permit; null: there is none.</summary>
    private static DateOnly? Answer(BundleFile file, string request, World.Place place, DateOnly submitted, Dice dice)
    {
        var decided = submitted.AddDays(dice.Between(2, 40));

        // Of what was asked for long ago little is open still.
        if (decided > World.Until || dice.Chance(submitted > World.Until.AddDays(-90) ? 0.35 : 0.03))
        {
            return null;
        }

        if (dice.Chance(0.1))
        {
            Decide("verbal", submitted.AddDays(1));
        }

        var answer = dice.Of<string>(_answers);
        Decide(answer, decided);
        if (answer == "denied" && decided.AddDays(45) < World.Until && dice.Chance(0.15))
        {
            Decide("reopened", decided.AddDays(20));
            answer = dice.Chance(0.5) ? "granted" : "denied";
            Decide(answer, decided = decided.AddDays(45));
        }

        return answer.StartsWith("granted", StringComparison.Ordinal) ? decided : null;

        void Decide(string decision, DateOnly day)
        {
            var isPermit = decision.StartsWith("granted", StringComparison.Ordinal);
            file.Row(
                request,
                place.Code,
                decision,
                Day(day),
                dice.Of(World.Parties),
                dice.Chance(0.5) ? dice.Of(_steps) : null,
                isPermit && dice.Chance(0.8) ? Number((long)(place.People * dice.Share(0.3, 0.9))) : null,
                decision == "granted_with_conditions" ? dice.Of(_conditions) : null,
                isPermit && dice.Chance(0.3) ? Day(day.AddDays(dice.Between(0, 10))) : null,
                isPermit && dice.Chance(0.9) ? Day(day.AddDays(dice.Between(14, 90))) : null);
        }
    }

    private static void Clear(BundleFile file, string request, string place, string authority, DateOnly from, Dice dice)
    {
        if (dice.Chance(0.5))
        {
            file.Row(request, place, "facilitation_letter", authority, "pending", Day(from.AddDays(1)));
            if (dice.Chance(0.8))
            {
                file.Row(request, place, "facilitation_letter", authority, "obtained", Day(from.AddDays(dice.Between(2, 15))));
            }
        }

        if (dice.Chance(0.25))
        {
            file.Row(request, place, "security_guarantee", dice.Of(World.Parties),
                dice.Of<string>([("obtained", 75), ("pending", 15), ("refused", 10)]), Day(from.AddDays(2)));
        }
    }
}
