using AccessTracker.Domain.Common;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace AccessTracker.Web.Mail;

/// <summary>What came of handing a mail to the server.</summary>
public enum SendStatus
{
    /// <summary>The server has taken it.</summary>
    Accepted,

    /// <summary>The server does not want it, today or tomorrow.</summary>
    Refused,

    /// <summary>Not now; the next mail may do better.</summary>
    Postponed,

    /// <summary>The server cannot be reached or does not let us in: no mail will do better now.</summary>
    Away,
}

/// <param name="Reason">What the server said; null when it took the mail.</param>
public sealed record HandingResult(SendStatus SendStatus, string? Reason);

/// <summary>The mail server of the configuration. The only place that speaks to it.</summary>
public sealed class MailServer(MailSettings settings)
{
    /// <summary>Null: mail is off.</summary>
    public MailSettings? Settings => settings.Host is null ? null : settings;

    public bool IsOn => Settings is not null;

    /// <summary>A connection for a few mails, made with the first.</summary>
    /// <exception cref="InvalidOperationException">Mail is off.</exception>
    public MailConnection Open() => new(Settings ?? throw new InvalidOperationException("Mail is off."));
}

/// <summary>One conversation with the server at a time; after an error the next mail begins another.</summary>
public sealed class MailConnection(MailSettings settings) : IAsyncDisposable
{
    private const int LongestReason = 500;

    // A server has ten minutes to answer for what it has taken (RFC 5321, 4.5.3.2.6): whoever hangs up before that sends the mail again, and it
    // comes twice. The whole of a mail is well within its lease. Until it lets us in, a server has no such time.
    private static readonly TimeSpan _oneAnswer = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan _oneMail = TimeSpan.FromMinutes(12);
    private static readonly TimeSpan _oneGreeting = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _oneFarewell = TimeSpan.FromSeconds(5);

    private SmtpClient? _client;

    /// <summary>Hands over one mail. Returns as soon as the server has answered for it.</summary>
    public async Task<HandingResult> SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_oneMail);
        try
        {
            using var greeting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            greeting.CancelAfter(_oneGreeting);
            await ConnectAsync(greeting.Token);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            Drop();
            return new HandingResult(SendStatus.Away, Reason(e));
        }

        try
        {
            await _client!.SendAsync(message, limit.Token);
            return new HandingResult(SendStatus.Accepted, null);
        }
        catch (SmtpCommandException e)
        {
            if (!_client!.IsConnected)
            {
                Drop();
            }

            // That we may not send at all, or not from there, is no fault of this mail.
            var isFinal = (int)e.StatusCode >= 500 && e.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
            return new HandingResult(isFinal ? SendStatus.Refused : SendStatus.Postponed, Reason(e, $"{(int)e.StatusCode} {e.Message}"));
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            Drop();
            return new HandingResult(SendStatus.Postponed, Reason(e));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is { IsConnected: true })
        {
            try
            {
                using var farewell = new CancellationTokenSource(_oneFarewell);
                await _client.DisconnectAsync(quit: true, farewell.Token);
            }
            catch (Exception e) when (e is IOException or ProtocolException or CommandException or OperationCanceledException or TimeoutException)
            {
                // What was sent is sent, whether or not the server says goodbye.
            }
        }

        Drop();
    }

    private async Task ConnectAsync(CancellationToken cancellation)
    {
        if (_client is { IsConnected: true })
        {
            return;
        }

        Drop();

        // Certificates are checked; whether one was revoked is not asked, for nobody but the server is called.
        _client = new SmtpClient { Timeout = (int)_oneAnswer.TotalMilliseconds, CheckCertificateRevocation = false };
        await _client.ConnectAsync(settings.Host!, settings.UsedPort, Options(settings.Security), cancellation);
        if (settings.User is { } user)
        {
            await _client.AuthenticateAsync(user, settings.Password!, cancellation);
        }
    }

    private void Drop()
    {
        _client?.Dispose();
        _client = null;
    }

    private static SecureSocketOptions Options(MailSecurity security) => security switch
    {
        MailSecurity.Starttls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
    };

    private static string Reason(Exception e, string? text = null)
    {
        var line = MailText.OneLine(text ?? $"{e.GetType().Name}: {e.Message}");
        return Unicode.Start(line, LongestReason);
    }
}
