using System.ComponentModel.DataAnnotations;
using System.Net;
using AccessTracker.Web.Hosting;
using MimeKit;

namespace AccessTracker.Web.Mail;

/// <summary>How the way to the mail server is kept from listeners.</summary>
public enum MailSecurity
{
    /// <summary>TLS after a greeting in the clear; without it nothing is sent.</summary>
    Starttls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>None.</summary>
    None,
}

/// <summary>The mail server. Without <see cref="Host"/> there is none, and no mail is sent.</summary>
[Settings("Mail")]
public sealed class MailSettings : ICheckedSettings
{
    private const string Insecure = "Mail:AllowInsecureTransport";

    public string? Host { get; init; }

    /// <summary>Null: the usual one of <see cref="Security"/>.</summary>
    [Range(1, 65535)]
    public int? Port { get; init; }

    public MailSecurity Security { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Whom mail comes from: an address, or a name and an address.</summary>
    public string From { get; init; } = "";

    /// <summary>Files beyond that are left out of a mail, which says so.</summary>
    [Range(1, int.MaxValue)]
    public int MostAttachedBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>An operator's word that the way to a server on another machine is safe by other means.</summary>
    public bool AllowInsecureTransport { get; init; }

    /// <summary><see cref="From"/>, taken apart.</summary>
    public MailboxAddress Sender => MailboxAddress.Parse(From);

    /// <summary>The port that the server is asked at.</summary>
    public int UsedPort => Port ?? Security switch
    {
        MailSecurity.Starttls => 587,
        MailSecurity.Tls => 465,
        MailSecurity.None => 25,
    };

    public IEnumerable<string> Faults(IHostEnvironment environment)
    {
        if (Host is null)
        {
            yield break;
        }

        if (!MailboxAddress.TryParse(From, out var from) || from.Address.Split('@') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            yield return $"Mail:From is '{From}'. Expected: an address, or a name and an address: Task force <reports@example.org>.";
        }

        if (Security == MailSecurity.None && !environment.IsDevelopment() && !IsHere(Host) && !AllowInsecureTransport)
        {
            yield return $"Mail:Security is 'none', and {Host} is another machine: anyone listening on the network could read reports and passwords. "
                + $"Use starttls or tls, or set {Insecure}=true where the way is safe by other means.";
        }

        if (User is null != Password is null)
        {
            yield return "Set both Mail:User and Mail:Password, or neither.";
        }
    }

    private static bool IsHere(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
