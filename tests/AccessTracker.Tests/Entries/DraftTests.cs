using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Operations;

namespace AccessTracker.Tests.Entries;

/// <summary>What is typed and not saved is never lost: not to a lost answer, another window, another device, a quota.</summary>
public sealed class DraftTests
{
    private static readonly string _person = TestStore.Actor.Name;

    [Theory, EveryStore]
    public async Task A_draft_comes_back_as_typed_to_its_own_person_until_it_is_saved(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var drafts = new DraftStore(store.Db);
        var typed = new Dictionary<string, string> { ["ref"] = "C1", ["stops.2.location"] = "مضايا", ["stops.1.location"] = "Duma \U0001F642",
            ["stops.1.people"] = "about ٢٠٠" };

        Assert.Equal(
            new DraftKeeping(DraftOutcome.Kept, 1),
            await drafts.KeepAsync(operation, _person, new TypedDraft("s1", "convoy", null, 0, typed), TestStore.Now));
        Assert.Equal(
            new DraftKeeping(DraftOutcome.Kept, 2),
            await drafts.KeepAsync(operation, _person, new TypedDraft("s1", "convoy", null, 1, typed), TestStore.Now));

        var draft = await drafts.FindAsync(operation, _person, "s1");
        Assert.Equal(typed.ToList(), draft!.Fields.ToList());
        Assert.Equal(("convoy", null, 2L, TestStore.Now), (draft.Form, draft.RecordKey, draft.Revision, draft.SavedAt));
        Assert.Null(await drafts.FindAsync(operation, "other@example.org", "s1"));
        Assert.Empty(await drafts.ListAsync(operation, "other@example.org"));
        Assert.Equal(
            DraftOutcome.NotYours,
            (await drafts.KeepAsync(operation, "other@example.org", new TypedDraft("s1", "convoy", null, 2, typed), TestStore.Now)).Outcome);
        Assert.StartsWith("sealed/2:", await store.ScalarAsync<string>("select content from draft"), StringComparison.Ordinal);
        Assert.DoesNotContain("مضايا", await store.ScalarAsync<string>("select content from draft"), StringComparison.Ordinal);

        await SubmissionTests.SendAsync(store, "s1", "C1", "MAD", revision: 2);

        Assert.Empty(await drafts.ListAsync(operation, _person));
        Assert.Equal(
            DraftOutcome.Saved, (await drafts.KeepAsync(operation, _person, new TypedDraft("s1", "convoy", null, 2, typed), TestStore.Now)).Outcome);
    }

    [Theory, EveryStore]
    public async Task What_a_window_sends_again_because_the_answer_was_lost_is_the_same_draft(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var drafts = new DraftStore(store.Db);

        // The window has seen no answer yet, and so no revision, however often it sends.
        Assert.Equal(1, await KeptAsync(drafts, operation, Typed("one", "w1", turn: 1)));
        Assert.Equal(1, await KeptAsync(drafts, operation, Typed("one", "w1", turn: 1)));
        Assert.Equal(2, await KeptAsync(drafts, operation, Typed("two", "w1", turn: 2)));
        Assert.Equal("two", await NoteAsync(drafts, operation, "s1"));

        // What was on its way for long does not undo what came after it.
        Assert.Equal(2, await KeptAsync(drafts, operation, Typed("one", "w1", turn: 1)));
        Assert.Equal("two", await NoteAsync(drafts, operation, "s1"));
    }

    [Theory, EveryStore]
    public async Task Another_windows_text_is_overwritten_only_when_that_is_meant_and_stays_then_too(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var drafts = new DraftStore(store.Db);
        await KeptAsync(drafts, operation, Typed("phone", "phone", turn: 1));
        await KeptAsync(drafts, operation, Typed("laptop", "laptop", turn: 1, revision: 1));

        var refused = await drafts.KeepAsync(operation, _person, Typed("phone again", "phone", turn: 2, revision: 1), TestStore.Now);
        Assert.Equal(new DraftKeeping(DraftOutcome.ChangedElsewhere, 2), refused);
        Assert.Equal("laptop", await NoteAsync(drafts, operation, "s1"));

        Assert.Equal(3, await KeptAsync(drafts, operation, Typed("phone again", "phone", turn: 3, revision: 1) with { IsMeant = true }));
        Assert.Equal(["laptop", "phone again"], (await drafts.ListAsync(operation, _person)).Select(d => d.Fields["note"]).Order());

        // The other window learns of it in turn.
        Assert.Equal(
            DraftOutcome.ChangedElsewhere,
            (await drafts.KeepAsync(operation, _person, Typed("laptop", "laptop", turn: 2, revision: 2), TestStore.Now)).Outcome);
    }

    [Theory, EveryStore]
    public async Task Saving_one_window_as_it_stands_leaves_the_later_text_of_another_as_a_draft(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var drafts = new DraftStore(store.Db);
        await KeptAsync(drafts, operation, Typed("phone", "phone", turn: 1));
        await KeptAsync(drafts, operation, Typed("laptop", "laptop", turn: 1, revision: 1));

        Assert.True((await SubmissionTests.SendAsync(store, "s1", "C1", "MAD", revision: 1, window: "phone")).IsStored);

        var left = Assert.Single(await drafts.ListAsync(operation, _person));
        Assert.Equal("laptop", left.Fields["note"]);
        Assert.NotEqual("s1", left.Id);
        Assert.Equal(
            DraftOutcome.Saved, (await drafts.KeepAsync(operation, _person, Typed("laptop", "laptop", turn: 2, revision: 2), TestStore.Now)).Outcome);
    }

    [Theory, EveryStore]
    public async Task A_form_that_is_loaded_again_while_its_draft_is_still_on_its_way_is_that_form(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var drafts = new DraftStore(store.Db);
        var id = "0199a4a0-0000-7000-8000-000000000001";

        // Whether it has come before, between or after what the page asks: its own id is never another's.
        Assert.False(await drafts.IsOfAnotherAsync(operation, _person, id));
        await KeptAsync(drafts, operation, Typed("on its way", "w1", turn: 1) with { Id = id });
        Assert.False(await drafts.IsOfAnotherAsync(operation, _person, id));
        Assert.True(await drafts.IsOfAnotherAsync(operation, "other@example.org", id));
    }

    [Theory, EveryStore]
    public async Task What_is_thrown_away_can_be_taken_back_for_a_day(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var drafts = new DraftStore(store.Db);
        await KeptAsync(drafts, operation, Typed("one", "w1", turn: 1));

        await drafts.DiscardAsync(operation, _person, "s1", TestStore.Now);
        Assert.Equal(DraftOutcome.Discarded, (await drafts.KeepAsync(operation, _person, Typed("late", "w1", turn: 2), TestStore.Now)).Outcome);
        Assert.False(await drafts.TakeBackAsync(operation, "other@example.org", "s1"));
        await drafts.RemoveOldAsync(TestStore.Now + DraftStore.TakenBackWithin);
        Assert.True(await drafts.TakeBackAsync(operation, _person, "s1"));
        Assert.Equal("one", await NoteAsync(drafts, operation, "s1"));

        await drafts.DiscardAsync(operation, _person, "s1", TestStore.Now);
        await drafts.RemoveOldAsync(TestStore.Now + DraftStore.TakenBackWithin + TimeSpan.FromTicks(10));
        Assert.False(await drafts.TakeBackAsync(operation, _person, "s1"));
    }

    [Theory, EveryStore]
    public async Task Drafts_have_an_age_and_a_quota_and_none_is_lost_for_another(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var drafts = new DraftStore(store.Db);
        for (var i = 1; i <= DraftStore.Most; i++)
        {
            await KeptAsync(drafts, operation, Typed($"draft {i}", "w1", turn: 1) with { Id = $"s{i}" });
        }

        var more = Typed("one too many", "w1", turn: 1) with { Id = "more" };
        Assert.Equal(DraftOutcome.Full, (await drafts.KeepAsync(operation, _person, more, TestStore.Now)).Outcome);
        Assert.Equal(
            DraftOutcome.Full,
            (await drafts.KeepAsync(operation, _person, Typed("other", "w2", turn: 1) with { IsMeant = true }, TestStore.Now)).Outcome);
        Assert.Equal("draft 1", await NoteAsync(drafts, operation, "s1"));
        Assert.Equal(2, await KeptAsync(drafts, operation, Typed("draft 1, longer", "w1", turn: 2)));
        Assert.Equal(1, (await drafts.KeepAsync(operation, "other@example.org", more with { Id = "theirs" }, TestStore.Now)).Revision);

        await drafts.DiscardAsync(operation, _person, "s2", TestStore.Now);
        Assert.Equal(1, await KeptAsync(drafts, operation, more));
        Assert.False(await drafts.TakeBackAsync(operation, _person, "s2"));
        await drafts.DiscardAsync(operation, _person, "s3", TestStore.Now);
        Assert.True(await drafts.TakeBackAsync(operation, _person, "s2"));

        await drafts.RemoveOldAsync(TestStore.Now + DraftStore.Age);
        Assert.Equal(DraftStore.Most, (await drafts.ListAsync(operation, _person)).Count(d => d.DiscardedAt is null));
        await drafts.RemoveOldAsync(TestStore.Now + DraftStore.Age + TimeSpan.FromTicks(10));
        Assert.Empty(await drafts.ListAsync(operation, _person));
    }

    private static TypedDraft Typed(string note, string window, long turn, long revision = 0) =>
        new("s1", "convoy", null, revision, new Dictionary<string, string> { ["note"] = note }) { Window = window, Turn = turn };

    private static async Task<long> KeptAsync(DraftStore drafts, StoredOperation operation, TypedDraft draft)
    {
        var kept = await drafts.KeepAsync(operation, _person, draft, TestStore.Now);
        Assert.Equal(DraftOutcome.Kept, kept.Outcome);
        return kept.Revision;
    }

    private static async Task<string> NoteAsync(DraftStore drafts, StoredOperation operation, string id) =>
        (await drafts.FindAsync(operation, _person, id))!.Fields["note"];
}
