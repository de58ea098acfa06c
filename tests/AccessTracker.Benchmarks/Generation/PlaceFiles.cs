using System.Globalization;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using static AccessTracker.Benchmarks.Generation.BundleFile;

namespace AccessTracker.Benchmarks.Generation;

/// <summary>Places over fourteen governorates, with the statuses two authorities gave them and the people counted there.</summary>
internal static class PlaceFiles
{
    private const string Monitor = "Siege monitor";
    private const int DistrictsEach = 5;

    private static readonly string[] _governorates =
    [
        "Amran", "Bahra", "Dahir", "Fadil", "Ghadir", "Hamra", "Jabal", "Kharif", "Lawz", "Munir", "Nahr", "Rimal", "Safsaf", "Wadi",
    ];

    private static readonly string[] _quarters = ["Centre", "North", "East", "South", "West"];
    private static readonly (string Latin, string Arabic)[] _first =
        [("Kafr ", "كفر "), ("Tal ", "تل "), ("Deir ", "دير "), ("Ain ", "عين "), ("Beit ", "بيت "), ("", ""), ("", "")];

    private static readonly (string Latin, string Arabic)[] _syllables =
    [
        ("ma", "ما"), ("ra", "را"), ("ba", "با"), ("na", "نا"), ("la", "لا"), ("sa", "سا"), ("da", "دا"), ("ri", "ري"), ("mi", "مي"), ("ni", "ني"),
        ("zu", "زو"), ("ru", "رو"), ("hu", "حو"), ("ka", "كا"), ("ja", "جا"), ("fi", "في"), ("ta", "تا"), ("wa", "وا"), ("ya", "يا"), ("sha", "شا"),
    ];

    private static readonly (string Status, int Weight)[] _statuses = [("besieged", 20), ("hard_to_reach", 60), ("accessible", 20)];

    public static void Write(string folder, World world, Dice dice)
    {
        using var locations = new BundleFile(
            folder, RecordKinds.Locations, "code", "name", "name_ar", "aliases", "governorate", "governorate_pcode", "district", "district_pcode",
            "latitude", "longitude");
        using var statuses = new BundleFile(folder, RecordKinds.Statuses, "location", "status", "from", "authority", "besieged_by", "reason");
        using var populations = new BundleFile(folder, RecordKinds.Populations, "location", "as_of", "people", "authority");
        var places = new List<World.Place>(world.Scale.Places);
        for (var i = 0; i < world.Scale.Places; i++)
        {
            var place = NewPlace(World.Key("P", i, world.Scale.Places), dice);
            places.Add(place);
            WriteLocation(locations, place.Code, (int)((long)i * _governorates.Length * DistrictsEach / world.Scale.Places), dice);
            if (dice.Chance(0.85))
            {
                WriteStatuses(statuses, place, World.Authority, dice);
            }

            if (dice.Chance(0.2))
            {
                WriteStatuses(statuses, place, Monitor, dice);
            }

            if (dice.Chance(0.95))
            {
                WritePopulations(populations, place, dice);
            }
        }

        world.Places = places;
    }

    // Few large places and many small ones; some that no convoy ever reaches, some that it seldom does, some cut off in the end.
    private static World.Place NewPlace(string code, Dice dice)
    {
        var people = (int)(200 * Math.Pow(400, dice.Share() * dice.Share(0.4, 1)));
        var fortune = dice.Of<double>([(0, 12), (0.2, 15), (0.85, 73)]);
        var cutOff = dice.Chance(0.15) ? World.Until.AddDays(-dice.Between(20, 400)) : DateOnly.MaxValue;
        return new World.Place(code, people, fortune, cutOff);
    }

    private static void WriteLocation(BundleFile file, string code, int district, Dice dice)
    {
        var (latin, arabic) = dice.Of(_first);
        for (var syllables = dice.Between(2, 3); syllables > 0; syllables--)
        {
            var (sound, letters) = dice.Of(_syllables);
            latin += sound;
            arabic += letters;
        }

        var name = string.Join(' ', latin.Split(' ').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
        var (governorate, quarter) = (district / DistrictsEach, district % DistrictsEach);
        var pcode = string.Create(CultureInfo.InvariantCulture, $"GX{governorate + 1:00}");
        var isPlaced = dice.Chance(0.95);
        file.Row(
            code,
            name,
            arabic,
            dice.Chance(0.4) ? $"{name.Replace('a', 'e')};Al {name}" : null,
            _governorates[governorate],
            pcode,
            $"{_governorates[governorate]} {_quarters[quarter]}",
            string.Create(CultureInfo.InvariantCulture, $"{pcode}{quarter + 1:00}"),
            isPlaced ? BundleFile.Decimal(33 + (governorate / 4) + dice.Share(0, 0.95)) : null,
            isPlaced ? BundleFile.Decimal(36 + (governorate % 4) + dice.Share(0, 0.95)) : null);
    }

    private static void WriteStatuses(BundleFile file, World.Place place, string authority, Dice dice)
    {
        var from = World.First.AddDays(-dice.Below(300));
        var status = dice.Of<string>(_statuses);
        while (from < World.Until)
        {
            file.Row(place.Code, status, Day(from), authority, status == "besieged" ? dice.Of(World.Parties) : null,
                status == "accessible" ? "Roads are open" : null);
            from = from.AddDays(dice.Between(90, 900));
            status = dice.Of<string>(_statuses);
        }
    }

    private static void WritePopulations(BundleFile file, World.Place place, Dice dice)
    {
        for (var day = World.First.AddDays(-dice.Below(100)); day < World.Until; day = day.AddDays(dice.Between(120, 500)))
        {
            file.Row(place.Code, Day(day), Number((long)(place.People * dice.Share(0.85, 1.15))), World.Authority);
        }
    }
}
