using System.Globalization;
using AccessTracker.Data.Records.Kinds;
using NodaTime.TimeZones;

namespace AccessTracker.Web.Operations;

/// <summary>
/// What a country proposes to an operation in it: the zone of its capital's clocks and the days that are not worked. Both are proposals, which
/// whoever sets the operation up looks at and may change.
/// </summary>
public static class Countries
{
    // Unicode CLDR, supplemental weekData (weekendStart, weekendEnd); every country that is not here rests on Saturday and Sunday.
    // CLDR has no line for Palestine, whose offices rest on Friday and Saturday.
    private static readonly Dictionary<string, string> _weekends = new Dictionary<string, string[]>
    {
        ["fri;sat"] = ["BH", "DZ", "EG", "IL", "IQ", "JO", "KW", "LY", "OM", "PS", "QA", "SA", "SD", "SY", "YE"],
        ["thu;fri"] = ["AF"],
        ["fri"] = ["IR"],
        ["sun"] = ["IN", "UG"],
    }.SelectMany(w => w.Value.Select(c => (Country: c, Weekend: w.Key))).ToDictionary(w => w.Country, w => w.Weekend, StringComparer.Ordinal);

    private static readonly ILookup<string, string> _zones = TzdbDateTimeZoneSource.Default.ZoneLocations!
        .ToLookup(l => l.CountryCode, l => l.ZoneId, StringComparer.Ordinal);

    /// <summary>
    /// The countries by their two letters, each by its English name and by its own. (The runtime knows their names in other languages too, but gives
    /// every reader those of the first who asked.)
    /// </summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } =
        [.. _zones.Select(z => (Code: z.Key, Name: NameOf(z.Key))).OrderBy(c => c.Name, StringComparer.InvariantCulture)];

    /// <summary>The zones of a country, in the order of the tz database, which begins with the largest; none where the code is no country's.
    /// </summary>
    public static IReadOnlyList<string> Zones(string? country) => [.. _zones[Key(country)]];

    /// <summary>The days that are not worked there, as <c>operation.csv</c> writes them.</summary>
    public static string Weekend(string? country) => _weekends.GetValueOrDefault(Key(country), "sat;sun");

    /// <summary>Every zone that this machine knows, for who wants another.</summary>
    public static IReadOnlyList<string> AllZones() => [.. _zones.SelectMany(z => z).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>
    /// The day of meetings where nobody has said another: the last that is worked before the weekend. Null: the weekend is none, of which whoever
    /// reads it says what is wrong.
    /// </summary>
    public static string? MeetingWeekday(string weekend)
    {
        var words = weekend.Split(';', StringSplitOptions.TrimEntries);
        var rest = Enum.GetValues<DayOfWeek>().Where(d => words.Contains(RecordKinds.WordOf(d))).ToHashSet();
        return rest.Where(d => !rest.Contains(Before(d))).Select(d => RecordKinds.WordOf(Before(d))).FirstOrDefault();

        static DayOfWeek Before(DayOfWeek day) => (DayOfWeek)(((int)day + 6) % 7);
    }

    private static string Key(string? country) => country?.Trim().ToUpperInvariant() ?? "";

    private static string NameOf(string code)
    {
        try
        {
            var region = new RegionInfo(code);
            return region.NativeName == region.EnglishName ? region.EnglishName : $"{region.EnglishName} \u2013 {region.NativeName}";
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}
