using AccessTracker.Data.Backup;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Reports;
using AccessTracker.Data.Verification;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Publish;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Backup;

/// <summary>A copy is restored under two programs that serve the store: neither shows, computes or publishes what the store does not hold.</summary>
[Collection("hangfire")]
public sealed class RestoredStoreTests
{
    private static readonly Actor _manager = APublication.ActorOf("manager@example.org");

    [Theory, EveryStore]
    public async Task Every_program_reads_what_the_store_holds_although_the_numbers_are_the_same(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        using var first = new TestApp(store: store.Options);
        using var second = new TestApp(store: store.Options);
        var backup = new StoreBackup(store.Options);
        await backup.BackupAsync(store.Folder.Path("copy"));
        await NoteAsync(store, "what is lost");
        var lost = await StateAsync(second);
        Assert.Equal("what is lost", lost.Situation.Convoys["D002"].Note);
        Assert.Contains("what is lost", await PageAsync(second), StringComparison.Ordinal);

        await backup.RestoreAsync(store.Folder.Path("copy"), TestStore.Now);
        await NoteAsync(store, "what came after");

        var found = await StateAsync(second);
        Assert.Equal(lost.ChangeNumber, found.ChangeNumber);
        Assert.Equal("what came after", found.Situation.Convoys["D002"].Note);
        Assert.Equal("what came after", (await StateAsync(first)).Situation.Convoys["D002"].Note);
        var page = await PageAsync(second);
        Assert.Contains("what came after", page, StringComparison.Ordinal);
        Assert.DoesNotContain("what is lost", page, StringComparison.Ordinal);
    }

    [Theory, EveryStore]
    public async Task What_one_program_has_changed_is_followed_by_the_other_after_a_restore_too(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        using var first = new TestApp(store: store.Options);
        using var second = new TestApp(store: store.Options);
        var backup = new StoreBackup(store.Options);
        await backup.BackupAsync(store.Folder.Path("copy"));
        await StateAsync(first);
        await NoteAsync(store, "what is lost");
        await StateAsync(second);
        await backup.RestoreAsync(store.Folder.Path("copy"), TestStore.Now);

        // Several more than were lost: the number alone would look like one that is only behind.
        foreach (var note in new[] { "one", "two", "three" })
        {
            await NoteAsync(store, note);
        }

        foreach (var app in new[] { first, second })
        {
            var state = await StateAsync(app);
            Assert.Equal("three", state.Situation.Convoys["D002"].Note);
            Assert.Equal((await new OperationStore(store.Db).FindAsync("issg-2016"))!.At, state.Stored.At);
        }
    }

    [Theory, EveryStore]
    public async Task Nothing_is_published_of_a_situation_that_the_store_does_not_hold(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        using var first = new TestApp(store: store.Options);
        using var second = new TestApp(store: store.Options);
        var backup = new StoreBackup(store.Options);
        await backup.BackupAsync(store.Folder.Path("copy"));
        await DeliverAsync(store, "LOST", "40450");
        await EnsureAsync(second);
        var lost = await StateAsync(second);
        var reports = second.Services.GetRequiredService<ReportStore>();
        var seen = (await reports.FindAsync(lost.Id, 2))!;
        var computed = new ComputedReport(seen.Number, seen.PeriodStart, seen.PeriodEnd, seen.Content, seen.Records, lost.Stored.At);
        Assert.Contains("delivery:LOST", seen.Records, StringComparison.Ordinal);

        await backup.RestoreAsync(store.Folder.Path("copy"), TestStore.Now);
        await store.TellRestoredAsync();
        await DeliverAsync(store, "LATER", "7");

        // What a program had begun before the restore comes too late: its draft is not kept, and what it saw is not published.
        Assert.False(await reports.SaveDraftAsync(lost.Id, computed, TestStore.Now));
        await EnsureAsync(second);
        var draft = (await reports.FindAsync(lost.Id, 2))!;
        Assert.Contains("delivery:LATER", draft.Records, StringComparison.Ordinal);
        Assert.DoesNotContain("delivery:LOST", draft.Records, StringComparison.Ordinal);
        var publisher = second.Services.GetRequiredService<ReportPublisher>();
        Assert.Equal(PublishRefusal.StaleDraft, (await publisher.PublishAsync(lost, 2, Seen(seen), _manager)).Refusal);
        Assert.Equal(PublishRefusal.StaleDraft, (await publisher.PublishAsync(lost, 2, Seen(draft), _manager)).Refusal);

        Assert.Null((await publisher.PublishAsync(await StateAsync(second), 2, Seen(draft), _manager)).Refusal);

        AssertWhole(await new StoreVerification(first.Services.GetRequiredService<Db>()).RunAsync());
    }

    [Theory, EveryStore]
    public async Task A_draft_of_another_history_that_got_into_the_store_is_neither_shown_as_current_nor_published(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;

        // A program that serves the store would mend the draft of itself meanwhile.
        using (var app = new TestApp(store: store.Options))
        {
            await EnsureAsync(app);
        }

        var reports = new ReportStore(store.Db);
        await store.ExecuteAsync("update report set history_hash = 'of another'");
        var draft = (await reports.FindAsync(operation.Id, 1))!;

        Assert.Contains(await new StoreVerification(store.Db).RunAsync(), f =>
            f.Place == "report issg-2016/1, revision 0" && f.Problem.Contains("not this store's", StringComparison.Ordinal));
        var refused =
            await reports.PublishAsync(operation, APublication.Of(draft, 1, TestStore.Now) with { At = operation.At }, APublication.Publisher);
        Assert.Equal(PublishRefusal.StaleDraft, refused.Refusal);

        using var again = new TestApp(store: store.Options);
        await EnsureAsync(again);
        Assert.Equal(operation.At.Hash, (await reports.FindAsync(operation.Id, 1))!.HistoryHash);
        AssertWhole(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task A_report_that_names_a_record_which_the_history_does_not_know_is_found(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        using var app = new TestApp(store: store.Options);
        await EnsureAsync(app);
        AssertWhole(await new StoreVerification(store.Db).RunAsync());
        await DeliverAsync(store, "LATER", "7");
        await store.Records.WithdrawAsync(operation, "delivery", "LATER", 1, "entered twice", TestStore.Actor, TestStore.Now);
        await store.ExecuteAsync(
            """
            update report
            set records = '{"a":["delivery:NEVER","delivery:D002-MAD","line:UN-2016-02/NONE"],"b":["delivery:LATER"]}'
            where number = 2
            """);

        var problems =
            (await new StoreVerification(store.Db).RunAsync()).Where(f => f.Place == "report issg-2016/2, revision 0").Select(f => f.Problem)
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            ["it names delivery:LATER, which came later", "it names delivery:NEVER, of which no history tells",
                "it names line:UN-2016-02/NONE, of which no history tells"], problems);
    }

    [Theory, EveryStore]
    public async Task The_keys_that_programs_seal_with_outlive_a_restore(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        using var app = new TestApp(store: store.Options);
        await PageAsync(app);
        var backup = new StoreBackup(store.Options);
        await backup.BackupAsync(store.Folder.Path("copy"));
        await store.ExecuteAsync(
            "insert into protection_key (name, stored_at, content) select 'later', stored_at, content from protection_key limit 1");

        await backup.RestoreAsync(store.Folder.Path("copy"), TestStore.Now);

        Assert.Equal(1, await store.ScalarAsync<long>("select count(*) from protection_key where name = 'later'"));
    }

    [Theory, EveryStore]
    public async Task A_bundle_that_the_command_line_imports_is_on_the_next_page(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        using var app = new TestApp(store: store.Options);
        await PageAsync(app);

        await NoteAsync(store, "from the command line");

        Assert.Contains("from the command line", await PageAsync(app), StringComparison.Ordinal);
    }

    private static SeenDraft Seen(ReportHeader draft) => new(draft.ContentHash, 1, new Dictionary<string, long>(), null);

    private static async Task<OperationState> StateAsync(TestApp app) =>
        (await app.Services.GetRequiredService<SituationCache>().FindAsync("issg-2016"))!;

    private static Task EnsureAsync(TestApp app) => app.Services.GetRequiredService<EnsureReports>().RunAsync("issg-2016", CancellationToken.None);

    private static async Task<string> PageAsync(TestApp app)
    {
        await app.EnterAsync("coordinator");
        return await app.Client.GetStringAsync("/o/issg-2016/convoys/D002");
    }

    private static Task NoteAsync(TestStore store, string note) =>
        store.ImportRowsAsync(RecordKinds.Convoys, ["ref", "mode", "note"], ["D002", "road", note]);

    private static Task DeliverAsync(TestStore store, string reference, string people) => store.ImportRowsAsync(
        RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"],
        [reference, "D002", "MAD", "2016-02-15", "delivered", people]);

    // The end of a chain is sealed by who wrote last, the test or a program, and each has keys of its own here.
    private static void AssertWhole(IReadOnlyList<Finding> findings) =>
        Assert.All(findings, f => Assert.EndsWith(", head", f.Place, StringComparison.Ordinal));
}
