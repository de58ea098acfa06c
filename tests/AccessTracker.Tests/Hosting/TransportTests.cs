using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AccessTracker.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AccessTracker.Tests.Hosting;

/// <summary>What the program speaks to browsers and to its store.</summary>
public sealed class TransportTests
{
    [Theory]
    [InlineData("Host=db.example;Database=x")]
    [InlineData("Host=db.example;Database=x;SSL Mode=Require")]
    [InlineData("Host=127.0.0.1,db.example;Database=x")]
    [InlineData("Host=10.0.0.7;Database=x;SSL Mode=Prefer")]
    public void A_database_elsewhere_is_refused_unless_its_certificate_is_checked(string connection)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Check(connection, "Production", null));
        Assert.Contains("SSL Mode=VerifyFull", refused.Message, StringComparison.Ordinal);
        Assert.Contains(
            "SSL Mode=VerifyFull", Assert.Throws<OptionsValidationException>(() => Check(connection, "Production", "false")).Message,
            StringComparison.Ordinal);
        var bare = connection.Replace("SSL Mode=Require", "", StringComparison.Ordinal).Replace("SSL Mode=Prefer", "", StringComparison.Ordinal);
        Check($"{bare};SSL Mode=VerifyFull", "Production", null);
        Check(connection, "Production", "true");
        Check(connection, "Development", null);
    }

    [Theory]
    [InlineData("Host=localhost;Database=x")]
    [InlineData("Host=127.0.0.1;Port=5433;Database=x")]
    [InlineData("Host=::1;Database=x")]
    [InlineData("Host=/run/postgresql;Database=x")]
    [InlineData("Host=db.example;Database=x;SSL Mode=VerifyCA")]
    public void One_on_this_machine_or_known_by_its_certificate_is_taken(string connection) => Check(connection, "Production", null);

    [Fact]
    public void What_allows_it_otherwise_is_true_or_false() =>
        Assert.Contains(
            "true or false", Assert.Throws<OptionsValidationException>(() => Check("Host=db.example", "Production", "perhaps")).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Current_versions_of_tls_are_spoken(SslProtocols version) =>
        Assert.True(await HandshakeAsync(o => o.EnabledSslProtocols = version));

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task Ciphers_without_authentication_or_forward_secrecy_are_not()
    {
        foreach (var suite in new[] { TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, TlsCipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384,
            TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA })
        {
            Assert.False(
                await HandshakeAsync(o => (o.EnabledSslProtocols, o.CipherSuitesPolicy) = (SslProtocols.Tls12, new CipherSuitesPolicy([suite]))),
                $"{suite}");
        }

        Assert.True(await HandshakeAsync(o =>
            (o.EnabledSslProtocols, o.CipherSuitesPolicy) =
                (SslProtocols.Tls12, new CipherSuitesPolicy([TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256]))));
    }

    private static void Check(string connection, string environment, string? allowed) => SettingsOf.ReadIn<StoreSettings>(
        environment, ("Store:Provider", "postgres"), ("Store:ConnectionString", connection), (StoreTransport.Setting, allowed ?? ""));

    // Whether a client of these wishes and the program's server come to terms.
    private static async Task<bool> HandshakeAsync(Action<SslClientAuthenticationOptions> wish)
    {
        using var rsa = RSA.Create(2048);
        using var certificate =
            new CertificateRequest("CN=localhost", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TestStore.Now, TestStore.Now.AddYears(50));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        Limits.Apply(builder.Services);
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(certificate)));
        await using var app = builder.Build();
        await app.StartAsync();
        var port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await using var tls = new SslStream(client.GetStream());
        var options =
            new SslClientAuthenticationOptions { TargetHost = "localhost", RemoteCertificateValidationCallback = (_, shown, _, _) =>
                shown?.GetCertHashString() == certificate.GetCertHashString() };
        wish(options);
        try
        {
            await tls.AuthenticateAsClientAsync(options);
            return true;
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            return false;
        }
    }
}
