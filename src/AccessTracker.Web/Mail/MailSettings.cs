using System.Globalization;
using System.Net;
using AccessTracker.Web.Edge;
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

/// <summary>The mail server: <c>Mail:*</c> of the configuration.</summary>
/// <param name="From">Whom mail comes from.</param>
/// <param name="MostAttachedBytes">Files beyond that are left out of a mail, which says so.</param>
public sealed record MailSettings(string Host, int Port, MailSecurity Security, string? User, string? Password, MailboxAddress From, long MostAttachedBytes)
{
    private const string Insecure = "Mail:AllowInsecureTransport";

    /// <summary>Null: there is none, and no mail is sent.</summary>
    /// <exception cref="UnsafeSetupException">It is half set up, or passwords and reports could be read on the way.</exception>
    public static MailSettings? Read(IConfiguration configuration, IHostEnvironment environment)
    {
        string? Value(string name) => configuration[$"Mail:{name}"] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        if (Value("Host") is not { } host)
        {
            return null;
        }

        if (!MailboxAddress.TryParse(Value("From") ?? "", out var from) || from.Address.Split('@') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            throw new UnsafeSetupException($"Mail:From is '{Value("From")}'. Expected: an address, or a name and an address: Task force <reports@example.org>.");
        }

        var security = Value("Security") switch
        {
            null or "starttls" => MailSecurity.Starttls,
            "tls" => MailSecurity.Tls,
            "none" => MailSecurity.None,
            var other => throw new UnsafeSetupException($"Mail:Security is '{other}'. Expected: starttls, tls or none."),
        };
        if (security == MailSecurity.None && !environment.IsDevelopment() && !IsHere(host) && !IsYes(Value("AllowInsecureTransport")))
        {
            throw new UnsafeSetupException($"Mail:Security is 'none', and {host} is another machine: anyone listening on the network could read reports and passwords. Use starttls or tls, or set {Insecure}=true where the way is safe by other means.");
        }

        if (Value("User") is null != Value("Password") is null)
        {
            throw new UnsafeSetupException("Set both Mail:User and Mail:Password, or neither.");
        }

        return new MailSettings(host, Number("Port", UsualPort(security)), security, Value("User"), Value("Password"), from, Number("MostAttachedBytes", 10 * 1024 * 1024));

        int Number(string name, int otherwise) => Value(name) is not { } text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw new UnsafeSetupException($"Mail:{name} is '{text}'. Expected: a whole number above 0.");
    }

    private static int UsualPort(MailSecurity security) => security switch
    {
        MailSecurity.Starttls => 587,
        MailSecurity.Tls => 465,
        MailSecurity.None => 25,
    };

    private static bool IsHere(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static bool IsYes(string? text) => text is not null
        && (bool.TryParse(text, out var yes) ? yes : throw new UnsafeSetupException($"{Insecure} is '{text}'. Expected: true or false."));
}
