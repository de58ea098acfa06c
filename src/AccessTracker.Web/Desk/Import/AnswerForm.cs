using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Desk.Import;

/// <summary>The answers that the form of questions sends.</summary>
/// <param name="Answers">By the ids of questions; those without one are not among them.</param>
/// <param name="Problems">What is wrong with an answer, by the ids of questions.</param>
public sealed record AnswerForm(IReadOnlyDictionary<string, string> Answers, IReadOnlyDictionary<string, string> Problems)
{
    public static string ChosenName(SheetQuestion question) => $"answer.{question.Id}";

    public static string TypedName(SheetQuestion question) => $"other.{question.Id}";

    /// <summary>A choice as the page shows it: a place with its status.</summary>
    public static string Line(SheetQuestion question, QuestionChoice choice, Situation situation) =>
        question.TakesPlaces && situation.Locations.GetValueOrDefault(choice.Value) is { } place
            ? $"{ShownName.Both(place)} \u2013 {LocationLine.Of(place, situation)}"
            : choice.Text;

    /// <summary>
    /// Reads what was sent. What a name means is kept for all sheets of the same sender, whoever brings them: it is for those who may propose it as
    /// another spelling of the place.
    /// </summary>
    public static AnswerForm Read(IFormCollection form, IReadOnlyList<SheetQuestion> questions, OperationState held, Person person)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            var (chosen, typed) = (form[ChosenName(question)].ToString(), form[TypedName(question)].ToString().Trim());
            if (question.TakesPlaces && typed.Length > 0)
            {
                if (held.Places.Resolve(typed).Location is { } place)
                {
                    answers[question.Id] = place.Code;
                }
                else
                {
                    problems[question.Id] = Format.With(Texts.SheetNoSuchPlace, typed);
                }
            }
            else if (question.Offers(chosen))
            {
                answers[question.Id] = chosen;
            }

            var code = question.TakesPlaces ? answers.GetValueOrDefault(question.Id) : null;
            if (code is not null && NewPlace.GovernorateOf(code) is { } governorate
                && !MayName(person, held, new Area(governorate, null)))
            {
                answers.Remove(question.Id);
                problems[question.Id] = Format.With(Texts.SheetGovernorateElsewhere, governorate);
            }
            else if (code is not null
                && code.Split(SheetLocations.Together).Select(c => held.Situation.Locations.GetValueOrDefault(c))
                    .FirstOrDefault(l => l is not null && !MayName(person, held, l)) is { } named)
            {
                answers.Remove(question.Id);
                problems[question.Id] = Format.With(Texts.SheetPlaceElsewhere, ShownName.Of(named));
            }
        }

        return new AnswerForm(answers, problems);
    }

    /// <summary>What a name means is forgotten by whoever may say it; anything else by whoever knows of the sender's sheets.</summary>
    public static bool MayName(Person person, OperationState held, RememberedAnswer answer) => answer.About != QuestionAbout.Name
        || held.Situation.Locations.GetValueOrDefault(answer.Answer) is not { } place || MayName(person, held, place);

    private static bool MayName(Person person, OperationState held, Location place) =>
        MayName(person, held, new Area(place.Governorate, place.GovernoratePcode));

    private static bool MayName(Person person, OperationState held, Area area) =>
        AccessPolicy.May(person, Verb.Propose, new Subject(held.Stored.Operation.Code, RecordKinds.Locations.Subject, Areas: [area]));
}
