using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using AccessTracker.Data.Common;
using AccessTracker.Web.Cli;
using AccessTracker.Web.Hosting;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AccessTracker.Tests.Hosting;

/// <summary>The keys that cookies are protected with: shared by the nodes of a store, of no use to whoever has the store alone.</summary>
[Collection("hangfire")]
public sealed class KeyRingTests
{
    [Theory, EveryStore]
    public async Task Nodes_of_one_store_with_one_certificate_read_each_other_s_cookies(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        using var one = new TestApp("Production", store: store.Options);
        using var other = new TestApp("Production", store: store.Options);

        Assert.Equal(HttpStatusCode.OK, (await other.GetAsAsync(one.TicketOf(TestApp.Somebody()), "/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await one.GetAsAsync(other.TicketOf(TestApp.Somebody()), "/")).StatusCode);
    }

    [Theory, EveryStore]
    public async Task A_node_with_another_certificate_refuses_to_start_and_says_what_to_copy(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        using (new TestApp(store: store.Options, keys: store.Folder.Path("one")))
        using (new TestApp(keys: store.Folder.Path("other")))
        {
        }

        foreach (var folder in new[] { "other", "none" })
        {
            Assert.Contains("Copy keyring.pfx", await RefusalAsync(store, $"--Keys:Path={store.Folder.Path(folder)}"), StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(store.Folder.Path("none")), "A certificate was made that nobody else has.");

        // Told what to copy, one copies; the old one is kept beside it and both are read.
        File.Move(store.Folder.Path("other", "keyring.pfx"), store.Folder.Path("other", "before.pfx"));
        File.Copy(store.Folder.Path("one", "keyring.pfx"), store.Folder.Path("other", "keyring.pfx"));
        using var told = new TestApp(store: store.Options, keys: store.Folder.Path("other"));
    }

    [Fact]
    public async Task Keys_of_a_certificate_before_are_read_while_it_lies_beside()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var keys = store.Folder.Path("keys");
        string ticket;
        using (var before = new TestApp("Production", store: store.Options, keys: keys))
        {
            ticket = before.TicketOf(TestApp.Somebody());
        }

        File.Move(Path.Combine(keys, "keyring.pfx"), Path.Combine(keys, "2025.pfx"));
        using (new TestApp(keys: store.Folder.Path("new")))
        {
        }

        File.Copy(store.Folder.Path("new", "keyring.pfx"), Path.Combine(keys, "keyring.pfx"));
        using var after = new TestApp("Production", store: store.Options, keys: keys);
        Assert.Equal(HttpStatusCode.OK, (await after.GetAsAsync(ticket, "/")).StatusCode);
    }

    [Theory, EveryStore]
    public async Task The_store_alone_opens_nothing(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        using (new TestApp(store: store.Options))
        {
        }

        var keys = await store.Db.ReadAsync(s => s.QueryAsync<string>("select content from protection_key"));

        var key = Assert.Single(keys);
        Assert.Contains("<encryptedKey", key, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", key, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_laptop_s_certificate_is_for_its_owner_alone()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        using (new TestApp(keys: store.Folder.Path("keys")))
        {
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(store.Folder.Path("keys", "keyring.pfx")));
        Assert.Equal(["keyring.pfx"], Directory.GetFiles(store.Folder.Path("keys")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_is_named()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        await File.WriteAllTextAsync(store.Folder.Path("broken.pfx"), "no certificate");

        Assert.Contains("broken.pfx", await RefusalAsync(store, $"--Keys:Certificate={store.Folder.Path("broken.pfx")}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_is_sealed_so_that_a_change_is_noticed()
    {
        using var app = new TestApp();
        var plain = XElement.Parse("<masterKey>secret</masterKey>");
        var sealedKey = new KeyEncryptor(app.Services.GetRequiredService<KeyCertificates>()).Encrypt(plain);
        Assert.Equal(typeof(KeyDecryptor), sealedKey.DecryptorType);
        Assert.DoesNotContain("secret", sealedKey.EncryptedElement.ToString(), StringComparison.Ordinal);
        var decryptor = new KeyDecryptor(app.Services);
        Assert.Equal(plain.ToString(), decryptor.Decrypt(sealedKey.EncryptedElement).ToString());

        Assert.All(sealedKey.EncryptedElement.Elements().Select(e => e.Name).ToList(), part =>
        {
            var changed = new XElement(sealedKey.EncryptedElement);
            var bytes = Convert.FromBase64String(changed.Element(part)!.Value);
            bytes[0] ^= 1;
            changed.Element(part)!.Value = Convert.ToBase64String(bytes);
            Assert.ThrowsAny<CryptographicException>(() => decryptor.Decrypt(changed));
        });
    }

    // By the framework's encryption, as earlier versions wrote them.
    [Fact]
    public void A_key_of_an_earlier_version_is_read()
    {
        using var app = new TestApp();
        var before =
            new CertificateXmlEncryptor(app.Services.GetRequiredService<KeyCertificates>().Current, NullLoggerFactory.Instance)
            .Encrypt(XElement.Parse("<masterKey>secret</masterKey>"));
        Assert.Equal("secret", new KeyRing.Decryptor(app.Services).Decrypt(before.EncryptedElement).Value);
    }

    [Fact]
    public async Task A_certificate_that_is_too_weak_is_named()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        using var rsa = RSA.Create(2048);
        using var certificate =
            new CertificateRequest("CN=weak", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TestStore.Now, TestStore.Now.AddYears(50));
        await File.WriteAllBytesAsync(store.Folder.Path("weak.pfx"), certificate.Export(X509ContentType.Pkcs12));

        var refusal = await RefusalAsync(store, $"--Keys:Certificate={store.Folder.Path("weak.pfx")}");

        Assert.Contains("weak.pfx has an RSA key of 2048 bits; 3072 at least are needed", refusal, StringComparison.Ordinal);
    }

    // As an operator meets it: the program ends and says why.
    private static async Task<string> RefusalAsync(TestStore store, string keys)
    {
        using var errors = new StringWriter();
        string[] args =
        [
            "--urls=http://127.0.0.1:0", "--applicationName=AccessTracker.Web",
                $"--Store:Provider={(store.Options.Provider == StoreProvider.Postgres ? "postgres" : "sqlite")}",
            $"--Store:ConnectionString={store.Options.ConnectionString}", keys,
        ];
        Assert.Equal(CommandLine.Wrong, await CommandLine.RunAsync(args, TextWriter.Null, errors).WaitAsync(TimeSpan.FromMinutes(1)));
        return errors.ToString();
    }
}
