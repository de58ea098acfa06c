using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.Import.Bundles;

namespace AccessTracker.Tests.Audit;

/// <summary>Who reads what of the audit: an operation that is under way, with a convoy of 20 June 2016 and an incident.</summary>
public sealed class AuditReaderTests
{
    private static readonly DateTimeOffset _before = new(2016, 6, 10, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset _after = new(2016, 6, 24, 8, 0, 0, TimeSpan.Zero);
    private static readonly Person _administrator = new("root@example.org", [new Grant(Role.Administrator, null, [])]);
    private static readonly Person _both = new("both@example.org", [new Grant(Role.Administrator, null, []), new Grant(Role.Manager, "SYR", [])]);

    [Theory, EveryStore]
    public async Task Changes_of_a_planned_convoy_appear_when_its_embargo_is_over(StoreProvider provider)
    {
        await using var store = await PlannedAsync(provider);

        Assert.DoesNotContain(await KeysAsync(_administrator, _before), k => k is "C9" or "D9");
        Assert.Contains("C9", await KeysAsync(_both, _before));

        await ImportAsync(store, new TestBundle(store.Folder.Path("done")).With(
            "deliveries.csv", "ref,convoy,location,day,outcome,people_reached", "D9,C9,MAD,2016-06-20,delivered,500"),
            new DateTimeOffset(2016, 6, 20, 18, 0, 0, TimeSpan.Zero));
        Assert.DoesNotContain(await KeysAsync(_administrator, new DateTimeOffset(2016, 6, 21, 8, 0, 0, TimeSpan.Zero)), k => k is "C9" or "D9");
        var keys = await KeysAsync(_administrator, _after);
        Assert.Contains("C9", keys);
        Assert.Equal(2, keys.Count(k => k == "D9"));

        async Task<IReadOnlyList<string?>> KeysAsync(Person person, DateTimeOffset now) =>
            [.. (await AllAsync(store, person, new AuditQuery(), now)).Select(r => r.Key)];
    }

    [Theory, EveryStore]
    public async Task A_convoy_that_arrived_does_not_name_the_request_that_waits(StoreProvider provider)
    {
        await using var store = await PlannedAsync(provider);
        await ImportAsync(store, new TestBundle(store.Folder.Path("more"))
            .With("requests.csv", "ref,authority,submitted_on", "R7,Government,2016-06-01")
            .With("request_lines.csv", "request,location", "R7,DAR")
            .With("convoys.csv", "ref,mode,request,departed_on", "C7,road,R7,2016-06-02")
            .With("deliveries.csv", "ref,convoy,location,day,outcome", "D7,C7,MAD,2016-06-02,delivered"), _before);

        var rows = await AllAsync(store, _administrator, new AuditQuery(), _before);
        Assert.DoesNotContain(rows, r => r.Key is "R7");
        var convoy = Assert.Single(rows, r => r.Key == "C7");
        Assert.DoesNotContain("R7", convoy.After, StringComparison.Ordinal);

        var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
        var shown = (await store.Records.ShowAsync(operation, "convoy", "C7", Actor.Of(_administrator, "SYR"), _before))!;
        Assert.Equal("", shown.Record.Text("request"));
        Assert.DoesNotContain("R7", shown.History[0].After, StringComparison.Ordinal);
        Assert.Contains("R7", (await AllAsync(store, _both, new AuditQuery(), _before)).Single(r => r.Key == "C7").After, StringComparison.Ordinal);
    }

    [Theory, EveryStore]
    public async Task An_event_above_the_reader_s_level_is_not_there(StoreProvider provider)
    {
        await using var store = await PlannedAsync(provider);
        var audit = new AuditStore(store.Db);
        foreach (var level in Enum.GetValues<Sensitivity>())
        {
            await audit.RecordAsync(
                new AuditEvent(AuditAction.Refused) { Operation = "SYR", Level = level, Details = $"level {level}" }, TestStore.Actor, _before);
        }

        await audit.RecordAsync(new AuditEvent(AuditAction.Refused) { Level = Sensitivity.High, Details = "nowhere" }, TestStore.Actor, _before);
        var query = new AuditQuery { Action = "refused" };

        Assert.Equal(["level Moderate", "level Low"], (await AllAsync(store, _administrator, query, _before)).Select(r => r.Details));
        Assert.Equal(
            ["level Severe", "level High", "level Moderate", "level Low"], (await AllAsync(store, _both, query, _before)).Select(r => r.Details));
        Assert.Equal(5, (await AllAsync(store, TestStore.Actor.Person, query, _before)).Count);
    }

    [Theory, EveryStore]
    public async Task Pages_follow_each_other_without_gap_or_repetition_newest_first(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var audit = new AuditStore(store.Db);
        for (var i = 0; i < 70; i++)
        {
            await audit.RecordAsync(new AuditEvent(AuditAction.SignedIn) { Details = $"{i}" }, TestStore.Actor, TestStore.Now.AddSeconds(i / 3));
        }

        var rows = await AllAsync(store, _administrator, new AuditQuery(), TestStore.Now.AddDays(30));

        Assert.Equal(rows.Count, rows.Select(r => r.Cursor).Distinct().Count());
        Assert.Equal(rows.OrderByDescending(r => r.At).Select(r => r.At), rows.Select(r => r.At));
        Assert.Equal(70, rows.Count(r => r.Action == "signed_in"));
        var history = await store.Db.ReadAsync(s => s.QueryAsync<long>("select count(*) from history"));
        Assert.Equal(history[0], rows.Count(r => r.IsChange));
    }

    [Theory, EveryStore]
    public async Task Filters_narrow_it_down(StoreProvider provider)
    {
        await using var store = await PlannedAsync(provider);
        var audit = new AuditStore(store.Db);
        await audit.RecordAsync(
            new AuditEvent(AuditAction.SignedIn), new Actor("a_b%c@example.org"), new DateTimeOffset(2016, 6, 11, 23, 59, 59, TimeSpan.Zero));
        await audit.RecordAsync(
            new AuditEvent(AuditAction.SignedIn), new Actor("axbyc@example.org"), new DateTimeOffset(2016, 6, 12, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(["a_b%c@example.org"], await NamesAsync(new AuditQuery { Person = " A_B%" }));
        Assert.Equal(["axbyc@example.org"], await NamesAsync(new AuditQuery { From = new DateOnly(2016, 6, 12) }));
        Assert.Equal(["a_b%c@example.org"], await NamesAsync(new AuditQuery { From = new DateOnly(2016, 6, 11), To = new DateOnly(2016, 6, 11) }));
        Assert.DoesNotContain("axbyc@example.org", await NamesAsync(new AuditQuery { Operation = "SYR" }));
        Assert.All(await AllAsync(store, _administrator, new AuditQuery { Action = "added" }, _before), r => Assert.True(r.IsChange));
        Assert.Equal(["imported"], (await AllAsync(store, _administrator, new AuditQuery { Action = "imported" }, _before)).Select(r => r.Action));
        Assert.Empty(await AllAsync(store, _administrator, new AuditQuery { Operation = "nothing" }, _before));
        Assert.All(await AllAsync(store, _administrator, new AuditQuery { Kind = "location" }, _before), r => Assert.Equal("location", r.Kind));
        Assert.Equal(
            [("location", "MAD")], (await AllAsync(store, _administrator, new AuditQuery { Key = "MAD" }, _before)).Select(r => (r.Kind!, r.Key!)));
        Assert.Empty(await AllAsync(store, _administrator, new AuditQuery { Kind = "convoy", Key = "C9" }, _before));
        Assert.NotEmpty(await AllAsync(store, _both, new AuditQuery { Kind = "convoy", Key = "C9" }, _before));
        Assert.Empty(await AllAsync(store, _administrator, new AuditQuery { Kind = "account", Key = "MAD" }, _before));

        async Task<IReadOnlyList<string>> NamesAsync(AuditQuery query) =>
            [.. (await AllAsync(store, _administrator, query, _before)).Select(r => r.Person)];
    }

    [Theory, EveryStore]
    public async Task A_severe_text_is_in_no_row_not_even_sealed(StoreProvider provider)
    {
        await using var store = await PlannedAsync(provider);
        var incident = Assert.Single(await AllAsync(store, _both, new AuditQuery(), _after), r => r.Kind == "incident");
        Assert.Contains("\"kind\"", incident.After, StringComparison.Ordinal);
        Assert.DoesNotContain("source", incident.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_no_administrator_of_all_reads_nothing()
    {
        await using var store = await PlannedAsync(StoreProvider.Sqlite);
        foreach (var grant in new[] { new Grant(Role.Manager, null, []), new Grant(Role.Administrator, "SYR", []) })
        {
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => AllAsync(store, new Person("x", [grant]), new AuditQuery(), _before));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x~1~SYR")]
    [InlineData("20160610T080000.000000Z~-1~SYR")]
    public void A_cursor_that_is_none_is_the_beginning(string? text) => Assert.Null(AuditCursor.Parse(text));

    [Fact]
    public void A_cursor_comes_back_from_its_text()
    {
        var cursor = new AuditCursor(_before.AddMicroseconds(7), "a~b", 12);
        Assert.Equal(cursor, AuditCursor.Parse(cursor.ToString()));
    }

    private static async Task<TestStore> PlannedAsync(StoreProvider provider)
    {
        var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, new TestBundle(store.Folder.Path("in"))
            .With("operation.csv", "code,name,since", "SYR,Syria,2016-02-12")
            .With("locations.csv", "code,name", "MAD,Madaya", "DAR,Darayya")
            .With("convoys.csv", "ref,mode,departed_on", "C9,road,2016-06-19")
            .With("deliveries.csv", "ref,convoy,location,day,outcome", "D9,C9,MAD,2016-06-20,planned")
            .With("incidents.csv", "ref,location,day,kind,source", "I9,MAD,2016-06-01,shelling,a neighbour"), _before);
        return store;
    }

    private static async Task ImportAsync(TestStore store, TestBundle bundle, DateTimeOffset now)
    {
        var result =
            await new BundleImport(store.Db, new SensitivityRules())
            .ImportAsync(BundleSource.At(bundle.Path), null, new ImportOptions(), TestStore.Actor, now);
        Assert.Empty(result.Refused);
    }

    private static async Task<IReadOnlyList<AuditRow>> AllAsync(TestStore store, Person person, AuditQuery query, DateTimeOffset now)
    {
        var reader = new AuditReader(store.Db, new OperationStore(store.Db), new SensitivityRules());
        var rows = new List<AuditRow>();
        AuditPage page;
        do
        {
            page = await reader.ReadAsync(person, query with { After = rows.Count > 0 ? AuditCursor.Parse(rows[^1].Cursor.ToString()) : null }, now);
            rows.AddRange(page.Rows);
        }
        while (page.HasMore);
        return rows;
    }
}
