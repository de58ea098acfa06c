using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Accounts;

public sealed class HiddenColumnTests
{
    [Theory, EveryStore]
    public async Task Each_person_keeps_their_own_choice_for_each_list(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var accounts = new AccountStore(store.Db);
        var grant = new Grant(Role.Manager, null, []);
        var one = (await accounts.AddAsync("one@example.org", "One", grant, TestStore.Actor, TestStore.Now))!.Id;
        var other = (await accounts.AddAsync("other@example.org", "Other", grant, TestStore.Actor, TestStore.Now))!.Id;
        var columns = new HiddenColumnStore(store.Db);

        Assert.Null(await columns.FindAsync(one, "unreached"));
        await columns.SaveAsync(one, "unreached", ["why", "district"]);
        await columns.SaveAsync(one, "alerts", ["since"]);
        Assert.Equal(["district", "why"], (await columns.FindAsync(one, "unreached"))!.Order());

        // Nothing hidden is a choice too.
        await columns.SaveAsync(one, "unreached", []);
        Assert.Empty((await columns.FindAsync(one, "unreached"))!);
        Assert.Equal(["since"], await columns.FindAsync(one, "alerts"));
        Assert.Null(await columns.FindAsync(other, "unreached"));
    }
}
