using System.Globalization;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Desk.Import;

/// <summary>A place that may be meant.</summary>
/// <param name="Line">Its name with what tells it from others.</param>
public sealed record NameCandidate(string Code, string Line);

/// <summary>A name of a sheet that means no place for certain, and those it may mean, best first.</summary>
public sealed record NameQuestion(UnknownLocation Name, IReadOnlyList<NameCandidate> Candidates);

/// <summary>The answers of the form of names.</summary>
public static class NameChoices
{
    public static string ChosenName(int index) => string.Create(CultureInfo.InvariantCulture, $"place{index}");

    public static string TypedName(int index) => string.Create(CultureInfo.InvariantCulture, $"other{index}");

    /// <summary>Never one alone without a choice: what is near is not what is meant.</summary>
    public static IReadOnlyList<NameCandidate> For(UnknownLocation name, Situation situation) =>
        [.. new SheetLocations([.. situation.Locations.Values], new Dictionary<string, string>())
        .Candidates(name.Name, name.Governorate)
        .Select(l => new NameCandidate(l.Code, $"{l.Name}{(l.NameAr is { } ar ? $" {ar}" : "")} \u2013 {LocationLine.Of(l, situation)}"))];

    /// <summary>
    /// Codes by the names' keys; what was left out is not among them. Problems by the names' keys. An answer is kept for all sheets of the same
    /// sender, whoever brings them: it is for those who may propose it as another spelling of the place.
    /// </summary>
    public static (IReadOnlyDictionary<string, string> Codes, IReadOnlyDictionary<string, string> Problems) Read(
        IFormCollection form, IReadOnlyList<NameQuestion> names, OperationState held, Person person)
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            var (chosen, typed) = (form[ChosenName(i)].ToString(), form[TypedName(i)].ToString().Trim());
            if (typed.Length > 0)
            {
                if (held.Places.Resolve(typed).Location is { } place)
                {
                    codes[names[i].Name.Key] = place.Code;
                }
                else
                {
                    problems[names[i].Name.Key] = Format.With(Texts.SheetNoSuchPlace, typed);
                }
            }
            else if (held.Situation.Locations.ContainsKey(chosen))
            {
                codes[names[i].Name.Key] = chosen;
            }

            if (codes.TryGetValue(names[i].Name.Key, out var code) && !MayName(person, held, code))
            {
                codes.Remove(names[i].Name.Key);
                problems[names[i].Name.Key] = Format.With(Texts.SheetPlaceElsewhere, held.Situation.Locations[code].Name);
            }
        }

        return (codes, problems);
    }

    private static bool MayName(Person person, OperationState held, string code)
    {
        var place = held.Situation.Locations[code];
        return AccessPolicy.May(
            person, Verb.Propose,
            new Subject(held.Stored.Operation.Code, RecordKinds.Locations.Subject, Areas: [new Area(place.Governorate, place.GovernoratePcode)]));
    }
}
