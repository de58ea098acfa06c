using System.Text.RegularExpressions;
using AccessTracker.Data.Common;

namespace AccessTracker.Tests.Architecture;

/// <summary>docs/data-model.md names the tables and foreign keys that the migrations leave, all of them and no others.</summary>
public sealed partial class DataModelTests
{
    private static readonly string _page = File.ReadAllText(Repository.Path("docs", "data-model.md"));

    [Fact]
    public async Task Every_table_is_explained()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var tables =
            await store.Db.ReadAsync(s => s.QueryAsync<string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"));

        Assert.Equal(tables.Order(), Explained().Matches(_page).Select(m => m.Groups[1].Value).Order());
    }

    [Fact]
    public async Task Every_foreign_key_is_drawn()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var keys = await store.Db.ReadAsync(s => s.QueryAsync<string>(
            """
            select k.parent || iif(k.empty, ' |o', ' ||') || '--o{ ' || k.child || ' : "' || k.columns || '"'
            from (
                select m.name as child, f."table" as parent, string_agg(f."from", ', ' order by f.seq) as columns, max(c."notnull" = 0
                    and c.pk = 0) as empty
                from sqlite_master m
                join pragma_foreign_key_list(m.name) f
                join pragma_table_info(m.name) c on c.name = f."from"
                where m.type = 'table'
                group by m.name, f.id
            ) k
            """));

        Assert.Equal(keys.Order(), Drawn().Matches(_page).Select(m => m.Value.Trim()).Order());
    }

    [GeneratedRegex(@"^\| `(\w+)` \| \S", RegexOptions.Multiline)]
    private static partial Regex Explained();

    [GeneratedRegex(@"^ +\w+ \|[|o]--o\{ \w+ : ""[^""]+""$", RegexOptions.Multiline)]
    private static partial Regex Drawn();
}
