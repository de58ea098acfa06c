using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Records;

/// <summary>Finds records by what stands in their texts, keys and references, and in the names of what they refer to.</summary>
internal static class RecordWords
{
    /// <summary>
    /// A condition on <c>t</c>: what was typed, as <c>@text</c>, or the same with its digits as most records have them, as <c>@digits</c>, stands in
    /// one of its columns. Both are patterns in lower case. What is sealed is not searched, nor the name of what may not be read.
    /// </summary>
    public static string Hold(RecordKind kind, Visibility visibility, Dialect dialect) =>
        $"({Like(kind, visibility, dialect, "text")} or {Like(kind, visibility, dialect, "digits")})";

    /// <summary>The same where both are one pattern.</summary>
    public static string HoldText(RecordKind kind, Visibility visibility, Dialect dialect) => Like(kind, visibility, dialect, "text");

    // What records refer to is looked through once, and not again for each record that names it.
    private static string Like(RecordKind kind, Visibility visibility, Dialect dialect, string name) => $"({string.Join(" or ", kind.Columns
        .Select(c => c switch
        {
            { Severe: true } => null,
            { Refers: { } refers } => $"""
                t.{c.Stored} in (select w.id from {refers.Table} w
                    where w.operation_id = @operation and ({string.Join(" or ", Names(refers).Select(n => dialect.Holds($"w.{n}", name)))})
                        {(c.Required ? "" : $"and {visibility.OfReferred(refers, "w")}")})
                """,
            { Type: CellType.Text or CellType.Key or CellType.List or CellType.Word } => dialect.Holds($"t.{c.Stored}", name),
            _ => null,
        })
        .OfType<string>()
        .DefaultIfEmpty(dialect.Holds("t.record_key", name)))})";

    private static string[] Names(RecordKind refers) => refers.Find("name_ar") is not null ? ["record_key", "name", "name_ar"] : ["record_key"];
}
