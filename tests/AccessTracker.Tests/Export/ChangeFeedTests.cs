using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Export;

/// <summary>
/// Somebody who applies what has changed, in its order, holds what a bundle would give them, whatever was done and whenever they asked; and is told
/// of nothing that they may not read, nor ever could.
/// </summary>
public sealed class ChangeFeedTests
{
    private static readonly SensitivityRules _rules = new();

    public static TheoryData<StoreProvider, int, int> Runs
    {
        get
        {
            var runs = new TheoryData<StoreProvider, int, int>();
            foreach (var provider in TestStore.Providers)
            {
                for (var seed = 1; seed <= (provider == StoreProvider.Sqlite ? 2 : 1); seed++)
                {
                    runs.Add(provider, seed, provider == StoreProvider.Sqlite ? 100 : 40);
                }
            }

            return runs;
        }
    }

    [Theory, MemberData(nameof(Runs))]
    public async Task What_has_changed_applied_in_order_is_what_a_bundle_gives(StoreProvider provider, int seed, int changes)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (random, world) = (new Random(seed), new RandomChanges(store, seed));
        await world.BeginAsync();
        Copy[] copies = [new(store, Role.Member), new(store, Role.Coordinator), new(store, Role.Manager)];
        for (var i = 0; i < changes; i++)
        {
            await world.NextAsync();
            foreach (var copy in copies)
            {
                await copy.RememberAsync(world.Now);
                if (random.Next(3) == 0)
                {
                    await copy.FollowAsync(world.Now, random.Next(1, 40));
                    Assert.True(
                        await copy.DifferenceAsync(world.Now) is not { Length: > 0 } difference,
                        $"Seed {seed}, step {i}, {copy.Role}. {world.Done}\n{await copy.DifferenceAsync(world.Now)}");
                }
            }
        }

        // Else nothing would have been tried: records went by their own changes and by others', and came back.
        Assert.All(copies, c => Assert.True(c.Gone > 1, $"{c.Role}: {c.Gone}"));
        Assert.True(copies[0].Applied < copies[2].Applied);
    }

    [Theory, EveryStore]
    public async Task A_position_of_another_reader_or_another_store_is_none(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var world = new RandomChanges(store, 5);
        await world.BeginAsync();
        var (member, manager) = (new Copy(store, Role.Member), new Copy(store, Role.Manager));
        var operation = await member.OperationAsync();

        // Before anybody looked it is not known what a member was shown; a manager is shown everything.
        Assert.Null(await member.Feed.SinceAsync(operation, 3, member.Actor, world.Now));
        Assert.NotNull(await manager.Feed.SinceAsync(operation, 3, manager.Actor, world.Now));
        await member.RememberAsync(world.Now);
        await member.FollowAsync(world.Now, 1000);
        var position = FeedPosition.Parse(member.Position!.ToString())!;

        Assert.Equal(member.Position, position);
        Assert.NotNull(await member.Feed.ReadAsync(operation, null, position, 10, member.Actor, world.Now));
        Assert.Null(await manager.Feed.ReadAsync(operation, null, position, 10, manager.Actor, world.Now));
        Assert.Null(await member.Feed.ReadAsync(operation, null, position with { Epoch = "another" }, 10, member.Actor, world.Now));
        Assert.Null(await member.Feed.SinceAsync(operation, operation.ChangeNumber + 1, member.Actor, world.Now));
        Assert.NotNull(await member.Feed.SinceAsync(operation, operation.ChangeNumber, member.Actor, world.Now));
        // A cursor in the middle of one list leads on in no other.
        var begin = (await member.Feed.SinceAsync(operation, 0, member.Actor, world.Now))!;
        var half = (await member.Feed.ReadAsync(operation, null, begin, 2, member.Actor, world.Now))!.Next;
        Assert.NotNull(await member.Feed.ReadAsync(operation, null, half, 2, member.Actor, world.Now));
        Assert.Null(await member.Feed.ReadAsync(operation, RecordKinds.Convoys, half, 2, member.Actor, world.Now));
        Assert.All(["", "x", "MQ", "!!", position.ToString()[4..]], text => Assert.Null(FeedPosition.Parse(text)));
    }

    // The list alone gives a number from which what changes afterwards is known.
    [Theory, EveryStore]
    public async Task Whoever_has_read_a_list_may_ask_for_what_changed_after_its_number(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var world = new RandomChanges(store, 9);
        await world.BeginAsync();
        var copy = new Copy(store, Role.Member);
        var before = await copy.OperationAsync();
        await copy.Feed.BeginAsync(before, copy.Actor, world.Now);
        await copy.RememberAsync(world.Now);
        await copy.TakeAsync(world.Now);
        for (var i = 0; i < 30; i++)
        {
            await world.NextAsync();
            await copy.RememberAsync(world.Now);
        }

        copy.Position = await copy.Feed.SinceAsync(await copy.OperationAsync(), before.ChangeNumber, copy.Actor, world.Now);
        await copy.FollowAsync(world.Now, 7);

        Assert.Equal("", await copy.DifferenceAsync(world.Now));
    }

    // Two who write and one who reads, all at once: no change comes to lie below a position that was given before it could be seen.
    [Theory, EveryStore]
    public async Task What_is_committed_late_is_not_passed_over(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var world = new RandomChanges(store, 2);
        await world.BeginAsync();
        var copy = new Copy(store, Role.Manager) { Others = true };
        var writing = Task.WhenAll(Enumerable.Range(0, 2).Select(w => Task.Run(() => WriteAsync(w))));
        while (!writing.IsCompleted)
        {
            await copy.FollowAsync(world.Now, 20);
        }

        await writing;
        await copy.FollowAsync(world.Now, 20);

        Assert.Equal("", await copy.DifferenceAsync(world.Now));

        async Task WriteAsync(int writer)
        {
            var import = new BundleImport(store.Db, _rules);
            for (var i = 0; i < 15; i++)
            {
                var rows = Enumerable.Range(0, 3).Select(n => new[] { $"W{writer}-{i}-{n}", "road", $"{i}" });
                await import.ImportAsync(
                    BundleSource.Of(RecordKinds.Convoys, [["ref", "mode", "trucks"], .. rows]), null, new ImportOptions(), TestStore.Actor,
                    TestStore.Now);
            }
        }
    }

    /// <summary>What one reader holds.</summary>
    private sealed class Copy(TestStore store, Role role)
    {
        private readonly Dictionary<(string Kind, string Key), string> _held = [];
        private readonly HashSet<(string Kind, string Key)> _everReadable = [];

        public Role Role { get; } = role;

        public Actor Actor { get; } = Data.Common.Actor.Of(new Person($"{role}@example.org", [new Grant(role, null, [])]), null);

        public ChangeFeed Feed { get; } = new(store.Db, new OutgoingRecords(store.Db, _rules), _rules);

        public FeedPosition? Position { get; set; }

        /// <summary>Others write while it is read: what can be read is another thing a moment later.</summary>
        public bool Others { get; init; }

        public int Applied { get; private set; }

        public int Gone { get; private set; }

        public async Task<StoredOperation> OperationAsync() => (await new OperationStore(store.Db).FindAsync("SYR"))!;

        /// <summary>Notes what could be read by now, withdrawn or not: of nothing else may ever be told.</summary>
        public async Task RememberAsync(DateTimeOffset now)
        {
            var operation = await OperationAsync();
            var visibility = store.Records.VisibilityFor(Actor.Person, operation, now);
            var readable = await store.Db.ReadAsync(s => s.QueryAsync<Readable>(
                string.Join(" union all ", RecordKinds.Standard.Records.Select(t =>
                    $"select '{t.Name}' as kind, t.record_key {RecordSql.From(t)} where t.operation_id = @operation and {visibility.Of(t)}")),
                new { operation = operation.Id.ToString(), openBefore = visibility.ParameterValue }));
            _everReadable.UnionWith(readable.Select(r => (r.Kind, r.RecordKey)));
            _everReadable.Add((RecordKinds.Operations.Name, "SYR"));
        }

        /// <summary>Applies what has changed, page by page, until nothing follows.</summary>
        public async Task FollowAsync(DateTimeOffset now, int most)
        {
            var operation = await OperationAsync();
            Position ??= (await Feed.SinceAsync(operation, 0, Actor, now))!;
            while (await Feed.ReadAsync(operation, null, Position, most, Actor, now) is { } page)
            {
                Assert.True(page.Items.Count <= most);
                foreach (var item in page.Items)
                {
                    Apply(item);
                }

                Position = FeedPosition.Parse(page.Next.ToString())!;
                if (!page.HasMore)
                {
                    return;
                }
            }

            Assert.Fail("The position was refused.");
        }

        /// <summary>Takes all that the lists give, page by page.</summary>
        public async Task TakeAsync(DateTimeOffset now)
        {
            var (operation, records) = (await OperationAsync(), new OutgoingRecords(store.Db, _rules));
            foreach (var kind in RecordKinds.Standard.All)
            {
                var query = new OutgoingQuery { Most = 3 };
                do
                {
                    var page = await records.PageAsync(operation, kind, query, Actor, now);
                    Assert.Equal(page.Records.Select(r => r.Key).Order(StringComparer.Ordinal), page.Records.Select(r => r.Key));
                    foreach (var record in page.Records)
                    {
                        _held[(kind.Name, record.Key)] = Text(record);
                    }

                    query = query with { After = page.Next };
                }
                while (query.After is not null);
            }
        }

        /// <summary>What the copy holds otherwise than a bundle written now for this reader; empty: nothing.</summary>
        public async Task<string> DifferenceAsync(DateTimeOffset now)
        {
            var operation = await OperationAsync();
            var path = store.Folder.Path($"bundle-{Role}");
            await new BundleExport(store.Db, _rules).WriteAsync(operation, path, Actor, now);
            var expected = RecordKinds.Standard.All.Select(k => Path.Combine(path, k.File)).Where(File.Exists)
                .SelectMany(f => File.ReadLines(f).Skip(2).Select(line => $"{Path.GetFileName(f)}: {line}")).Order(StringComparer.Ordinal).ToList();
            var held = _held.Select(h => $"{RecordKinds.Standard.Of(h.Key.Kind).File}: {h.Value}").Order(StringComparer.Ordinal).ToList();
            return string.Join('\n', expected.Except(held).Select(l => $"- {l}").Concat(held.Except(expected).Select(l => $"+ {l}")));
        }

        private void Apply(FeedItem item)
        {
            Applied++;
            Assert.True(Others || _everReadable.Contains((item.Kind.Name, item.Key)), $"{Role} was told of {item.Kind} {item.Key}");
            if (item.Record is not { } record)
            {
                Gone += _held.Remove((item.Kind.Name, item.Key)) ? 1 : 0;
                return;
            }

            // What it cannot be without is there already.
            Assert.False(record.IsWithdrawn);
            for (var i = 0; i < item.Kind.Columns.Count; i++)
            {
                if (item.Kind.Columns[i].Refers is { } refers && record.Values[i] is string key)
                {
                    Assert.True(_held.ContainsKey((refers.Name, key)), $"{item.Kind} {item.Key} names {refers} {key}");
                }
            }

            _held[(item.Kind.Name, item.Key)] = Text(record);
        }

        private static string Text(OutgoingRecord record)
        {
            using var bytes = new MemoryStream();
            using (var writer = new StreamWriter(bytes, leaveOpen: true))
            using (var csv = new CsvHelper.CsvWriter(writer, System.Globalization.CultureInfo.InvariantCulture))
            {
                foreach (var (column, value) in record.Kind.Columns.Zip(record.Values).Where(p => !p.First.Severe))
                {
                    csv.WriteField(Cell.Write(value));
                }
            }

            return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
        }

        private sealed record Readable
        {
            public string Kind { get; init; } = "";

            public string RecordKey { get; init; } = "";
        }
    }
}
