using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using Microsoft.Data.Sqlite;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// The certificate that keys in the store are encrypted with. It is kept beside the store, never in it: <c>Keys:Certificate</c>,
/// or <c>keyring.pfx</c> in the folder <c>Keys:Path</c>, which is made when there is none. Other .pfx files of that folder
/// can read what was encrypted with them before. Without <c>Keys:Path</c> the folder is <c>keys</c> beside a SQLite store, so that a store
/// that is kept elsewhere does not lose its certificate with the folder that the program was started from; else <c>data/keys</c>.
/// </summary>
public sealed class KeyCertificates
{
    private const string FileName = "keyring.pfx";

    // As strong as 128 bits, which nobody tries out.
    private const int LeastBits = 3072;

    private readonly Lazy<IReadOnlyList<X509Certificate2>> _all;

    // Where programs before this one put the certificate of every store.
    private readonly string? _before;

    public KeyCertificates(KeySettings settings, string root, StoreOptions store, KeyStore keys, TimeProvider clock)
    {
        var common = Path.GetFullPath("data/keys", root);
        Folder = settings.Path is { } folder ? Path.GetFullPath(folder, root) : Beside(store) ?? common;
        _before = settings.Path is not null || Folder == common ? null : Path.Combine(common, FileName);
        var path = settings.Certificate is { } given ? Path.GetFullPath(given, root) : null;
        var password = settings.CertificatePassword;

        // When first needed: commands that protect nothing need no certificate.
        _all = new Lazy<IReadOnlyList<X509Certificate2>>(() =>
        {
            var current = path ?? (File.Exists(Default) ? Default : FindOrMake(keys, clock.GetUtcNow()));
            IEnumerable<string> older = Directory.Exists(Folder)
                ? Directory.GetFiles(Folder, "*.pfx").Where(f => f != current).Order(StringComparer.Ordinal)
                : [];
            return [LoadCurrent(current, password), .. older.Select(file => Load(file, password))];
        });
    }

    /// <summary>Where certificates are looked for.</summary>
    public string Folder { get; }

    /// <summary>What new keys are encrypted with.</summary>
    public X509Certificate2 Current => _all.Value[0];

    public IReadOnlyList<X509Certificate2> All => _all.Value;

    /// <summary>What to do about keys that none of these certificates reads.</summary>
    public StoreUnusableException Unreadable(Exception? inner = null)
    {
        var message =
            "The store's keys were encrypted with a certificate that this node does not have. Copy keyring.pfx from the folder Keys:Path of a node "
            + $"that runs (or from its backup) to "
            + $"{Default}{(File.Exists(Default) ? ", keeping the one that is there under another name that ends in .pfx" : "")}, "
            + "or name the certificate in Keys:Certificate.";
        return inner is null ? new StoreUnusableException(message) : new StoreUnusableException(message, inner);
    }

    /// <summary>Whether one of these certificates reads the key, as far as the key says which one sealed it.</summary>
    public bool Reads(XElement key) =>
        key.Descendants(KeyEncryptor.Element).All(e => All.Any(c => c.Thumbprint == (string?)e.Attribute(KeyEncryptor.Certificate)));

    private string Default => Path.Combine(Folder, FileName);

    private static string? Beside(StoreOptions store) => store.Provider == StoreProvider.Sqlite
        ? Path.Combine(Path.GetDirectoryName(new SqliteConnectionStringBuilder(store.ConnectionString).DataSource)!, "keys")
        : null;

    // A second node that made one of its own would share nobody's sessions, and nobody would know why.
    private string FindOrMake(KeyStore keys, DateTimeOffset now)
    {
        if (keys.ListAsync().GetAwaiter().GetResult().Count > 0)
        {
            return File.Exists(_before) ? _before : throw Unreadable();
        }

        using var rsa = RSA.Create(LeastBits);
        var request = new CertificateRequest("CN=AccessTracker keys", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(20));
        try
        {
            PrivateFiles.MakeFolder(Folder);
            DurableFile.Create(Default, certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, null));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process on this folder may have been quicker: its certificate is the one that counts.
            if (!File.Exists(Default))
            {
                throw new StoreUnusableException($"The certificate for the keys could not be written to {Default}: {e.Message}", e);
            }
        }

        return Default;
    }

    // What is only read with may be weaker: it was strong enough for whoever chose it, and goes once nothing needs it.
    private static X509Certificate2 LoadCurrent(string file, string? password)
    {
        var certificate = Load(file, password);
        using var rsa = certificate.GetRSAPublicKey();
        return rsa?.KeySize >= LeastBits
            ? certificate
            : throw new StoreUnusableException(
                $"The certificate {file} has {(rsa is null ? "no RSA key" : $"an RSA key of {rsa.KeySize} bits")}; {LeastBits} at least are needed. "
                + "Name a stronger one in Keys:Certificate, and leave this one as a .pfx file in the folder Keys:Path: what it encrypted is read "
                + "with it.");
    }

    private static X509Certificate2 Load(string file, string? password)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password);
            return certificate.HasPrivateKey
                ? certificate
                : throw new StoreUnusableException($"{file} holds no private key: it cannot read the store's keys.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnusableException($"The certificate {file} cannot be read: {e.Message} (Keys:Certificate, Keys:CertificatePassword)", e);
        }
    }
}

/// <summary>Where the certificate is that reads the store's keys.</summary>
[Settings("Keys")]
public sealed class KeySettings
{
    /// <summary>The folder of certificates, from the program's own; null: beside a SQLite store, else <c>data/keys</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The file of the one to encrypt with; null: the program's own in that folder.</summary>
    public string? Certificate { get; init; }

    public string? CertificatePassword { get; init; }
}
