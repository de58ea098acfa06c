using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// How keys lie in the store: AES-256-GCM under a key of their own, which is encrypted with the certificate by RSA-OAEP with
/// SHA-256 (docs/decisions/0014). The framework's own encryption pads by PKCS#1 v1.5 and does not notice what was changed.
/// </summary>
public sealed class KeyEncryptor(KeyCertificates certificates) : IXmlEncryptor
{
    internal const string Element = "encryptedKey";
    internal const string Certificate = "certificate";
    internal const int NonceBytes = 12;
    internal const int TagBytes = 16;
    private const int KeyBytes = 32;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var certificate = certificates.Current;
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var (key, nonce) = (RandomNumberGenerator.GetBytes(KeyBytes), RandomNumberGenerator.GetBytes(NonceBytes));
        var (text, tag) = (new byte[plain.Length], new byte[TagBytes]);
        try
        {
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Encrypt(nonce, plain, text, tag, Encoding.ASCII.GetBytes(certificate.Thumbprint));
            using var rsa = certificate.GetRSAPublicKey()!;
            return new EncryptedXmlInfo(
                new XElement(
                    Element,
                    new XAttribute(Certificate, certificate.Thumbprint),
                    Part("wrapped", rsa.Encrypt(key, RSAEncryptionPadding.OaepSHA256)),
                    Part("nonce", nonce),
                    Part("tag", tag),
                    Part("text", text)),
                typeof(KeyDecryptor));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private static XElement Part(string name, byte[] bytes) => new(name, Convert.ToBase64String(bytes));
}

/// <summary>Opens what <see cref="KeyEncryptor"/> sealed, with any certificate that this node has.</summary>
public sealed class KeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <exception cref="CryptographicException">No certificate of this node opens it, or it was changed.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        var thumbprint = (string?)encryptedElement.Attribute(KeyEncryptor.Certificate) ?? "";
        var certificate = services.GetRequiredService<KeyCertificates>().All.FirstOrDefault(c => c.Thumbprint == thumbprint)
            ?? throw new CryptographicException($"There is no certificate {thumbprint} here.");
        using var rsa = certificate.GetRSAPrivateKey()!;
        var key = rsa.Decrypt(Part(encryptedElement, "wrapped"), RSAEncryptionPadding.OaepSHA256);
        var text = Part(encryptedElement, "text");
        var plain = new byte[text.Length];
        try
        {
            using var cipher = new AesGcm(key, KeyEncryptor.TagBytes);
            cipher.Decrypt(Part(encryptedElement, "nonce"), text, Part(encryptedElement, "tag"), plain, Encoding.ASCII.GetBytes(thumbprint));
            return XElement.Parse(Encoding.UTF8.GetString(plain));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private static byte[] Part(XElement element, string name) => Convert.FromBase64String(element.Element(name)?.Value ?? "");
}
