using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Reports;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Reports;

/// <summary>Records that come late or are changed after a report is published, on both databases (counting rules, section 10).</summary>
public sealed class PublishedReportsTests
{
    private static readonly DateTimeOffset _now = new(2016, 1, 22, 6, 0, 0, TimeSpan.Zero);
    private static readonly Person _manager = new("manager", [new Grant(Role.Manager, "year", [])]);
    private static readonly Person _member = new("member", [new Grant(Role.Member, "year", [])]);

    [Theory, EveryStore]
    public async Task A_late_delivery_leaves_the_published_report_and_is_carried_by_the_next(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        await using var node = new Node(store, new FakeTimeProvider(_now));
        await node.RunAsync();
        var published = await ReportDesk.PublishAsync(node.Reports, await node.StateAsync(), 1, _now);
        Assert.Empty((await node.Published.SinceAsync(await node.StateAsync(), _manager, published)).Figures);

        await LateAsync(store);
        await node.RunAsync();

        var state = await node.StateAsync();
        Assert.Equal(published, await node.Reports.FindAsync(state.Id, 1));
        var movement = await node.Published.SinceAsync(state, _manager, published);
        Assert.Contains(movement.Figures, f => f is { Figure: "people.period.total.distinct", Published: 38_000m, Now: 41_000m });
        Assert.All(movement.Figures, f => Assert.Equal(["delivery:LATE"], f.Records));
        var record = Assert.Single(movement.Records);
        Assert.Equal(("delivery", "LATE"), (record.Kind, record.Key));
        Assert.Equal(
            ("added", TestStore.Actor.Name, TestStore.Now), Assert.Single(record.Edits) is var edit ? (edit.Action, edit.By, edit.At) : default);

        var next = (await node.Reader.FindAsync(state, 2))!;
        Assert.Equal(
            movement.Figures.Select(f => (f.Report, f.Figure, f.Published, f.Now)),
            next.Said().Revisions.Select(f => (f.Report, f.Figure, f.Published, f.Now)));
        Assert.Equal(41_000, next.Said().People.Cumulative.Total.Distinct);
        Assert.Equal("LATE", Assert.Single(await node.Published.RevisedAsync(state, _manager, next)).Key);
        Assert.Empty((await node.Reader.FindAsync(state, 3))!.Said().Revisions);
    }

    [Theory, EveryStore]
    public async Task A_draft_is_computed_anew_once_the_report_before_is_published_or_revised(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_now);
        await using var node = new Node(store, clock);
        await node.RunAsync();
        Assert.All(await node.StoredAsync(), r => Assert.Equal(0, r.ComparedRevision));

        // Of records that the draft knows already: no record changes from here on.
        await ReportDesk.PublishAsync(node.Reports, await node.StateAsync(), 1, _now);
        await LateAsync(store);
        await node.RunAsync();
        Assert.Equal([0, 1, 0], (await node.StoredAsync()).OrderBy(r => r.Number).Select(r => r.ComparedRevision));
        Assert.NotEmpty((await node.Reader.StoredAsync(await node.StateAsync(), 2))!.Said().Revisions);

        await ReportDesk.ReviseAsync(node.Reports, node.Published, await node.StateAsync(), 1, _now);
        Assert.True((await node.Reader.StoredAsync(await node.StateAsync(), 2))!.IsStale);
        Assert.False((await node.Reader.StoredAsync(await node.StateAsync(), 3))!.IsStale);
        await node.RunAsync();

        var draft = (await node.Reader.StoredAsync(await node.StateAsync(), 2))!;
        Assert.Equal((2, false), (draft.Header.ComparedRevision, draft.IsStale));
        Assert.Empty(draft.Said().Revisions);

        var before = await node.StoredAsync();
        clock.Advance(TimeSpan.FromHours(1));
        await node.RunAsync();
        Assert.Equal(before, await node.StoredAsync());
    }

    [Theory, EveryStore]
    public async Task A_draft_compared_with_an_earlier_revision_does_not_replace_one_compared_with_a_later(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        await using var node = new Node(store, new FakeTimeProvider(_now));
        var (id, at) = ((await node.StateAsync()).Id, (await node.StateAsync()).Stored.At);
        ComputedReport Computed(int compared) => new(2, A.Day("2016-01-08"), A.Day("2016-01-14"), $"{{\"compared\":{compared}}}", "{}", at, compared);

        await node.Reports.SaveDraftAsync(id, Computed(2), _now);

        Assert.False(await node.Reports.SaveDraftAsync(id, Computed(1), _now));
        Assert.Equal("{\"compared\":2}", (await node.Reports.FindAsync(id, 2))!.Content);
        Assert.True(await node.Reports.SaveDraftAsync(id, Computed(3), _now));
    }

    [Theory, EveryStore]
    public async Task Every_revision_stays_as_it_was_and_knows_what_took_its_place(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        await using var node = new Node(store, new FakeTimeProvider(_now));
        await node.RunAsync();
        var first = await ReportDesk.PublishAsync(node.Reports, await node.StateAsync(), 1, _now);
        await LateAsync(store);
        var second = await ReportDesk.ReviseAsync(node.Reports, node.Published, await node.StateAsync(), 1, _now.AddDays(1));

        var state = await node.StateAsync();
        var latest = (await node.Reader.FindAsync(state, 1))!;
        var earlier = (await node.Reader.FindAsync(state, 1, 1))!;
        Assert.Equal((2, 41_000L, null), (latest.Header.Revision, latest.Said().People.Period.Total.Distinct, latest.SupersededBy));
        Assert.Equal((1, 38_000L, 2), (earlier.Header.Revision, earlier.Said().People.Period.Total.Distinct, earlier.SupersededBy!.Revision));
        Assert.Equal([1, 2], earlier.Revisions.Select(r => r.Revision));
        Assert.Equal(first.ContentHash, ReportJson.Hash(ReportJson.Serialize(earlier.Said())));
        Assert.Null(await node.Reader.FindAsync(state, 1, 3));
        Assert.Null(await node.Reader.FindAsync(state, 1, 0));
        Assert.Null(await node.Reader.FindAsync(state, 2, 0));
        Assert.Empty((await node.Published.SinceAsync(state, _manager, second)).Figures);
    }

    [Theory, EveryStore]
    public async Task Whoever_may_not_read_a_record_is_not_told_of_its_change(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        await using var node = new Node(store, new FakeTimeProvider(_now));
        await node.RunAsync();
        var published = await ReportDesk.PublishAsync(node.Reports, await node.StateAsync(), 1, _now);
        await LateAsync(store);
        await store.ImportRowsAsync(
            RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"],
            ["HIDDEN", "C1", "ZAB", "2016-01-05", "delivered", "700"]);
        var operation = (await node.StateAsync()).Stored;
        Assert.Null(await store.Records.ClassifyAsync(
            operation, "delivery", "HIDDEN", 1, Sensitivity.High, "for the test", TestStore.Actor, TestStore.Now));

        var state = (await node.Situations.FindAsync("year", _member))!;
        Assert.False(state.IsWhole);
        var told = await node.Published.SinceAsync(state, _member, published);

        // All that the figures were counted from is theirs to read, and so is what moved them: the hidden record neither adds to that nor takes it
        // away.
        Assert.Contains(told.Figures, f => f is { Figure: "people.period.besieged.distinct", Published: 38_000m, Now: 41_000m });
        Assert.Contains(told.Figures, f => f is { Figure: "people.period.total.distinct", Published: 38_000m, Now: 41_000m });
        Assert.DoesNotContain(told.Figures, f => f.Figure is "people.period.other.distinct");
        Assert.Equal("LATE", Assert.Single(told.Records).Key);
        var draft = (await node.Reader.FindAsync(state, 2))!;
        Assert.Equal(told.Figures.Select(f => f.Figure), draft.Said().Revisions.Select(f => f.Figure));
        Assert.DoesNotContain("HIDDEN", ReportJson.Serialize(draft.Said()), StringComparison.Ordinal);
        var all = await node.Published.SinceAsync(await node.StateAsync(), _manager, published);
        Assert.Contains(all.Figures, f => f is { Figure: "people.period.total.distinct", Now: 41_700m });
        Assert.Contains(all.Records, r => r.Key == "HIDDEN");
    }

    [Theory, EveryStore]
    public async Task What_is_of_later_days_moves_no_report_before_them_for_anybody(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        await using var node = new Node(store, new FakeTimeProvider(_now));
        await store.ImportRowsAsync(RecordKinds.Requests, ["ref", "authority", "submitted_on"], ["R1", "Government", "2016-01-02"]);
        await store.ImportRowsAsync(RecordKinds.RequestLines, ["request", "location", "people_requested"], ["R1", "MAD", "40000"]);
        await node.RunAsync();
        var published = await ReportDesk.PublishAsync(node.Reports, await node.StateAsync(), 1, _now);
        await store.ImportRowsAsync(RecordKinds.Populations, ["location", "as_of", "people"], ["MAD", "2016-01-20", "40000"]);
        await store.ImportRowsAsync(RecordKinds.Decisions, ["request", "location", "decision", "decided_on"], ["R1", "MAD", "denied", "2016-01-20"]);
        await store.ImportRowsAsync(
            RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"],
            ["LATER", "C1", "MAD", "2016-01-20", "delivered", "41000"]);

        foreach (var person in new[] { _manager, _member })
        {
            var told = await node.Published.SinceAsync((await node.Situations.FindAsync("year", person))!, person, published);
            Assert.Empty(told.Figures);
            Assert.Empty(told.Records);
        }

        await LateAsync(store);
        foreach (var person in new[] { _manager, _member })
        {
            var told = await node.Published.SinceAsync((await node.Situations.FindAsync("year", person))!, person, published);
            Assert.Equal("LATE", Assert.Single(told.Records).Key);
            Assert.All(told.Figures, f => Assert.Equal(["delivery:LATE"], f.Records));
        }
    }

    // Withdrawn it counts for nobody, so that all readers share one situation; its history is still not for all of them.
    [Theory, EveryStore]
    public async Task A_hidden_record_that_is_withdrawn_is_named_to_nobody_who_may_not_read_it(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        await using var node = new Node(store, new FakeTimeProvider(_now));
        await store.ImportRowsAsync(
            RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"],
            ["D2", "C1", "ZAB", "2016-01-05", "delivered", "700"]);
        var operation = (await node.StateAsync()).Stored;
        Assert.Null(await store.Records.ClassifyAsync(
            operation, "delivery", "D1", 1, Sensitivity.High, "for the test", TestStore.Actor, TestStore.Now));
        await node.RunAsync();
        var published = await ReportDesk.PublishAsync(node.Reports, await node.StateAsync(), 1, _now);
        Assert.Null(await store.Records.WithdrawAsync(operation, "delivery", "D1", 2, "entered twice", TestStore.Actor, TestStore.Now));

        var state = (await node.Situations.FindAsync("year", _member))!;
        Assert.False(state.IsWhole);
        Assert.Same((await node.StateAsync()).Situation, state.Situation);
        var told = await node.Published.SinceAsync(state, _member, published);

        // The figures were counted from it: that they are others now would tell of it.
        Assert.Empty(told.Figures);
        Assert.Empty(told.Records);
        Assert.Equal("entered twice", Assert.Single((await node.Published.SinceAsync(state, _manager, published)).Records).Edits[^1].Reason);
        Assert.Empty(await node.Published.RevisedAsync(state, _member, (await node.Reader.FindAsync(state, 2))!));
    }

    private static async Task<TestStore> YearAsync(StoreProvider provider)
    {
        var store = await TestStore.CreateAsync(provider);
        await store.ImportRowsAsync(RecordKinds.Operations, ["code", "name", "since"], ["year", "A year", "2016-01-01"]);
        await store.ImportRowsAsync(RecordKinds.Locations, ["code", "name"], ["MAD", "Madaya"], ["ZAB", "Zabadani"]);
        await store.ImportRowsAsync(RecordKinds.Statuses, ["location", "status", "from"], ["MAD", "besieged", "2016-01-01"]);
        await store.ImportRowsAsync(RecordKinds.Convoys, ["ref", "mode", "line", "trucks"], ["C1", "road", "cross_line", "20"]);
        await store.ImportRowsAsync(
            RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"],
            ["D1", "C1", "MAD", "2016-01-05", "delivered", "38000"]);
        return store;
    }

    private static Task LateAsync(TestStore store) =>
        store.ImportRowsAsync(
            RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"],
            ["LATE", "C1", "MAD", "2016-01-06", "delivered", "41000"]);
}
