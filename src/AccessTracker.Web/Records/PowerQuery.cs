using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Api;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Records;

/// <summary>
/// Writes a query for Excel and Power BI in their language (Power Query M): it reads an address of the API, page after page, with a token that its
/// reader puts in, and makes a table of it.
/// </summary>
public static class PowerQuery
{
    /// <summary>A file of this ending is text to be pasted.</summary>
    public const string Ending = "pq";

    private const string PageSize = "1000";

    // Of the language M, not of a reader's.
    private const string Comma = ", ";
    private const string Reader = "Web" + ".Contents";

    /// <summary>The records of a kind, with a type for each column.</summary>
    /// <param name="site">The program's address from outside, without a slash at its end.</param>
    /// <param name="path">Of the list.</param>
    /// <param name="kind">The kind.</param>
    public static string OfKind(string site, string path, RecordKind kind)
    {
        var columns = kind.Columns.Where(c => !c.Severe).Select(c => (Name: ApiNames.Of(c.Name), c.Type)).ToList();
        var lists = columns.Where(c => IsList(c.Type)).Select(c => $"{{{Text(c.Name)}, Joined, type nullable text}}");
        var types = columns.Where(c => !IsList(c.Type)).Select(c => $"{{{Text(c.Name)}, {TypeOf(c.Type)}}}");
        return Query(
            site, path, isPaged: true, "items",
            "List.Transform(Items, each [fields] & [recordKey = [key], recordVersion = [version]])",
            $"{{{string.Join(Comma, columns.Select(c => Text(c.Name)).Concat(["\"recordKey\"", "\"recordVersion\""]))}}}",
            [
                "    Joined = each if _ = null then null else Text.Combine(_, \"; \"),",
                $"    WithLists = Table.TransformColumns(Rows, {{{string.Join(Comma, lists)}}}),",
                $"    Result = Table.TransformColumnTypes(WithLists, {{{string.Join(Comma, types)}}}, \"en-US\")",
            ]);
    }

    /// <summary>What stands in a list of an answer.</summary>
    /// <param name="site">The program's address from outside, without a slash at its end.</param>
    /// <param name="path">Of the answer.</param>
    /// <param name="list">The member that is the list.</param>
    public static string OfAnswer(string site, string path, string list) =>
        Query(site, path, isPaged: false, list, "Items", "null", ["    Result = Rows"]);

    // A query of M is read by whoever pastes it; it is no text of a screen but for its first line.
    private static string Query(string site, string path, bool isPaged, string list, string rows, string columns, IReadOnlyList<string> rest)
    {
        var query = path.Split('?');
        var given = query.Length > 1 ? query[1].Split('&').Select(p => p.Split('=')) : [];
        string[] asked =
        [
            .. given.Select(p => $"{p[0]} = {Text(Uri.UnescapeDataString(p[1]))}"), .. isPaged ? [$"limit = {Text(PageSize)}"] : (string[])[],
        ];
        string[] pages = isPaged
            ? [
                "    Pages = List.Generate(() => Page(null), each _ <> null, each if [next] = null then null else Page([next])),",
                $"    Items = List.Combine(List.Transform(Pages, each [{list}])),",
            ]
            : [$"    Items = Page(null)[{list}],"];
        return string.Join("\r\n",
        [
            $"// {Texts.PowerQueryHow}",
            "let",
            "    Token = \"at_...\",",
            $"    Site = {Text(site)},",
            $"    Page = (cursor as nullable text) as record => Json.Document({Reader}(Site, [",
            $"        RelativePath = {Text(query[0].TrimStart('/'))},",
            $"        Query = [{string.Join(Comma, asked)}] & (if cursor = null then [] else [cursor = cursor]),",
            "        Headers = [Authorization = \"Bearer \" & Token, Accept = \"application/json\"]])),",
            .. pages,
            $"    Rows = Table.FromRecords({rows}, {columns}, MissingField.UseNull),",
            .. rest,
            "in",
            "    Result",
            "",
        ]);
    }

    private static bool IsList(CellType type) => type is CellType.List or CellType.Words or CellType.Places;

    private static string TypeOf(CellType type) => type switch
    {
        CellType.Day => "type date",
        CellType.Number => "Int64.Type",
        CellType.Tonnes or CellType.Degrees => "type number",
        _ => "type text",
    };

    private static string Text(string text) =>
        $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("#(", "#(#)(", StringComparison.Ordinal)}\"";
}
