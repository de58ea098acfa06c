using System.Text.Json;
using System.Text.Json.Serialization;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>A mapped column is what one column of a sheet was said to tell.</summary>
/// <param name="Heading">As it stands in the sheet.</param>
/// <param name="Field">Name of a <see cref="SheetField"/>; null: nothing of interest.</param>
/// <param name="Order">Of a column of days that had to be asked about.</param>
/// <param name="Mark">What a comma is in a column of tonnes; null: none has one.</param>
/// <param name="Swapped">Its real days may be what a spreadsheet program made of texts in another order; null: nothing looks like it.</param>
/// <param name="HasWordings">Words stand around some of its figures.</param>
public sealed record MappedColumn(
    string Heading, string? Field, DayOrder? Order = null, DecimalMark? Mark = null, SwappedDays? Swapped = null, bool HasWordings = false);

/// <summary>The mapping says how a sheet is to be read: what somebody chose, kept with the batch.</summary>
public sealed record SheetMapping
{
    private static readonly JsonSerializerOptions _json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The rows are about this kind.</summary>
    public required SheetKind Of { get; init; }

    /// <summary>Name of <see cref="Of"/>.</summary>
    public string Kind => Of.Name;

    /// <summary>The rows are on this sheet of the workbook, from 0.</summary>
    public int Sheet { get; init; }

    /// <summary>The row with the headings, as a spreadsheet numbers it.</summary>
    public required int HeaderRow { get; init; }

    /// <summary>One for each column of the sheet, in its order.</summary>
    public required IReadOnlyList<MappedColumn> Columns { get; init; }

    /// <summary>The constants are the same for all rows and stand in no column, by the names of their fields.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>();

    /// <summary>What was answered to questions about the sheet, by their ids: for this file, or for an earlier one of the sender.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>Numbers of the rows that do not count, with the reason.</summary>
    public IReadOnlyDictionary<int, LeftOutWhy> LeftOut { get; init; } = new SortedDictionary<int, LeftOutWhy>();

    /// <summary>Places that are proposed with the import.</summary>
    public IReadOnlyList<ProposedLocation> Proposed { get; init; } = [];

    /// <summary>The records that others of the sheet were said to be, by <see cref="InsteadKey"/>: keys of stored ones.</summary>
    public IReadOnlyDictionary<string, string> Instead { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Records that the sheet was said to take back.</summary>
    public IReadOnlyList<ImportWithdrawal> Withdrawn { get; init; } = [];

    /// <summary>By what a record of the sheet is found in <see cref="Instead"/>.</summary>
    public static string InsteadKey(RecordKind kind, string key) => $"{kind.Name} {key}";

    /// <summary>Returns the position of the field in a row; -1: it is in no column.</summary>
    public int IndexOf(string field) => Columns.ToList().FindIndex(c => c.Field == field);

    /// <summary>The columns that tell something, with their places and what they tell.</summary>
    internal IEnumerable<(int Index, MappedColumn Column, SheetField Field)> Told =>
        Columns.Index().Select(c => (c.Index, Column: c.Item, Field: c.Item.Field is { } name ? Of.Field(name) : null))
            .Where(c => c.Field is not null).Select(c => (c.Index, c.Column, c.Field!));

    public bool Has(string field) => Constants.ContainsKey(field) || Columns.Any(c => c.Field == field);

    /// <summary>Whether rows may tell of what follows them: of the answer to a request, of who watched.</summary>
    public bool TellsTail => Of == SheetKind.Bulletins || SplitColumns.AreTold(this)
        || (Of.Tail is { } tail && Of.Fields.Any(f => f.Table == tail && Has(f.Name)));

    /// <summary>The missing fields are those that no row could be stored without, and neither a column nor a constant tells.</summary>
    public IReadOnlyList<SheetField> Missing() =>
        [.. Of.Required.Concat(TellsTail ? Of.Fields.Where(f => f.Table == Of.Tail && f.Column.Required) : []).Where(f => !Has(f.Name))];

    /// <summary>The mapping with how the letters of the file are written, where that was answered.</summary>
    internal SheetMapping WithLetters(SheetAnswers answers) => answers.All().TryGetValue(LettersQuestion.Id, out var letters)
        ? this with { Answers = new Dictionary<string, string>(Answers, StringComparer.Ordinal) { [LettersQuestion.Id] = letters } }
        : this;

    /// <summary>The mapping with the answers to <paramref name="questions"/>, and without the rows that they leave out.</summary>
    internal SheetMapping With(IReadOnlyList<SheetQuestion> questions, SheetAnswers answers)
    {
        var told = new Dictionary<string, string>(Answers, StringComparer.Ordinal);
        var left = new SortedDictionary<int, LeftOutWhy>(LeftOut.ToDictionary());
        foreach (var question in questions)
        {
            if (answers.Of(question) is not { } answer)
            {
                continue;
            }

            told[question.Id] = answer;
            foreach (var row in answer == SheetQuestion.LeaveOut ? question.Rows : [])
            {
                left.TryAdd(row, question.LeavesOutAs);
            }
        }

        return this with { Answers = told, LeftOut = left };
    }

    public string ToJson() => JsonSerializer.Serialize(
        new Stored(Kind, Sheet, HeaderRow, Columns, Constants)
        {
            Answers = Answers,
            Proposed = Proposed,
            LeftOut = LeftOut.GroupBy(r => r.Value).ToDictionary(g => g.Key, g => (IReadOnlyList<int>)[.. g.Select(r => r.Key)]),
            Instead = Instead,
            Withdrawn = Withdrawn,
        }, _json);

    /// <summary>A mapping as it was kept; null where there is none, or it is about a kind that the store has no more.</summary>
    public static SheetMapping? FromJson(string? json, SheetKinds kinds) =>
        json is not null && JsonSerializer.Deserialize<Stored>(json, _json) is { } stored && kinds.Find(stored.Kind) is { } kind
            ? new SheetMapping
            {
                Of = kind, Sheet = stored.Sheet, HeaderRow = stored.HeaderRow, Columns = stored.Columns, Constants = stored.Constants,
                Answers = stored.Answers,
                Proposed = stored.Proposed,
                Instead = new SortedDictionary<string, string>(stored.Instead.ToDictionary(), StringComparer.Ordinal),
                Withdrawn = stored.Withdrawn,
                LeftOut = new SortedDictionary<int, LeftOutWhy>(
                    stored.LeftOut.SelectMany(g => g.Value.Select(row => (row, g.Key))).ToDictionary(r => r.row, r => r.Key)),
            }
            : null;

    private sealed record Stored(
        string Kind, int Sheet, int HeaderRow, IReadOnlyList<MappedColumn> Columns, IReadOnlyDictionary<string, string> Constants)
    {
        public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

        public IReadOnlyList<ProposedLocation> Proposed { get; init; } = [];

        public IReadOnlyDictionary<LeftOutWhy, IReadOnlyList<int>> LeftOut { get; init; } = new Dictionary<LeftOutWhy, IReadOnlyList<int>>();

        public IReadOnlyDictionary<string, string> Instead { get; init; } = new Dictionary<string, string>();

        public IReadOnlyList<ImportWithdrawal> Withdrawn { get; init; } = [];
    }
}
