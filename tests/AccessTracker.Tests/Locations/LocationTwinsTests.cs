using AccessTracker.Data.Common;
using AccessTracker.Data.Locations;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Tests.Locations;

/// <summary>Places that may have been entered twice are asked about, once.</summary>
public sealed class LocationTwinsTests
{
    [Fact]
    public void Those_that_may_be_one_are_paired_and_those_that_are_known_to_be_two_are_not()
    {
        Location[] places =
        [
            Place("A1", "Kafr Batna", "Rural Damascus", "SY1"), Place("A2", "Somewhere", "Homs", "sy1"),
            Place("B1", "az-Zabadani", "Rural Damascus", latitude: 33.72), Place("B2", "Zabadani", "Rural Damascus"),
            Place("C1", "Madaya", "Rural Damascus"), Place("C2", "Medaya", null), Place("C3", "Madaya", "Homs"),
            Place("D1", "Muadamiyat", "Hama"), Place("D2", "Moadamiyet", "Hama"),

            // One name, far apart; one name, two P-codes; near in letters, but short; only proposed.
            Place("E1", "Tell", "Idleb", latitude: 35.1), Place("E2", "Tell", "Idleb", latitude: 36.1),
            Place("F1", "Rabia", "Lattakia", "SY7"), Place("F2", "Rabia", "Lattakia", "SY8"),
            Place("G1", "Sur", "Deir"), Place("G2", "Sir", "Deir"),
            Place("NEW-ABCDEF-1", "Kafr Batna", "Rural Damascus"),
            Place("H1", "One name", "Dara", latitude: 32.6000), Place("H2", "Other", "Quneitra", latitude: 32.6001),
        ];

        var found = LocationTwins.Of(places.ToDictionary(p => p.Code));

        Assert.Equal(
            [
                ("A1", "A2", TwinSign.SamePcode), ("B1", "B2", TwinSign.SameName), ("C1", "C2", TwinSign.LikeName),
                ("C2", "C3", TwinSign.LikeName), ("D1", "D2", TwinSign.LikeName), ("H1", "H2", TwinSign.SamePoint),
            ],
            found.Select(p => (p.First.Code, p.Second.Code, p.Sign)));
    }

    [Theory, EveryStore]
    public async Task That_two_are_not_one_is_remembered_once_and_can_be_asked_again(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await store.ImportRowsAsync(RecordKinds.Operations, ["code", "name", "since"], ["year", "A year", "2016-01-01"]);
        var operation = (await new OperationStore(store.Db).FindAsync("year"))!;
        var distinct = new DistinctLocations(store.Db);

        Assert.True(await distinct.AddAsync(operation, "B", "A", TestStore.Actor, TestStore.Now));
        Assert.False(await distinct.AddAsync(operation, "A", "B", TestStore.Actor, TestStore.Now));
        Assert.Equal(new DistinctPair("A", "B", TestStore.Actor.Name, TestStore.Now), Assert.Single(await distinct.ListAsync(operation)));
        Assert.True(await distinct.RemoveAsync(operation, "A", "B", TestStore.Actor, TestStore.Now));
        Assert.False(await distinct.RemoveAsync(operation, "A", "B", TestStore.Actor, TestStore.Now));
        Assert.Empty(await distinct.ListAsync(operation));
        Assert.Equal(
            ["places_told_apart", "places_compared_again"],
            await store.Db.ReadAsync(s => s.QueryAsync<string>("select action from audit_event where kind = 'location' order by number")));
    }

    private static Location Place(string code, string name, string? governorate, string? pcode = null, double? latitude = null) => new()
    {
        Code = code, Name = name, Governorate = governorate, CommunityPcode = pcode, Latitude = latitude, Longitude = latitude is null ? null : 36,
    };
}
