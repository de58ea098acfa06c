using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Tests.Records;

/// <summary>
/// Two kinds that no line of the program knows: posts on the road, and what was found on a visit to one. Their columns, and their tables: nothing
/// else.
/// </summary>
internal static class OwnKinds
{
    public static readonly RecordKind Posts = new("posts.csv", "post", "road_post",
    [
        new("code", CellType.Key, "#loc+post+code") { Required = true },
        new("name", CellType.Text, "#loc+post+name") { Required = true },
        new("location", CellType.Reference, "#loc+code") { Required = true, Refers = RecordKinds.Locations, Stored = "location_id" },
        new("opened_on", CellType.Day, "#date+start") { Required = true, HasHappened = true },
        new("closed_on", CellType.Day, "#date+end") { After = "opened_on" },
        new("state", CellType.Word, "#status") { Required = true, Of = typeof(PostState) },
        new("staff", CellType.Number, "#indicator+staff+num") { Most = 500 },
        new("stock", CellType.Tonnes, "#indicator+stock+num") { Stored = "grams", Most = 1_000 },
        new("informant", CellType.Text, "#meta+informant") { Severe = true },
        new("note", CellType.Text, "#description+note") { IsLong = true },
        new("serves", CellType.Places, "#loc+code+list"),
    ], ["code"]);

    public static readonly RecordKind Visits = new("post_visits.csv", "post_visit", "road_post_visit",
    [
        new("post", CellType.Reference, "#loc+post+code") { Required = true, Refers = Posts, Stored = "post_id" },
        new("on", CellType.Day, "#date+occurred") { Required = true, Stored = "on_day", HasHappened = true },
        new("passed", CellType.Number, "#indicator+trucks+num"),
        new("source", CellType.Text, "#meta+source"),
        new("party", CellType.Text, "#group+party") { Names = NameGroup.Party, Headings = Headings.Party },
    ], ["post", "on"]);

    public static RecordKinds All { get; } = new([.. RecordKinds.Standard.All, Posts, Visits]);

    /// <summary>What a migration would do.</summary>
    public static async Task MakeTablesAsync(TestStore store)
    {
        await store.ExecuteAsync(Table(Posts, """
            code text not null, name text not null, location_id text not null references location (id), opened_on date not null, closed_on date,
            state text not null, staff bigint, grams bigint, informant text, note text, serves text
            """));
        await store.ExecuteAsync(Table(
            Visits, "post_id text not null references road_post (id), on_day date not null, passed bigint, source text, party text"));
    }

    private static string Table(RecordKind kind, string columns) => $"""
        create table {kind.Table} (
            id text primary key,
            operation_id text not null references operation (id),
            record_key text not null,
            recorded bigint not null,
            version bigint not null,
            withdrawn_at timestamptz,
            withdrawn_by text,
            withdrawn_reason text,
            {columns},
            sensitivity text,
            unique (operation_id, record_key),
            unique (operation_id, recorded)
        )
        """;
}

internal enum PostState
{
    Open,
    OpenByDay,
    Closed,
}
