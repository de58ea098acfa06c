using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// Says how the people of several rows of one stop are counted. Nobody has to answer: the largest figure never counts a person twice.
/// </summary>
internal sealed class StopQuestions(ScanInput input) : QuestionSource
{
    /// <summary>Each row has other people.</summary>
    public const string Added = "added";

    /// <summary>The rows are of the same people.</summary>
    public const string Largest = "largest";

    private const int MostShown = 200;

    private readonly bool _mayHaveSeveral = StopRows.Telling(input.Mapping).Length > 0;
    private readonly Dictionary<UInt128, (int Row, string People)> _first = [];
    private readonly SortedSet<int> _rows = [];

    /// <summary>One for each sender.</summary>
    public static string Id { get; } = SheetQuestion.IdOf(QuestionAbout.Figure, "people-of-stop");

    public override void Look(SheetLine line)
    {
        if (!_mayHaveSeveral || _rows.Count >= MostShown || StopRows.Hash(input.Reader.DeliveryRef(line)) is not { } stop)
        {
            return;
        }

        var people = input.Reader.People(line);
        if (!_first.TryAdd(stop, (line.Number, people)) && people.Length > 0 && _first[stop].People.Length > 0)
        {
            _rows.UnionWith([_first[stop].Row, line.Number]);
        }
    }

    public override IEnumerable<SheetQuestion> Ask() => _rows.Count == 0 ? [] :
    [
        new SheetQuestion
        {
            Id = Id,
            About = QuestionAbout.Figure,
            Asks = Phrase.Of(nameof(Texts.Question_Stops)),
            Rows = [.. _rows],
            Choices =
            [
                new(Largest, Phrase.Of(nameof(Texts.Choice_Stops_largest))),
                new(Added, Phrase.Of(nameof(Texts.Choice_Stops_added))),
            ],
            Otherwise = Largest,
            Topic = Phrase.Of(nameof(Texts.Topic_Stops)),
        },
    ];
}
