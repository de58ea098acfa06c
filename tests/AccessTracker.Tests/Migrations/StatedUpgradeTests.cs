using AccessTracker.Data.Common;
using AccessTracker.Data.Migrations;
using Microsoft.Data.Sqlite;

namespace AccessTracker.Tests.Migrations;

/// <summary>On SQLite the table of stated figures is made anew for the measures of the ceasefire task force: no column of a row is lost.</summary>
public sealed class StatedUpgradeTests
{
    private const string Script = ".0046_stated_of_ceasefire.";

    [Fact]
    public async Task What_was_stated_before_is_there_to_the_last_column()
    {
        await using var connection = new SqliteConnection("data source=:memory:");
        await connection.OpenAsync();
        var scripts = Migrator.Scripts(StoreProvider.Sqlite).ToList();
        var at = scripts.FindIndex(s => s.Contains(Script, StringComparison.Ordinal));
        await RunAsync("pragma foreign_keys = off");
        foreach (var script in scripts.Take(at))
        {
            await RunAsync(Text(script));
        }

        await RunAsync("""
            insert into stated_figure
            values ('I', 'O', '1/trucks/period/S', 3, 2, '2016-05-01', 'W', 'R', 'M', 'trucks', 'period', 7, 9, 'nearly 9', 'C', 'S', 'high')
            """);
        var before = await RowAsync();
        await RunAsync(Text(scripts[at]));

        Assert.Equal(before, await RowAsync());
        await RunAsync("update stated_figure set measure = 'killed', stated_window = 'cumulative'");
        await Assert.ThrowsAsync<SqliteException>(() => RunAsync("update stated_figure set measure = 'guessed'"));

        async Task RunAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }

        async Task<Dictionary<string, object>> RowAsync()
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "select * from stated_figure";
            await using var reader = await command.ExecuteReaderAsync();
            Assert.True(await reader.ReadAsync());
            return Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue);
        }
    }

    private static string Text(string script)
    {
        using var reader = new StreamReader(typeof(Migrator).Assembly.GetManifestResourceStream(script)!);
        return reader.ReadToEnd();
    }
}
