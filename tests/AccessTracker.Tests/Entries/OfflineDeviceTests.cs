using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Entries;

/// <summary>Whether a browser may keep what is entered in it without a line.</summary>
public sealed class OfflineDeviceTests
{
    private const string Phone = "0123456789abcdef0123456789abcdef";
    private const string Other = "ffffffffffffffffffffffffffffffff";

    private static readonly DateTimeOffset _now = TestStore.Now;

    [Theory, EveryStore]
    public async Task A_device_is_kept_while_it_is_seen_and_emptied_when_it_is_revoked_forbidden_or_was_away_for_too_long(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await store.SeedAsync();
        var devices = new OfflineDeviceStore(store.Db);
        Assert.Equal(OfflineStanding.Unknown, (await devices.ContactAsync(Phone, null, _now)).Standing);
        Assert.True(await devices.AddAsync(operation.Id, operation.Operation.Code, null, Phone, "Chrome, Android", TestStore.Actor, _now));
        Assert.True(await devices.AddAsync(operation.Id, operation.Operation.Code, null, Phone, "Chrome, Android", TestStore.Actor, _now));
        Assert.False(await devices.AddAsync(
            operation.Id, operation.Operation.Code, null, Phone, "Chrome, Android", new Actor("other@example.org", "editor"), _now));
        var device = Assert.Single(await devices.ListAsync(TestStore.Actor.Name));
        Assert.Equal((operation.Operation.Code, "Chrome, Android", _now), (device.Operation, device.Client, device.AddedAt));
        Assert.DoesNotContain(Phone, await store.ScalarAsync<string>("select id_hash from offline_device"), StringComparison.Ordinal);

        var seen = _now + OfflineDeviceStore.Seen - TimeSpan.FromSeconds(1);
        Assert.Equal(OfflineStanding.Kept, (await devices.ContactAsync(Phone, null, seen)).Standing);
        Assert.Equal(OfflineStanding.Kept, (await devices.ContactAsync(Phone, "other@example.org", seen)).Standing);
        Assert.Equal(_now, Assert.Single(await devices.ListAsync(TestStore.Actor.Name)).LastSeenAt);
        Assert.Equal(
            new OfflineContact(OfflineStanding.Kept, TestStore.Actor.Name, operation.Operation.Code),
            await devices.ContactAsync(Phone, TestStore.Actor.Name, seen));
        Assert.Equal(seen, Assert.Single(await devices.ListAsync(TestStore.Actor.Name)).LastSeenAt);

        // It is noted once an hour.
        await devices.ContactAsync(Phone, TestStore.Actor.Name, seen + TimeSpan.FromMinutes(59));
        Assert.Equal(seen, Assert.Single(await devices.ListAsync(TestStore.Actor.Name)).LastSeenAt);
        Assert.Equal(OfflineStanding.Kept, (await devices.ContactAsync(Phone, TestStore.Actor.Name, seen)).Standing);

        // Asking too late is not being there.
        var late = seen + OfflineDeviceStore.Seen;
        Assert.Equal(OfflineStanding.Stale, (await devices.ContactAsync(Phone, TestStore.Actor.Name, late)).Standing);
        Assert.Equal(OfflineStanding.Stale, (await devices.ContactAsync(Phone, null, late)).Standing);

        await devices.ForbidAsync(operation.Id, operation.Operation.Code, true, TestStore.Actor, seen);
        Assert.True(await devices.IsForbiddenAsync(operation.Id));
        Assert.Equal(OfflineStanding.Forbidden, (await devices.ContactAsync(Phone, TestStore.Actor.Name, seen)).Standing);
        Assert.False(await devices.AddAsync(operation.Id, operation.Operation.Code, null, Other, null, TestStore.Actor, seen));
        await devices.ForbidAsync(operation.Id, operation.Operation.Code, false, TestStore.Actor, seen);
        Assert.Equal(OfflineStanding.Kept, (await devices.ContactAsync(Phone, TestStore.Actor.Name, seen)).Standing);

        Assert.False(await devices.EndAsync(device.Id, "other@example.org", null, TestStore.Actor, seen));
        Assert.True(await devices.EndAsync(device.Id, null, operation.Id, TestStore.Actor, seen));
        Assert.False(await devices.EndAsync(device.Id, TestStore.Actor.Name, null, TestStore.Actor, seen));
        Assert.Equal(OfflineStanding.Ended, (await devices.ContactAsync(Phone, TestStore.Actor.Name, seen)).Standing);
        Assert.False(await devices.AddAsync(operation.Id, operation.Operation.Code, null, Phone, null, TestStore.Actor, seen));
        Assert.Empty(await devices.ListAsync(operation.Id));
        Assert.Equal(
            ["offline_turned_on", "offline_forbidden", "offline_allowed", "offline_revoked"],
            await store.Db.ReadAsync(s => s.QueryAsync<string>("select action from audit_event where action like 'offline%' order by number")));
    }

    [Theory, EveryStore]
    public async Task The_devices_of_an_account_end_with_it_and_do_not_keep_its_name(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await store.SeedAsync();
        var (accounts, devices) = (new AccountStore(store.Db), new OfflineDeviceStore(store.Db));
        var account = (await accounts.AddAsync("nour@example.org", "Nour", new Grant(Role.Coordinator, null, []), TestStore.Actor, _now))!;
        await devices.AddAsync(operation.Id, operation.Operation.Code, account.Id, Phone, "Firefox", new Actor("Nour", "coordinator"), _now);
        await accounts.DisableAsync(account.Id, TestStore.Actor, _now);

        Assert.Equal(OfflineStanding.Ended, (await devices.ContactAsync(Phone, null, _now)).Standing);
        await accounts.PseudonymiseAsync(account.Id, TestStore.Actor, _now);
        Assert.Empty(await devices.ListAsync("Nour"));
        Assert.Equal(OfflineStanding.Ended, (await devices.ContactAsync(Phone, null, _now)).Standing);
    }
}
