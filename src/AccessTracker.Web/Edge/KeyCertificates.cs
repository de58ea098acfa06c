using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AccessTracker.Data;
using AccessTracker.Data.Identity;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Edge;

/// <summary>
/// The certificate that keys in the store are encrypted with. It is kept beside the store, never in it: <c>Keys:Certificate</c>,
/// or <c>keyring.pfx</c> in the folder <c>Keys:Path</c>, which is made when there is none. Other .pfx files of that folder
/// can read what was encrypted with them before.
/// </summary>
public sealed class KeyCertificates
{
    private const string FileName = "keyring.pfx";

    // As strong as 128 bits, which nobody tries out.
    private const int LeastBits = 3072;

    private readonly Lazy<IReadOnlyList<X509Certificate2>> _all;

    public KeyCertificates(KeySettings settings, string root, KeyStore keys, TimeProvider clock)
    {
        Folder = Path.GetFullPath(settings.Path, root);
        var path = settings.Certificate is { } given ? Path.GetFullPath(given, root) : null;
        var password = settings.CertificatePassword;

        // When first needed: commands that protect nothing need no certificate.
        _all = new Lazy<IReadOnlyList<X509Certificate2>>(() =>
        {
            if (path is null && !File.Exists(Default))
            {
                Make(keys, clock.GetUtcNow());
            }

            var current = path ?? Default;
            IEnumerable<string> older = Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.pfx").Where(f => f != current).Order(StringComparer.Ordinal) : [];
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
        var message = "The store's keys were encrypted with a certificate that this node does not have. Copy keyring.pfx from the folder Keys:Path of a node "
            + $"that runs (or from its backup) to {Default}, or name the certificate in Keys:Certificate.";
        return inner is null ? new StoreUnusableException(message) : new StoreUnusableException(message, inner);
    }

    private string Default => Path.Combine(Folder, FileName);

    // A second node that made one of its own would share nobody's sessions, and nobody would know why.
    private void Make(KeyStore keys, DateTimeOffset now)
    {
        if (keys.ListAsync().GetAwaiter().GetResult().Count > 0)
        {
            throw Unreadable();
        }

        using var rsa = RSA.Create(LeastBits);
        var request = new CertificateRequest("CN=AccessTracker keys", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(20));
        var fresh = Default + ".new";
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(Folder);
            }
            else
            {
                Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            File.Delete(fresh);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(fresh, options))
            {
                file.Write(certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, null));
            }

            File.Move(fresh, Default);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another node on this folder may have been quicker.
            if (!File.Exists(Default))
            {
                throw new StoreUnusableException($"The certificate for the keys could not be written to {Default}: {e.Message}", e);
            }
        }
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
                + "Name a stronger one in Keys:Certificate, and leave this one as a .pfx file in the folder Keys:Path: what it encrypted is read with it.");
    }

    private static X509Certificate2 Load(string file, string? password)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password);
            return certificate.HasPrivateKey ? certificate : throw new StoreUnusableException($"{file} holds no private key: it cannot read the store's keys.");
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
    /// <summary>The folder of certificates, from the program's own.</summary>
    public string Path { get; init; } = "data/keys";

    /// <summary>The file of the one to encrypt with; null: the program's own in <see cref="Path"/>.</summary>
    public string? Certificate { get; init; }

    public string? CertificatePassword { get; init; }
}
