using System.Globalization;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Api;

namespace AccessTracker.Web.Records;

/// <summary>What a list of records is asked for by, read from the parameters of a request.</summary>
internal sealed class RecordQuery
{
    public const int MostRecords = 1_000;
    public const int UsualRecords = 100;

    private static readonly HashSet<string> _own =
        new(StringComparer.Ordinal) { "from", "to", "q", "fields", "limit", "cursor", "count", "withdrawn", "format", "sort", "since" };

    private readonly RecordKind _kind;
    private readonly IQueryCollection _query;
    private readonly List<OutgoingFilter> _filters = [];

    private readonly Func<string, ListPlace?> _open;

    private RecordQuery(RecordKind kind, IQueryCollection query, Func<string, ListPlace?> open) => (_kind, _query, _open) = (kind, query, open);

    public OutgoingQuery Query { get; private set; } = new();

    /// <summary>Positions of the columns that are wanted; null: all.</summary>
    public IReadOnlySet<int>? Fields { get; private set; }

    public bool WithCount { get; private set; }

    /// <summary>Where the list goes on; null: it begins.</summary>
    public ListPlace? Place { get; private set; }

    /// <summary>How many were asked for; null: nobody said.</summary>
    public int? Limit { get; private set; }

    /// <summary>Reads the parameters; the first that is none, or says nothing that can be read, is the problem.</summary>
    /// <param name="open">Reads a cursor; null: it is none of this list.</param>
    public static (RecordQuery Query, ApiProblemResult? Problem) Read(
        RecordKind kind, IQueryCollection query, ApiFormat format, Func<string, ListPlace?> open)
    {
        var read = new RecordQuery(kind, query, open);
        return (read, read.Read(format));
    }

    /// <summary>A whole number of 1 to <see cref="MostRecords"/>, if there is one.</summary>
    public static (int? Limit, ApiProblemResult? Problem) ReadLimit(IQueryCollection query)
    {
        var text = Text(query, "limit");
        return text is null ? (null, null)
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostRecords ? (limit, null)
            : (null, ApiProblems.Invalid("limit", text, $"1–{MostRecords}"));
    }

    public static string? Text(IQueryCollection query, string name) => query.TryGetValue(name, out var values) ? values.ToString() : null;

    private ApiProblemResult? Read(ApiFormat format)
    {
        (Limit, var problem) = ReadLimit(_query);
        problem ??= ReadOrder(format) ?? ReadCursor() ?? ReadFields(format)
            ?? ReadFlag("withdrawn", set => Query = Query with { WithWithdrawn = set })
            ?? ReadFlag("count", set => WithCount = set);
        foreach (var (name, values) in _query)
        {
            problem ??= values.Count != 1 ? ApiProblems.Invalid(name, values.ToString(), "1 ×")
                : _own.Contains(name) ? null
                : ReadFilter(name, values[0]!);
        }

        problem ??= ReadDay("from", OutgoingTest.From) ?? ReadDay("to", OutgoingTest.To);
        if (Text(_query, "q") is { Length: > 0 } text)
        {
            problem ??= Unicode.IsStorable(text) ? null : ApiProblems.Invalid("q", text, "UTF-8");
            Query = Query with { Text = text };
        }

        Query = Query with { Filters = _filters, Most = Limit ?? UsualRecords };
        return problem;
    }

    private ApiProblemResult? ReadOrder(ApiFormat format)
    {
        // A file is in the order of the bundle, which decides between two answers of one day when it is imported again.
        var usual = format is ApiFormat.Csv or ApiFormat.CsvSafe ? OutgoingOrder.Recorded : OutgoingOrder.Key;
        OutgoingOrder? order = Text(_query, "sort") switch
        {
            null => usual,
            "key" => OutgoingOrder.Key,
            "recorded" => OutgoingOrder.Recorded,
            "-recorded" => OutgoingOrder.Newest,
            _ => null,
        };
        Query = Query with { Order = order ?? usual };
        return order is null ? ApiProblems.Invalid("sort", Text(_query, "sort"), "key, recorded, -recorded") : null;
    }

    private ApiProblemResult? ReadCursor()
    {
        if (Text(_query, "cursor") is not { } cursor)
        {
            return null;
        }

        Place = _open(cursor) is { } place && place.Order == Query.Order ? place : null;
        Query = Query with { After = Place?.After };
        return Place is null ? ApiProblems.Invalid("cursor", cursor, "next") : null;
    }

    private ApiProblemResult? ReadFields(ApiFormat format)
    {
        if (Text(_query, "fields") is not { } text)
        {
            return null;
        }

        if (format is ApiFormat.Csv or ApiFormat.CsvSafe)
        {
            return ApiProblems.Invalid("fields", text, "format=json, format=ndjson");
        }

        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.FirstOrDefault(n => Find(n) is null) is { } unknown)
        {
            return ApiProblems.Invalid("fields", unknown, Names());
        }

        Fields = names.Select(n => _kind.Position(Find(n)!.Name)).ToHashSet();
        return null;
    }

    private ApiProblemResult? ReadFlag(string name, Action<bool> set)
    {
        if (Text(_query, name) is not { } text)
        {
            return null;
        }

        set(text == "true");
        return text is "true" or "false" ? null : ApiProblems.Invalid(name, text, "true, false");
    }

    // A field by its name; a field that is called like a parameter by name.is; a day also by name.from and name.to.
    private ApiProblemResult? ReadFilter(string name, string text)
    {
        var (field, test) = name.EndsWith(".from", StringComparison.Ordinal) ? (name[..^5], OutgoingTest.From)
            : name.EndsWith(".to", StringComparison.Ordinal) ? (name[..^3], OutgoingTest.To)
            : name.EndsWith(".is", StringComparison.Ordinal) ? (name[..^3], OutgoingTest.Is)
            : (name, OutgoingTest.Is);
        return Find(field) is { } column && (test == OutgoingTest.Is || column.Type == CellType.Day)
            ? Add(name, column, test, text)
            : ApiProblems.Invalid(name, text, Names());
    }

    private ApiProblemResult? ReadDay(string name, OutgoingTest test) => Text(_query, name) is not { } text ? null
        : (_kind.Day ?? _kind.Columns.FirstOrDefault(c => c.Type == CellType.Day)) is { } day ? Add(name, day, test, text)
        : ApiProblems.Invalid(name, text, Names());

    private ApiProblemResult? Add(string name, RecordColumn column, OutgoingTest test, string text)
    {
        var asked = column.Type switch
        {
            // A list is asked for by one of its items.
            CellType.List or CellType.Places => Cell.Parse(new RecordColumn(column.Name, CellType.Text, "") { Required = true }, text),
            CellType.Words => column.Words.Contains(text) ? (text, null) : (null, new Refusal(RefusalCode.UnknownWord, [.. column.Words])),
            _ => Cell.Parse(column with { Required = true, Default = null }, text),
        };
        if (asked.Refusal is { } refusal)
        {
            return ApiProblems.Invalid(name, text, refusal.Message);
        }

        _filters.Add(new OutgoingFilter(column, test, asked.Value!));
        return null;
    }

    private RecordColumn? Find(string field) => _kind.Columns.FirstOrDefault(c => !c.Severe && ApiNames.Of(c.Name) == field);

    private string Names() => string.Join(Texts.ListSeparator, _kind.Columns.Where(c => !c.Severe).Select(c => ApiNames.Of(c.Name)));
}
