using System.Text;
using AccessTracker.Data.Common;
using AccessTracker.Data.Verification;
using Microsoft.Data.Sqlite;

namespace AccessTracker.Tests.Audit;

/// <summary>A part of the store that cannot be read is told with what to do, and all the rest is checked.</summary>
public sealed class DamagedStoreTests
{
    private const string Mark = "A note that stands on one page of the file.";

    [Fact]
    public async Task A_damaged_page_is_told_by_its_table_and_its_records()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        await store.SeedAsync();
        await store.ExecuteAsync($"update delivery set note = '{Mark}' where ref = 'D002-MAD'");
        await store.ExecuteAsync("update convoy set note = 'Tampered.' where ref = 'D003'");
        await store.Db.ReadAsync(s => s.QueryAsync<object>("pragma wal_checkpoint(truncate)"));
        store.Db.ForgetConnections();
        Damage(new SqliteConnectionStringBuilder(store.Options.ConnectionString).DataSource);

        var findings = await new StoreVerification(store.Db).RunAsync();

        Assert.Contains(findings, f => f.Place == "database file, table delivery");
        Assert.Contains(findings, f => f.Place == "delivery D002-MAD" && f.Problem.Contains("could not be read", StringComparison.Ordinal)
            && f.Problem.Contains(CheckedParts.WhatToDo, StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Place == "convoy D003" && f.Problem.Contains("not what its history says", StringComparison.Ordinal));

        // Records on other pages of the table are not said to be lost.
        Assert.True(findings.Count(f => f.Place.StartsWith("delivery D", StringComparison.Ordinal))
            < await store.ScalarAsync<long>("select count(*) from history where kind = 'delivery'"));
    }

    [Theory, EveryStore]
    public async Task A_check_that_cannot_be_made_does_not_end_the_others(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await store.SeedAsync();
        await store.ExecuteAsync("alter table delivery rename column note to no_note");
        await store.ExecuteAsync("update location set name = 'Tampered.' where code = 'MAD'");

        var findings = await new StoreVerification(store.Db).RunAsync();

        Assert.Contains(findings, f => f.Place == "delivery" && f.Problem.Contains("could not be read", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Place == "location MAD" && f.Problem.Contains("not what its history says", StringComparison.Ordinal));
    }

    // The head of the page says what kind it is; this is none.
    private static void Damage(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var size = (bytes[16] << 8) | bytes[17];
        var at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Mark));
        Assert.True(at > size);
        bytes.AsSpan(at / size * size, 8).Fill(0xFF);
        File.WriteAllBytes(file, bytes);
    }
}
