using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Reports;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Reports;

namespace AccessTracker.Tests.Reports;

public sealed class PublishingTests
{
    private static readonly DateTimeOffset _later = TestStore.Now.AddHours(3);

    [Theory, EveryStore]
    public async Task All_of_a_publication_is_frozen_and_put_down_in_the_audit(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (reports, operation, draft) = await DraftAsync(store);
        var publication = APublication.Of(draft, 1, _later);

        var published = (await reports.PublishAsync(operation, publication, APublication.Publisher)).Report!;

        Assert.Equal(
            (1, ReportState.Published, _later, "manager@example.org", null),
            (published.Revision, published.State, published.PublishedAt, published.PublishedBy, published.Reason));
        Assert.Equal((draft.Content, draft.ContentHash, publication.Annex), (published.Content, published.ContentHash, published.Annex));
        Assert.Null(await reports.FindAsync(operation.Id, 5, revision: 0));
        var files = await reports.FilesAsync(operation.Id, 5, 1);
        Assert.Equal([("report.bin", 3L), ("report.json", 2L)], files.Select(f => (f.Name, f.Bytes)));
        var file = (await reports.FindFileAsync(operation.Id, 5, 1, "report.bin"))!;
        Assert.Equal([0, 1, 255], file.Content);
        Assert.Equal(("application/octet-stream", files[0].Sha256), (file.MediaType, file.Sha256));
        Assert.Null(await reports.FindFileAsync(operation.Id, 5, 1, "other"));
        var audit = await store.ScalarAsync<string>("select after_json from audit_event where action = 'published' and kind = 'report'");
        Assert.Contains(published.ContentHash, audit, StringComparison.Ordinal);
        Assert.Contains(ReportJson.Hash(publication.Annex), audit, StringComparison.Ordinal);
        Assert.All(files, f => Assert.Contains(f.Sha256, audit, StringComparison.Ordinal));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task Nothing_but_what_was_seen_is_published(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (reports, operation, draft) = await DraftAsync(store);

        await RefusedAsync(
            PublishRefusal.StaleDraft, APublication.Of(new ReportHeader { Number = 5, ContentHash = ReportJson.Hash("{\"seen\":1}") }, 1, _later));
        await RefusedAsync(PublishRefusal.StaleDraft, APublication.Of(new ReportHeader { Number = 6, ContentHash = draft.ContentHash }, 1, _later));
        await RefusedAsync(PublishRefusal.StaleDraft, APublication.Of(draft, 2, _later, reason: "late data"));
        await new NarrativeStore(store.Db).SaveAsync(operation, 5, "en", 0, "Words", APublication.Other, TestStore.Now);
        await RefusedAsync(PublishRefusal.StaleNarrative, APublication.Of(draft, 1, _later));
        await RefusedAsync(
            PublishRefusal.StaleNarrative, APublication.Of(draft, 1, _later) with { Narratives = new Dictionary<string, long> { ["en"] = 2 } });

        Assert.Equal(ReportState.Draft, Assert.Single(await reports.ListAsync(operation.Id)).State);
        Assert.Equal(0, await store.ScalarAsync<long>("select count(*) from report_file"));
        Assert.Equal(0, await store.ScalarAsync<long>("select count(*) from audit_event where action = 'published'"));
        var seen = APublication.Of(draft, 1, _later) with { Narratives = new Dictionary<string, long> { ["en"] = 1 } };
        Assert.NotNull((await reports.PublishAsync(operation, seen, APublication.Publisher)).Report);

        async Task RefusedAsync(PublishRefusal refusal, Publication publication) =>
            Assert.Equal(new PublishResult(null, refusal), await reports.PublishAsync(operation, publication, APublication.Publisher));
    }

    [Theory, EveryStore]
    public async Task A_revision_has_a_reason_and_leaves_the_one_before_as_it_was(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (reports, operation, draft) = await DraftAsync(store);
        await reports.PublishAsync(operation, APublication.Of(draft, 1, _later), APublication.Publisher);
        await reports.SaveDraftAsync(operation.Id, await ComputedAsync(store, 4, "{\"corrected\":1}"), _later);
        var corrected = (await reports.FindAsync(operation.Id, 5, revision: 0))!;

        Assert.Equal("{}", (await reports.FindAsync(operation.Id, 5))!.Content);
        Assert.Equal(
            PublishRefusal.NoReason, (await reports.PublishAsync(operation, APublication.Of(corrected, 2, _later), APublication.Publisher)).Refusal);
        await Assert.ThrowsAsync<ArgumentException>(() =>
            reports.PublishAsync(operation, APublication.Of(corrected, 1, _later, reason: "why"), APublication.Publisher));
        var second =
            (await reports.PublishAsync(operation, APublication.Of(corrected, 2, _later, reason: "A late convoy"), APublication.Publisher)).Report!;

        Assert.Equal((2, "A late convoy", "{\"corrected\":1}"), (second.Revision, second.Reason, second.Content));
        Assert.Equal("{}", (await reports.FindAsync(operation.Id, 5, revision: 1))!.Content);
        Assert.Equal(2, (await reports.FilesAsync(operation.Id, 5, 1)).Count);
        Assert.Equal(
            "A late convoy",
            await store.ScalarAsync<string>("select reason from audit_event where action = 'published' order by number desc limit 1"));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task Sent_again_it_is_published_once(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (reports, operation, draft) = await DraftAsync(store);
        var first = (await reports.PublishAsync(operation, APublication.Of(draft, 1, _later), APublication.Publisher)).Report!;

        var again = (await reports.PublishAsync(operation, APublication.Of(draft, 1, _later.AddMinutes(1)), APublication.Publisher)).Report!;

        Assert.Equal(first.PublishedAt, again.PublishedAt);
        Assert.Equal(1, await store.ScalarAsync<long>("select count(*) from audit_event where action = 'published'"));
        Assert.Equal(
            PublishRefusal.StaleDraft,
            (await reports.PublishAsync(operation, APublication.Of(draft, 1, _later, by: APublication.Other), APublication.Other)).Refusal);
    }

    [Theory, EveryStore]
    public async Task Of_several_who_publish_at_once_one_does(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (reports, operation, draft) = await DraftAsync(store);
        var publishers = Enumerable.Range(1, 6).Select(n => APublication.ActorOf($"manager{n}@example.org")).ToList();

        var results =
            await Task.WhenAll(publishers.Select(p => Task.Run(() => reports.PublishAsync(operation, APublication.Of(draft, 1, _later, by: p), p))));

        var winner = Assert.Single(results, r => r.Report is not null).Report!;
        Assert.All(results.Where(r => r.Report is null), r => Assert.Equal(PublishRefusal.StaleDraft, r.Refusal));
        Assert.Equal((1, winner.PublishedBy), Assert.Single((await reports.ListAsync(operation.Id)).Select(r => (r.Revision, r.PublishedBy))));
        Assert.Equal(2, await store.ScalarAsync<long>("select count(*) from report_file"));
        Assert.Equal(1, await store.ScalarAsync<long>("select count(*) from audit_event where action = 'published'"));
    }

    [Theory, EveryStore]
    public async Task Where_two_are_needed_who_wrote_last_does_not_publish(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (reports, operation, draft) = await DraftAsync(store);
        var narratives = new NarrativeStore(store.Db);
        await narratives.SaveAsync(operation, 5, "en", 0, "Mine", APublication.Publisher, TestStore.Now);
        var publication =
            APublication.Of(draft, 1, _later) with { Narratives = new Dictionary<string, long> { ["en"] = 1 }, NeedsSecondPerson = true };

        Assert.Equal(PublishRefusal.SamePerson, (await reports.PublishAsync(operation, publication, APublication.Publisher)).Refusal);
        await narratives.SaveAsync(operation, 5, "en", 1, "Mine, read by another", APublication.Other, TestStore.Now);
        publication = publication with { Narratives = new Dictionary<string, long> { ["en"] = 2 } };

        Assert.NotNull((await reports.PublishAsync(operation, publication, APublication.Publisher)).Report);
    }

    [Theory, EveryStore]
    public async Task Who_may_not_publish_does_not_and_that_it_was_tried_is_kept(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (reports, operation, draft) = await DraftAsync(store);
        foreach (var role in new[] { Role.Member, Role.Coordinator, Role.Administrator })
        {
            var actor = APublication.ActorOf("somebody@example.org", role);
            Assert.Equal(
                PublishRefusal.NotAllowed, (await reports.PublishAsync(operation, APublication.Of(draft, 1, _later, by: actor), actor)).Refusal);
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() =>
                new NarrativeStore(store.Db).SaveAsync(operation, 5, "en", 0, "x", actor, TestStore.Now));
        }

        Assert.Equal(3, await store.ScalarAsync<long>("select count(*) from audit_event where action = 'refused' and kind = 'report'"));
        Assert.Equal(ReportState.Draft, (await reports.FindAsync(operation.Id, 5))!.State);
    }

    [Theory, EveryStore]
    public async Task Nothing_that_was_published_can_be_changed(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (reports, operation, draft) = await DraftAsync(store);
        await new NarrativeStore(store.Db).SaveAsync(operation, 5, "en", 0, "Words", APublication.Other, TestStore.Now);
        await reports.PublishAsync(
            operation, APublication.Of(draft, 1, _later) with { Narratives = new Dictionary<string, long> { ["en"] = 1 } }, APublication.Publisher);

        foreach (var sql in new[]
        {
            "update report set annex = ''",
            "update report set reason = 'none'",
            "delete from report",
            "update report_file set name = 'x'",
            "delete from report_file",
            "insert into report_file (report_id, name, media_type, content, sha256) select id, 'late', 'text/plain', content, '' from report, "
                + "(select content from report_file limit 1) f",
            "update report_narrative set markdown = ''",
            "delete from report_narrative",
        })
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.ExecuteAsync(sql));
        }
    }

    private static async Task<(ReportStore Reports, StoredOperation Operation, StoredReport Draft)> DraftAsync(TestStore store)
    {
        var reports = new ReportStore(store.Db);
        var operation = await store.SeedAsync();
        await reports.SaveDraftAsync(operation.Id, await ComputedAsync(store, 3, "{}"), TestStore.Now);
        return (reports, operation, (await reports.FindAsync(operation.Id, 5))!);
    }

    private static async Task<ComputedReport> ComputedAsync(TestStore store, long change, string content) =>
        new(5, new DateOnly(2016, 3, 11), new DateOnly(2016, 3, 18), content, "{}", await store.PointAsync("issg-2016", change));
}
