using System.Data.Common;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Xml.Linq;
using AccessTracker.Data.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace AccessTracker.Web.Hosting;

/// <summary>The keys that cookies and forms are protected with: in the store, so that its nodes share them, and encrypted there.</summary>
public static class KeyRing
{
    public static void AddKeyRing(this IServiceCollection services, IHostEnvironment environment, string root)
    {
        services.AddSingleton<KeyStore>();
        services.AddSettings<KeySettings>();
        services.AddSingleton(p => ActivatorUtilities.CreateInstance<KeyCertificates>(p, root));

        // One name, so that every command and node of a store can open what another one sealed. Environments may share the
        // store, and a cookie made in one must not be read in another: those have protectors of their own.
        services.AddDataProtection().SetApplicationName("AccessTracker");
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>>(p => new ConfigureNamedOptions<CookieAuthenticationOptions>(
            null, o => o.DataProtectionProvider = p.GetRequiredService<IDataProtectionProvider>().CreateProtector(environment.EnvironmentName)));
        services.AddOptions<KeyManagementOptions>().Configure<KeyStore, KeyCertificates, TimeProvider>((o, keys, certificates, clock) =>
        {
            o.XmlRepository = new Repository(keys, certificates, clock);
            o.XmlEncryptor = new KeyEncryptor(certificates);
        });
    }

    /// <summary>Makes the first key when there is none.</summary>
    /// <exception cref="Data.Common.StoreUnusableException">The store holds keys that this node cannot read.</exception>
    public static void RequireReadable(IServiceProvider services)
    {
        var certificates = services.GetRequiredService<KeyCertificates>();
        _ = certificates.Current;
        foreach (var key in services.GetRequiredService<IKeyManager>().GetAllKeys())
        {
            try
            {
                key.CreateEncryptor();
            }
            catch (Exception e) when (e is not Data.Common.StoreUnusableException)
            {
                throw certificates.Unreadable(e);
            }
        }

        try
        {
            services.GetDataProtector("start").Protect([1]);
        }
        catch (CryptographicException e) when (e.InnerException is Data.Common.StoreUnusableException or DbException)
        {
            // What kept the first key from being stored, which is more than that nothing could be protected.
            ExceptionDispatchInfo.Throw(e.InnerException);
        }
    }

    private sealed class Repository(KeyStore keys, KeyCertificates certificates, TimeProvider clock) : IXmlRepository
    {
        // The framework asks for them without a way to wait.
        public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.ListAsync().GetAwaiter().GetResult().Select(XElement.Parse)];

        public void StoreElement(XElement element, string friendlyName)
        {
            var isAdded = keys.AddAsync(
                friendlyName, element.ToString(SaveOptions.DisableFormatting), clock.GetUtcNow(), there =>
                    certificates.Reads(XElement.Parse(there))).GetAwaiter().GetResult();
            if (!isAdded)
            {
                throw certificates.Unreadable();
            }
        }
    }

    // Reads what the framework's own encryption wrote for earlier versions, which named this class in the store.
    public sealed class Decryptor(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement)
        {
            var inner = new ServiceCollection();
            inner.AddDataProtection().UnprotectKeysWithAnyCertificate([.. services.GetRequiredService<KeyCertificates>().All]);
            using var provider = inner.BuildServiceProvider();
            return new EncryptedXmlDecryptor(provider).Decrypt(encryptedElement);
        }
    }
}
