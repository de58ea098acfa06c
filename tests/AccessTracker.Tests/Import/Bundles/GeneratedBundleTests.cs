using AccessTracker.Benchmarks.Generation;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Situations;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Import.Bundles;

/// <summary>The operation that the benchmarks are run on, in a small size.</summary>
public sealed class GeneratedBundleTests
{
    private static readonly Scale _small = new(Places: 60, Convoys: 500, Deliveries: 2_345, Seed: 7);

    [Theory, EveryStore]
    public async Task It_goes_into_a_store_that_verifies_and_has_of_everything(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        GeneratedBundle.Write(store.Folder.Path("in"), _small);

        var result = await store.ImportAsync(store.Folder.Path("in"));

        Assert.Empty(result.Refused);
        Assert.True(result.IsStored);
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
        var operation = (await new OperationStore(store.Db).FindAsync("generated"))!;
        var (facts, _) = await new FactsStore(store.Db, new SensitivityRules()).LoadAsync(operation.Id, Audience.Everything);
        Assert.Equal((60, 500, 2_345), (facts.Locations.Count, facts.Convoys.Count, facts.Deliveries.Count));
        Assert.Equal(Enum.GetValues<DeliveryOutcome>(), facts.Deliveries.Select(d => d.Outcome).Distinct().Order());
        Assert.Equal(Enum.GetValues<ConvoyMode>(), facts.Convoys.Select(c => c.Mode).Distinct().Order());
        Assert.Contains(facts.Convoys, c => !c.IsHeadline);
        Assert.Contains(facts.Deliveries, d => d.IsHandedOver && d.PeopleReached is null);
        Assert.Contains(new Situation(facts).Stops, s => s.IsEstimated);

        // Every answer to "what blocks it" that the seed gives no example of is no example at all.
        var board = UnreachedBoard.Of(new Situation(facts), operation.Operation.Until!.Value);
        Assert.True(board.Select(p => p.BlockedBy).Distinct().Count() >= 5, string.Join(", ", board.Select(p => p.BlockedBy).Distinct()));
    }

    [Fact]
    public void The_seed_decides_every_byte()
    {
        using var folder = new TestFolder();
        GeneratedBundle.Write(folder.Path("one"), _small);
        GeneratedBundle.Write(folder.Path("two"), _small);
        GeneratedBundle.Write(folder.Path("other"), _small with { Seed = 8 });

        Assert.Equal(Text("one"), Text("two"));
        Assert.NotEqual(Text("one"), Text("other"));

        string Text(string name) =>
            string.Join('\n',
                Directory.GetFiles(folder.Path(name)).Order(StringComparer.Ordinal).Select(f => $"{Path.GetFileName(f)}\n{File.ReadAllText(f)}"));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 3, 2)]
    public void A_scale_that_cannot_be_is_refused(int places, int convoys, int deliveries)
    {
        using var folder = new TestFolder();
        Assert.Throws<ArgumentException>(() => GeneratedBundle.Write(folder.Path("in"), new Scale(places, convoys, deliveries, 1)));
    }
}
