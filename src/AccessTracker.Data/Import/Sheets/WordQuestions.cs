using System.Collections.Frozen;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Asks once for each unknown word of a column which of the field's own words it means.</summary>
internal sealed class WordQuestions(ScanInput input) : QuestionSource
{
    // More words than that are no words: the column holds something else, and its rows come back.
    private const int MostUnknown = 200;

    private readonly List<WordColumn> _columns =
        [.. input.Columns(f => f.Column.Type == CellType.Word).Select(c => new WordColumn(c.Index, SheetQuestion.Said(c.Column.Heading), c.Field))];

    /// <summary>The id of the question what a word means; the answer holds for the field, whatever the column is called.</summary>
    public static string Id(SheetField field, string word) => IdOfKey(field, LocationName.Fold(word));

    private static string IdOfKey(SheetField field, string key) => SheetQuestion.IdOf(QuestionAbout.Word, field.Name, key);

    /// <summary>The field's word that was answered for <paramref name="text"/>; null: none was.</summary>
    public static string? Answered(SheetMapping mapping, SheetField field, string text) =>
        mapping.Answers.Count > 0 && mapping.Answers.TryGetValue(Id(field, text), out var word) && field.Column.Words.Contains(word) ? word : null;

    public override void Look(SheetLine line) => _columns.ForEach(c => c.Look(line));

    public override IEnumerable<SheetQuestion> Ask() => _columns.SelectMany(c => c.Unknown
        .OrderByDescending(u => u.Value.Rows.Count).ThenBy(u => u.Value.Rows[0])
        .Select(u => new SheetQuestion
        {
            Id = IdOfKey(c.Field, u.Key),
            About = QuestionAbout.Word,
            Asks = Phrase.Of(nameof(Texts.Question_Word), u.Value.Text, c.Heading),
            Rows = u.Value.Rows,
            Choices =
            [
                .. c.Field.Column.Words.Select(w => new QuestionChoice(w, RecordPhrases.Word(c.Field.Column, w))),
                new(SheetQuestion.LeaveOut, Phrase.Of(nameof(Texts.Choice_NoneLeaveRows))),
            ],
            Topic = Phrase.Of(nameof(Texts.TextOfText), c.Heading, u.Value.Text),
        }));

    private sealed class WordColumn(int index, string heading, SheetField field)
    {
        private readonly FrozenDictionary<string, string> _words = SheetWords.Of(field.Column);
        private readonly HashSet<string> _known = new(StringComparer.Ordinal);

        public string Heading { get; } = heading;

        public SheetField Field { get; } = field;

        public Dictionary<string, (string Text, List<int> Rows)> Unknown { get; } = new(StringComparer.Ordinal);

        public void Look(SheetLine line)
        {
            var cell = line[index];
            if (cell.IsBlank || cell.Kind == CellKind.Broken || _known.Contains(cell.Text))
            {
                return;
            }

            var key = LocationName.Fold(cell.Text);
            if (_words.ContainsKey(key))
            {
                _known.Add(cell.Text);
            }
            else if (Unknown.TryGetValue(key, out var before))
            {
                before.Rows.Add(line.Number);
            }
            else if (Unknown.Count < MostUnknown)
            {
                Unknown.Add(key, (SheetQuestion.Said(cell.Text), [line.Number]));
            }
        }
    }
}
