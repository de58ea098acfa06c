using AccessTracker.Data.Records;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// Finds the places that a sheet names: as the bundle does, by what was answered before where that is not certain, and by the governorate that stands
/// beside a name. It never guesses.
/// </summary>
public sealed class SheetLocations
{
    /// <summary>Stands between the codes of an answer that names several places.</summary>
    public const char Together = ';';

    private const int MostCandidates = 6;

    private readonly LocationIndex _index;
    private readonly IReadOnlyDictionary<string, string> _matches;
    private readonly IReadOnlyDictionary<string, string> _answers;
    private readonly Dictionary<string, Location> _codes;
    private readonly HashSet<string> _governorates;

    /// <param name="matches">Codes by the keys of names (<see cref="Key"/>): what was answered for earlier sheets.</param>
    /// <param name="answers">What was answered for this one, by the ids of questions.</param>
    public SheetLocations(
        IReadOnlyCollection<Location> locations, IReadOnlyDictionary<string, string> matches, IReadOnlyDictionary<string, string>? answers = null)
    {
        _answers = answers ?? new Dictionary<string, string>();
        _index = new LocationIndex(locations);
        _matches = matches;
        HasSeveral = matches.Values.Concat(_answers.Values).Any(a => a.Contains(Together, StringComparison.Ordinal));
        _codes = locations.ToDictionary(l => l.Code, StringComparer.Ordinal);
        _governorates = [.. locations.Select(l => l.Governorate).OfType<string>().Select(LocationName.Fold)];
    }

    /// <summary>An answer is remembered by this key: the name and the governorate, however they are spelt.</summary>
    public static string Key(string name, string governorate) => $"{LocationName.Fold(name)}|{LocationName.Fold(governorate)}";

    /// <summary>
    /// The code of the one place meant; null when that is not certain. A governorate within the name, as in <c>Duma (Rural Damascus)</c>, counts
    /// like one beside it.
    /// </summary>
    public string? Resolve(string name, string governorate) =>
        ResolveAlone(name, governorate) is { } code ? code
        : _index.Resolve(name) is { Location: null, Candidates.Count: 0 } && Governorates.Within(name, IsKnown) is var (place, within)
            && (governorate.Length == 0 || Governorates.AreSame(governorate, within))
            ? ResolveAlone(place, within)
            : null;

    /// <summary>The place by its name or by the P-code beside it; null where neither means one for certain, or each means another.</summary>
    public string? Resolve(string name, string governorate, string pcode)
    {
        var named = name.Length == 0 ? null : Resolve(name, governorate);
        return pcode.Length == 0 || ByCode(pcode) is not { } coded || coded == named ? named
            : named is null && (name.Length == 0 || _index.Resolve(name).Location is null) ? coded
            : null;
    }

    /// <summary>Why a P-code does not go with the name beside it; null: it does, or is none.</summary>
    public Refusal? CodedElsewhere(string name, string governorate, string pcode) =>
        pcode.Length > 0 && name.Length > 0 && ByCode(pcode) is { } coded && Resolve(name, governorate) is { } named && named != coded
            ? new Refusal(RefusalCode.CodeOfAnotherPlace, pcode, _codes[coded].Name, name)
            : null;

    // A code that is a name too means what the code does.
    private string? ByCode(string pcode) => _index.Resolve(pcode).Location?.Code;

    /// <summary>Why a name that is known does not mean the place of that name in this row; null: there is no such place, or it is meant.</summary>
    public Refusal? Elsewhere(string name, string governorate) =>
        governorate.Length > 0 && _index.Resolve(name).Location is { } place && Resolve(name, governorate) is null
            ? new Refusal(RefusalCode.PlaceElsewhere, place.Name, place.Governorate ?? "", governorate)
            : null;

    private bool IsKnown(string governorate) => _governorates.Contains(LocationName.Fold(governorate));

    private string? ResolveAlone(string name, string governorate)
    {
        // What is certain was never asked about: no answer takes the name of a place.
        var match = _index.Resolve(name);
        if (match.Location is { } place && (place.Code == name.Trim() || !IsElsewhere(place, governorate)))
        {
            return place.Code;
        }

        if (Answered(Key(name, governorate)) is { } answered)
        {
            return answered;
        }

        // The only place of that name lies elsewhere than the sheet says: perhaps another place is meant.
        if (match.Location is not null)
        {
            return null;
        }

        var namesakes = match.Candidates.Where(c => LocationName.Keys(c).Contains(LocationName.Fold(name)) && IsIn(c, governorate)).ToList();
        return namesakes is [var only] ? only.Code : null;
    }

    /// <summary>
    /// The places that may be meant, best first: those whose name it is without the words around it, then those of that spelling, those with one of
    /// its words, and those that are only like it; of equals those of the governorate that stands beside the name.
    /// </summary>
    public IReadOnlyList<Location> Candidates(string name, string governorate)
    {
        var (bare, beside) = Governorates.Within(name, IsKnown) is var (place, within)
            ? (PlaceWords.Bare(place), governorate.Length == 0 ? within : governorate)
            : (PlaceWords.Bare(name), governorate);
        return [.. Named(name).Concat(Named(bare)).Concat(_index.Likeliest(bare, null, MostCandidates))
            .Concat(_index.Nearest(bare, MostCandidates)).Concat(_index.Nearest(name, MostCandidates))
            .Distinct().OrderBy(l => IsIn(l, beside) ? 0 : 1).Take(MostCandidates)];
    }

    /// <summary>The places that a name of several means, in its order, each the likeliest; none where a part of it is like no place.</summary>
    public IReadOnlyList<Location> LikelySeveral(string name, string governorate)
    {
        var parts = PlaceWords.Several(name).Where(p => !Governorates.IsOne(p, IsKnown)).ToList();
        var places = parts.Select(Likeliest).OfType<Location>().ToList();
        return places.Count == parts.Count && places.Count > 1 && places.Distinct().Count() == places.Count ? places : [];

        Location? Likeliest(string part)
        {
            var named = Named(part).Concat(Named(PlaceWords.Bare(part))).ToList();
            return named.Find(l => IsIn(l, governorate))
                ?? (named.Count > 0 ? named[0] : Candidates(part, governorate) is [var first, ..] ? first : null);
        }
    }

    private IEnumerable<Location> Named(string name)
    {
        var match = _index.Resolve(name);
        return match.Location is { } only ? [only] : match.Candidates.Where(c => LocationName.Keys(c).Contains(LocationName.Fold(name)));
    }

    /// <summary>There is a place with this code.</summary>
    public bool Has(string code) => _codes.ContainsKey(code);

    /// <summary>The place with this code; null: there is none.</summary>
    public Location? Find(string code) => _codes.GetValueOrDefault(code);

    /// <summary>The governorates in which places are, each as it is written most.</summary>
    public IReadOnlyList<string> AllGovernorates => [.. _codes.Values.Where(l => l.Governorate is not null)
        .GroupBy(l => LocationName.Fold(l.Governorate!)).Select(g => g.GroupBy(l => l.Governorate!).MaxBy(n => n.Count())!.Key)
        .Order(StringComparer.Ordinal)];

    /// <summary>A governorate as the places have it, however it is spelt; one that no place is in, as it stands.</summary>
    internal string GovernorateOf(string text) =>
        text.Length == 0 ? text : AllGovernorates.FirstOrDefault(g => Governorates.AreSame(g, text)) ?? text;

    /// <summary>The P-code of a governorate; empty: no place says it.</summary>
    internal string PcodeOf(string governorate) =>
        _codes.Values.FirstOrDefault(l => l.Governorate == governorate && l.GovernoratePcode is not null)?.GovernoratePcode ?? "";

    /// <summary>A place with what tells it from others of its name.</summary>
    public static string Line(Location place) => string.Join(
        " \u2013 ", new[] { string.Join(' ', new[] { place.Name, place.NameAr }.OfType<string>()), place.Code, place.Governorate }.OfType<string>());

    /// <summary>Whether any name was answered to mean several places.</summary>
    public bool HasSeveral { get; }

    /// <summary>The codes of several places that were answered for one name; null: it means one, or none.</summary>
    public IReadOnlyList<string>? Several(string name, string governorate)
    {
        var key = Key(name, governorate);
        return (_answers.Count > 0 && _answers.TryGetValue(NameQuestions.Id(key), out var answer) && SeveralOf(answer) is not null)
            || (_matches.TryGetValue(key, out answer) && SeveralOf(answer) is not null)
            ? SeveralOf(answer)
            : null;
    }

    /// <summary>The places of an answer that names several; null: it does not, or one of them is none.</summary>
    public IReadOnlyList<string>? SeveralOf(string answer) =>
        answer.Split(Together) is { Length: > 1 } codes && codes.All(_codes.ContainsKey) && codes.Distinct().Count() == codes.Length ? codes : null;

    private string? Answered(string key) =>
        _answers.Count > 0 && _answers.TryGetValue(NameQuestions.Id(key), out var answer)
            && (_codes.ContainsKey(answer) || NewPlace.GovernorateOf(answer) is not null)
            ? NewPlace.GovernorateOf(answer) is null ? answer : NewPlace.CodeOf(key)
            : _matches.TryGetValue(key, out answer) && _codes.ContainsKey(answer)
            ? answer
            : null;

    private static bool IsIn(Location place, string governorate) => governorate.Trim() is { Length: > 0 } text
        && (string.Equals(place.GovernoratePcode, text, StringComparison.OrdinalIgnoreCase)
            || (place.Governorate is { } own && Governorates.AreSame(own, text)));

    // A governorate that nobody knows tells of no place for certain either.
    private static bool IsElsewhere(Location place, string governorate) =>
        place.Governorate is not null && governorate.Trim().Length > 0 && !IsIn(place, governorate);
}
