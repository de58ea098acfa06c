using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Support;

/// <summary>An operation with a meeting a week from the start of 2016, its clock, a mail server, and a program that sends there.</summary>
internal sealed class MailDesk : IAsyncDisposable
{
    private MailDesk(TestStore store, FakeTimeProvider clock, TestMailServer server, MailNode node) =>
        (Store, Clock, Server, Node) = (store, clock, server, node);

    public TestStore Store { get; }

    /// <summary>Of a day on which three meetings have been, the last of them yesterday.</summary>
    public FakeTimeProvider Clock { get; }

    public TestMailServer Server { get; }

    public MailNode Node { get; }

    public static async Task<MailDesk> OpenAsync(StoreProvider provider, params (string Name, string Value)[] settings)
    {
        var store = await TestStore.CreateAsync(provider);
        var result = await new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
            BundleSource.Of(
                RecordKinds.Operations, ["code", "name", "since", "time_zone"], ["year", "A year of meetings", "2016-01-01", "Asia/Damascus"]), null,
                new ImportOptions(), TestStore.Actor, TestStore.Now);
        Assert.Empty(result.Refused);
        var clock = new FakeTimeProvider(new DateTimeOffset(2016, 1, 22, 6, 0, 0, TimeSpan.Zero));
        var server = new TestMailServer();
        return new MailDesk(store, clock, server, new MailNode(store, clock, [.. server.Settings, .. settings]));
    }

    /// <summary>Another running program over the same store.</summary>
    public MailNode Another(params (string Name, string Value)[] settings) => new(Store, Clock, settings.Length > 0 ? settings : Server.Settings);

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Server.DisposeAsync();
        await Store.DisposeAsync();
    }
}
