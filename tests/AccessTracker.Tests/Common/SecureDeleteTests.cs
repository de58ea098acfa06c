using System.Text;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Backup;
using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Common;

/// <summary>What was taken out of the store, or replaced in it, is neither in its file any more nor in a copy of it.</summary>
public sealed class SecureDeleteTests
{
    private static readonly DateTimeOffset _now = TestStore.Now;

    [Fact]
    public async Task What_is_gone_has_left_nothing_in_the_file()
    {
        await using var store = await TestStore.SeededAsync(StoreProvider.Sqlite);
        var operation = store.Seeded;
        var accounts = new AccountStore(store.Db);
        var credentials = new CredentialStore(store.Db);
        var account = (await accounts.AddAsync("a@example.org", "A", new Grant(Role.Member, null, []), TestStore.Actor, _now))!;
        var link = (await new LinkStore(store.Db).IssueAsync(account.Id, TestStore.Actor, _now))!;
        await credentials.SetPasswordAsync(account, "zqfirsthash", TestStore.Actor, _now);
        account = (await accounts.FindAsync(account.Id))!;
        Assert.True(await credentials.SetSecondFactorAsync(account, "zqauthenticatorkey", 1, ["zqcode"], TestStore.Actor, _now));
        account = (await accounts.FindAsync(account.Id))!;
        await new PasskeyStore(store.Db)
            .AddAsync(account, new StoredPasskey { CredentialId = "zqcredential", Name = "x", PublicKey = new string('k', 9000) + "zqpublickey" },
                TestStore.Actor, _now);
        var drafts = new DraftStore(store.Db);
        await drafts.KeepAsync(
            operation, "a", new TypedDraft("d1", "convoy", null, 0, new Dictionary<string, string> { ["note"] = new('n', 9000) }), _now);
        var first = (await store.ScalarAsync<string>("select content from draft"))!;
        await drafts.KeepAsync(
            operation, "a", new TypedDraft("d1", "convoy", null, 1, new Dictionary<string, string> { ["note"] = new('m', 9000) }), _now);
        var second = (await store.ScalarAsync<string>("select content from draft"))!;
        var code = Sha256("zqcode");
        string[] gone = ["zqfirsthash", "zqauthenticatorkey", code, "zqcredential", "zqpublickey", .. Ends(first), .. Ends(second)];
        await CheckpointAsync(store);
        Assert.All(gone.Except(Ends(first)), g => Assert.Contains(g, Raw(store.Folder.Path("store.db")), StringComparison.Ordinal));

        await credentials.SetPasswordAsync(account, "zqsecondhash", TestStore.Actor, _now);
        await credentials.RemoveSecondFactorAsync(account, TestStore.Actor, _now);
        await new PasskeyStore(store.Db).RemoveAsync(account, "zqcredential", TestStore.Actor, _now);
        await drafts.DiscardAsync(operation, "a", "d1", _now);
        await drafts.RemoveOldAsync(_now + DraftStore.TakenBackWithin + TimeSpan.FromSeconds(1));
        await CheckpointAsync(store);
        await new StoreBackup(store.Options).BackupAsync(store.Folder.Path("copy.db"));

        foreach (var file in Directory.GetFiles(store.Folder.Path(), "*.db*"))
        {
            var text = Raw(file);
            Assert.All(gone, g => Assert.False(text.Contains(g, StringComparison.Ordinal), $"{g} is in {Path.GetFileName(file)}"));

            // A link's own token never was in it.
            Assert.DoesNotContain(link, text, StringComparison.Ordinal);
        }

        Assert.Contains("zqsecondhash", Raw(store.Folder.Path("copy.db")), StringComparison.Ordinal);
    }

    // A long text lies on pages of its own.
    private static string[] Ends(string sealedText) => [sealedText[20..80], sealedText[^60..]];

    private static string Sha256(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static async Task CheckpointAsync(TestStore store)
    {
        await using var connection = await store.Db.OpenAsync(default);
        await using var command = connection.CreateCommand();
        command.CommandText = "pragma wal_checkpoint(truncate)";
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Equal(0, reader.GetInt64(0));
    }

    private static string Raw(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Encoding.Latin1.GetString(bytes.ToArray());
    }
}
