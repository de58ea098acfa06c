using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Web.Hosting;

namespace AccessTracker.Tests.Components;

/// <summary>What a first start leaves: one certificate, in a place that the store does not lose, and keys that it reads.</summary>
public sealed class FirstStartKeysTests
{
    [Fact]
    public async Task The_certificate_stands_beside_a_store_that_is_kept_elsewhere()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var root = store.Folder.Path("repository");

        _ = Certificates(store, root).Current;

        var folder = Path.GetDirectoryName(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(store.Options.ConnectionString).DataSource)!;
        Assert.True(File.Exists(Path.Combine(folder, "keys", "keyring.pfx")));
        Assert.False(Directory.Exists(root), "The store's certificate stands where the program was started from.");
    }

    [Fact]
    public async Task A_store_that_an_older_program_began_keeps_the_certificate_where_it_is()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var root = store.Folder.Path("repository");
        var before = Certificates(store, root, Path.Combine(root, "data", "keys")).Current;
        await new KeyStore(store.Db).AddAsync("key", "<key />", TestStore.Now, _ => true);

        Assert.Equal(before.Thumbprint, Certificates(store, root).Current.Thumbprint);
    }

    [Theory, EveryStore]
    public async Task Of_many_that_start_at_once_on_one_folder_one_decides(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var folder = store.Folder.Path("keys");
        Directory.CreateDirectory(folder);

        // What a process left that was killed on the way.
        await File.WriteAllTextAsync(Path.Combine(folder, "keyring.pfx.new"), "half");

        var found = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => Certificates(store, store.Folder.Path("root"), folder).Current.Thumbprint)));

        Assert.Single(found.Distinct());
        Assert.Equal(["keyring.pfx"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Theory, EveryStore]
    public async Task Of_nodes_that_start_at_once_with_certificates_of_their_own_one_stores_the_first_key(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);

        var stored = await Task.WhenAll(Enumerable.Range(0, 6).Select(node => Task.Run(
            () => new KeyStore(store.Db)
                .AddAsync($"key-{node}", $"<key node='{node}' />", TestStore.Now, there => there == $"<key node='{node}' />"))));

        Assert.Single(stored, isStored => isStored);
        Assert.Single(await new KeyStore(store.Db).ListAsync());
    }

    private static KeyCertificates Certificates(TestStore store, string root, string? folder = null) => new(
        new KeySettings { Path = folder }, root, store.Options, new KeyStore(store.Db), TimeProvider.System);
}
