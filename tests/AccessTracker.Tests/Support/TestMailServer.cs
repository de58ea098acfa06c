using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace AccessTracker.Tests.Support;

/// <summary>A real mail server on loopback: it takes what it is told to take, and keeps it.</summary>
internal sealed class TestMailServer : MessageStore, IMailboxFilter, IMailboxFilterFactory, IMessageStoreFactory, IAsyncDisposable
{
    private readonly ConcurrentQueue<MimeMessage> _messages = new();
    private readonly SmtpServer.SmtpServer _server;
    private readonly Task _running;

    public TestMailServer()
    {
        Port = FreePort();
        var services = new ServiceProvider();
        services.Add((IMessageStoreFactory)this);
        services.Add((IMailboxFilterFactory)this);
        var options =
            new SmtpServerOptionsBuilder().ServerName("mail.test").Endpoint(e => e.Endpoint(new IPEndPoint(IPAddress.Loopback, Port))).Build();
        _server = new SmtpServer.SmtpServer(options, services);
        _running = _server.StartAsync(CancellationToken.None);
    }

    public int Port { get; }

    /// <summary>What it took, in order.</summary>
    public IReadOnlyList<MimeMessage> Messages => [.. _messages];

    /// <summary>What it answers to a message; 250 takes it.</summary>
    public Func<MimeMessage, int> Answer { get; set; } = _ => 250;

    /// <summary>Addresses that it does not know.</summary>
    public ISet<string> Unknown { get; } = new HashSet<string>();

    /// <summary>How often it took each message, by its id.</summary>
    public IReadOnlyDictionary<string, int> Counts => _messages.GroupBy(m => m.MessageId!).ToDictionary(g => g.Key, g => g.Count());

    /// <summary>The settings with which the program sends here.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("Mail:Host", "127.0.0.1"), ("Mail:Port", Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Mail:Security", "none"),
        ("Mail:From", "Task force <reports@example.org>"), ("PublicUrl", "https://access.example.org"),
    ];

    public override Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(buffer.ToArray());
        var message = MimeMessage.Load(stream, cancellationToken);
        var code = Answer(message);
        if (code == 250)
        {
            _messages.Enqueue(message);
        }

        return Task.FromResult(new SmtpResponse((SmtpReplyCode)code, code == 250 ? "taken" : "told to say so"));
    }

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) =>
        Task.FromResult(true);

    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
        Task.FromResult(!Unknown.Contains($"{to.User}@{to.Host}"));

    IMailboxFilter ISessionContextInstanceFactory<IMailboxFilter>.CreateInstance(ISessionContext context) => this;

    IMessageStore ISessionContextInstanceFactory<IMessageStore>.CreateInstance(ISessionContext context) => this;

    public async ValueTask DisposeAsync()
    {
        _server.Shutdown();
        await _running;
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
