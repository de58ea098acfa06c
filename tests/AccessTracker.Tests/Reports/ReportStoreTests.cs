using AccessTracker.Data.Common;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;

namespace AccessTracker.Tests.Reports;

public sealed class ReportStoreTests
{
    [Theory, EveryStore]
    public async Task A_draft_is_kept_and_read_back(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (reports, operation) = await OpenAsync(store);

        Assert.True(await reports.SaveDraftAsync(operation, await ComputedAsync(store, 3, "{\"a\":\"داريا\"}"), TestStore.Now));

        var found = (await reports.FindAsync(operation, 5))!;
        Assert.Equal((5, 0, ReportState.Draft, 3L), (found.Number, found.Revision, found.State, found.ChangeNumber));
        Assert.Equal((new DateOnly(2016, 3, 11), new DateOnly(2016, 3, 18)), (found.PeriodStart, found.PeriodEnd));
        Assert.Equal("{\"a\":\"داريا\"}", found.Content);
        Assert.Equal(ReportJson.Hash(found.Content), found.ContentHash);
        Assert.Equal(TestStore.Now, found.ComputedAt);
        Assert.Equal(found.ContentHash, Assert.Single(await reports.ListAsync(operation)).ContentHash);
        Assert.Null(await reports.FindAsync(operation, 6));
    }

    [Theory, EveryStore]
    public async Task The_same_draft_again_changes_nothing(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (reports, operation) = await OpenAsync(store);
        await reports.SaveDraftAsync(operation, await ComputedAsync(store, 3, "{}"), TestStore.Now);

        Assert.False(await reports.SaveDraftAsync(operation, await ComputedAsync(store, 3, "{}"), TestStore.Now.AddHours(1)));

        Assert.Equal(TestStore.Now, (await reports.FindAsync(operation, 5))!.ComputedAt);
    }

    [Theory, EveryStore]
    public async Task A_draft_of_earlier_facts_does_not_replace_one_of_later_facts(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (reports, operation) = await OpenAsync(store);
        await reports.SaveDraftAsync(operation, await ComputedAsync(store, 4, "{\"later\":1}"), TestStore.Now);

        Assert.False(await reports.SaveDraftAsync(operation, await ComputedAsync(store, 3, "{\"earlier\":1}"), TestStore.Now));

        Assert.Equal("{\"later\":1}", (await reports.FindAsync(operation, 5))!.Content);
    }

    [Theory, EveryStore]
    public async Task Of_many_drafts_at_once_the_one_of_the_latest_facts_stays(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (reports, operation) = await OpenAsync(store);

        var drafts = new List<ComputedReport>();
        for (var n = 1; n <= 12; n++)
        {
            drafts.Add(await ComputedAsync(store, n, $"{{\"n\":{n}}}"));
        }

        await Task.WhenAll(drafts.Select(d => Task.Run(() => reports.SaveDraftAsync(operation, d, TestStore.Now))));

        Assert.Equal("{\"n\":12}", (await reports.FindAsync(operation, 5))!.Content);
        Assert.Single(await reports.ListAsync(operation));
    }

    [Theory, EveryStore]
    public async Task A_day_s_draft_is_compared_with_that_of_the_day_before(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (reports, operation) = await OpenAsync(store);
        var (first, second, third) = (new DateOnly(2016, 7, 1), new DateOnly(2016, 7, 4), new DateOnly(2016, 7, 5));
        await reports.SaveDraftAsync(operation, (await ComputedAsync(store, 3, "{\"n\":1}")) with { Day = first }, TestStore.Now);
        Assert.Null(await reports.DraftBeforeAsync(operation, 5, first));
        await reports.SaveDraftAsync(operation, (await ComputedAsync(store, 4, "{\"n\":2}")) with { Day = first }, TestStore.Now);
        await reports.SaveDraftAsync(operation, (await ComputedAsync(store, 5, "{\"n\":3}")) with { Day = second }, TestStore.Now.AddDays(3));
        await reports.SaveDraftAsync(operation, (await ComputedAsync(store, 6, "{\"n\":4}")) with { Day = second }, TestStore.Now.AddDays(3));

        Assert.Equal((first, "{\"n\":2}"), await BeforeAsync(second));
        Assert.Equal((second, "{\"n\":4}"), await BeforeAsync(third));
        Assert.Equal(2, await store.ScalarAsync<long>("select count(*) from report_draft_day"));

        async Task<(DateOnly, string)> BeforeAsync(DateOnly day)
        {
            var draft = (await reports.DraftBeforeAsync(operation, 5, day))!;
            return (draft.Day, draft.Content);
        }
    }

    [Theory, EveryStore]
    public async Task A_failure_is_shown_until_the_report_can_be_computed(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (reports, operation) = await OpenAsync(store);
        await reports.RecordFailureAsync(operation, 5, "first", TestStore.Now);
        await reports.RecordFailureAsync(operation, 5, "second", TestStore.Now.AddMinutes(1));

        var failure = Assert.Single(await reports.FailuresAsync(operation));
        Assert.Equal((5, "second", TestStore.Now.AddMinutes(1)), (failure.Number, failure.Error, failure.FailedAt));
        await reports.SaveDraftAsync(operation, await ComputedAsync(store, 3, "{}"), TestStore.Now);
        Assert.Empty(await reports.FailuresAsync(operation));
    }

    private static async Task<(ReportStore Reports, Id<Operation> Operation)> OpenAsync(TestStore store) =>
        (new ReportStore(store.Db), (await store.SeedAsync()).Id);

    private static async Task<ComputedReport> ComputedAsync(TestStore store, long change, string content) =>
        new(5, new DateOnly(2016, 3, 11), new DateOnly(2016, 3, 18), content, "{}", await store.PointAsync("issg-2016", change));
}
