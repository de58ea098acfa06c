using AccessTracker.Web.Components;
using MimeKit;

namespace AccessTracker.Web.Mail;

/// <summary>
/// One mail to who asks for it, while they wait: what the mail server answers is what they are told. It does not wait among the others, where it
/// would be known only later.
/// </summary>
public sealed class MailTest(MailServer server)
{
    /// <summary>Returns what came of it, in words. Mail is on.</summary>
    /// <param name="email">Whose address.</param>
    /// <param name="operation">Name of the operation that is being set up.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<string> RunAsync(string email, string operation, CancellationToken cancellation)
    {
        var message = new MimeMessage();
        message.From.Add(server.Settings!.Sender);
        message.To.Add(MailboxAddress.Parse(email));
        message.Subject = MailText.OneLine($"{Texts.AppName}: {Texts.MailTest}");
        message.Body = new TextPart("plain") { Text = Format.With(Texts.MailTestBody, MailText.OneLine(operation)) };
        await using var connection = server.Open();
        var result = await connection.SendAsync(message, cancellation);
        return result.SendStatus switch
        {
            SendStatus.Accepted => Format.With(Texts.MailTestAccepted, email),
            SendStatus.Refused => Format.With(Texts.MailTestRefused, result.Reason),
            SendStatus.Postponed => Format.With(Texts.MailTestPostponed, result.Reason),
            SendStatus.Away => Format.With(Texts.MailTestAway, server.Settings.Host, result.Reason),
        };
    }
}
