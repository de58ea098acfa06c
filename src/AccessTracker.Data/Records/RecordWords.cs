using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Records;

/// <summary>Finds records by what stands in their texts, keys and references, and in the names of what they refer to.</summary>
internal static class RecordWords
{
    /// <summary>
    /// A condition over <see cref="RecordSql.From"/>: what was typed, as <c>@text</c>, or the same with its digits as most records have them, as
    /// <c>@digits</c>, stands in the record. Both are patterns in lower case.
    /// </summary>
    public static string Hold(RecordKind kind, Visibility visibility) => $"({Like(kind, visibility, "text")} or {Like(kind, visibility, "digits")})";

    /// <summary>The same where both are one pattern.</summary>
    public static string HoldText(RecordKind kind, Visibility visibility) => Like(kind, visibility, "text");

    private static string Like(RecordKind kind, Visibility visibility, string name) => $@"lower({Words(kind, visibility)}) like @{name} escape '\'";

    // What is sealed is not searched, nor the name of what may not be read.
    private static string Words(RecordKind kind, Visibility visibility) => string.Join(" || ' ' || ", kind.Columns
        .Select((c, i) => c switch
        {
            { Severe: true } => null,
            { Refers: { } refers, Required: false } =>
                $"case when r{i}.id is not null and {visibility.OfReferred(refers, $"r{i}")} then {Name(refers, i)} else '' end",
            { Refers: { } refers } => Name(refers, i),
            { Type: CellType.Text or CellType.Key or CellType.List or CellType.Word } => $"coalesce(t.{c.Stored}, '')",
            _ => null,
        })
        .OfType<string>()
        .DefaultIfEmpty("t.record_key"));

    private static string Name(RecordKind refers, int i) => refers.Find("name_ar") is not null
        ? $"r{i}.record_key || ' ' || r{i}.name || ' ' || coalesce(r{i}.name_ar, '')"
        : $"r{i}.record_key";
}
