using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Asks which places the names mean that mean none for certain.</summary>
internal sealed class NameQuestions(ScanInput input) : QuestionSource
{
    /// <summary>More names than anybody would answer for belong to a column that holds something else.</summary>
    public const int MostUnknown = 1_000;

    private readonly Dictionary<string, Unknown> _unknown = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string, string)> _known = [];

    public static string Id(string key) => SheetQuestion.IdOf(QuestionAbout.Name, key);

    public override void Look(SheetLine line)
    {
        foreach (var (name, governorate, code) in input.Reader.Places(line).Where(p => !_known.Contains(p)))
        {
            var key = SheetLocations.Key(name, governorate);
            if (_unknown.TryGetValue(key, out var before))
            {
                before.Rows.Add(line.Number);
            }
            else if (input.Context.Places.Several(name, governorate) is not null
                || (input.Context.Places.Resolve(name, governorate, code) ?? input.Context.Places.Resolve(name, governorate)) is not null)
            {
                _known.Add((name, governorate, code));
            }
            else if (_unknown.Count < MostUnknown)
            {
                _unknown.Add(key, new Unknown(SheetQuestion.Said(name), SheetQuestion.Said(governorate)) { Rows = { line.Number } });
            }
        }
    }

    public override IEnumerable<SheetQuestion> Ask() => _unknown
        .OrderByDescending(u => u.Value.Rows.Count).ThenBy(u => u.Value.Rows[0])
        .Select(u => new SheetQuestion
        {
            Id = Id(u.Key),
            About = QuestionAbout.Name,
            Asks = u.Value.Governorate.Length == 0
                ? Phrase.Of(nameof(Texts.Question_Place), u.Value.Name)
                : Phrase.Of(nameof(Texts.Question_PlaceIn), u.Value.Name, u.Value.Governorate),
            Rows = u.Value.Rows,
            Choices =
            [
                .. Several(u.Value),
                .. input.Context.Places.Candidates(u.Value.Name, u.Value.Governorate)
                    .Select(l => new QuestionChoice(l.Code, SheetLocations.Line(l))),
                .. Governorates(u.Value.Governorate).Select(NewPlace.Choice),
                new(SheetQuestion.LeaveOut, Phrase.Of(nameof(Texts.Choice_NoneLeaveRows))),
            ],
            TakesPlaces = true,
            NameKey = u.Key,
            Accepts = code => input.Context.Places.Has(code) || (IsOfStops && input.Context.Places.SeveralOf(code) is not null),
            Topic = u.Value.Governorate.Length == 0 ? u.Value.Name
                : Phrase.Of(nameof(Texts.TextBesideText), u.Value.Name, u.Value.Governorate),
        });

    private bool IsOfStops => PlaceRows.MayBeSplit(input.Mapping);

    // One row of several places is a stop at each of them.
    private IEnumerable<QuestionChoice> Several(Unknown unknown) =>
        IsOfStops && input.Context.Places.LikelySeveral(unknown.Name, unknown.Governorate) is { Count: > 1 } places
            ?
            [
                new(string.Join(SheetLocations.Together, places.Select(p => p.Code)),
                    Phrase.Of(
                        nameof(Texts.Choice_SeveralPlaces), Phrase.List(nameof(Texts.ListAnd), places.Select(p => Phrase.Typed(p.Name))))),
            ]
            : [];

    // What was said to be new is proposed with the import.
    public override SheetMapping Apply(SheetMapping mapping, IReadOnlyList<SheetQuestion> asked, SheetAnswers answers) =>
        mapping with
    {
        Proposed =
        [
            .. mapping.Proposed,
            .. asked.Select(q => (Question: q, Governorate: answers.Of(q) is { } answer ? NewPlace.GovernorateOf(answer) : null))
                .Where(q => q.Governorate is not null)
                .Select(q => new ProposedLocation(NewPlace.CodeOf(q.Question.NameKey!), _unknown[q.Question.NameKey!].Name, q.Governorate!)),
        ],
    };

    // The one that stands beside the name, or any.
    private IReadOnlyList<string> Governorates(string beside)
    {
        var all = input.Context.Places.AllGovernorates;
        return all.FirstOrDefault(g => beside.Length > 0 && Sheets.Governorates.AreSame(g, beside)) is { } one ? [one] : all;
    }

    private sealed record Unknown(string Name, string Governorate)
    {
        public List<int> Rows { get; } = [];
    }
}
