using System.Net;
using AccessTracker.Domain.Messages;
using AccessTracker.Web.Components;
using Microsoft.Extensions.Logging;

namespace AccessTracker.Tests.Entries;

/// <summary>A message is pasted, a form is filled in from it, and the server keeps nothing of its text (docs/messages.md).</summary>
[Collection("hangfire")]
public sealed class MessagePageTests
{
    private const string Operation = "issg-2016";
    private const string Secret = "qwertyuiopasdf";

    [Fact]
    public async Task Messages_fill_in_forms_one_after_the_other_and_are_kept_nowhere()
    {
        using var log = new Remembered();
        using var app = new TestApp(seed: true, log: log);
        await app.EnterAsync("coordinator");
        var address = Urls.PasteMessage(Operation);
        Assert.Contains($"href=\"{address}\"", await app.Client.GetStringAsync(Urls.Enter(Operation)), StringComparison.Ordinal);

        // Two messages: the first is shown with what it tells, the other waits.
        var pasted = await PostAsync(app, address, address, ("_handler", "paste"),
            ("text", $"[12/05/2016, 14:03] Abu Ahmad: Madaya 40 trucks food 4,000 fam delivered {Secret}\n"
                + "[13/05/2016, 9:00] Abu: Duma convoy cancelled"));
        Assert.Contains("Families", pasted.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Abu", pasted.Text, StringComparison.Ordinal);
        Assert.Contains($"<mark>{Secret}</mark>", pasted.Text, StringComparison.Ordinal);

        // The form is filled in, says where from, and asks how many people the families are. Nothing is kept yet.
        var form = Urls.EnterForm(Operation, "convoy");
        var hidden = Hidden(pasted.Text, "_message", "_rest", "_convoy");
        var proposed = await PostAsync(app, address, form, [("_handler", "entry"), ("entry.action", "propose"), .. hidden]);
        Assert.Contains("name=\"trucks\" value=\"40\"", proposed.Text, StringComparison.Ordinal);
        Assert.Contains("40 trucks", proposed.Text, StringComparison.Ordinal);
        Assert.Contains("4,000 families", proposed.Text, StringComparison.Ordinal);
        Assert.Contains("class=\"field-problem\"", proposed.Text, StringComparison.Ordinal);
        Assert.Contains("No drafts are waiting", await app.Client.GetStringAsync(Urls.Enter(Operation)), StringComparison.Ordinal);

        // Saved as any form, with what that asks answered, it leads on to the message that waits.
        (string, string)[] typed =
        [
            ("_handler", "entry"), ("entry.action", "save"), ("entry.id", Guid.CreateVersion7().ToString()), ("mode", "road"),
            ("track", "inter_agency"), ("departed_on", "2016-05-12"), ("trucks", "40"), ("outcome", "delivered"),
            ("stops.1.location", "Madaya"), ("stops.1.people_reached", "20000"), .. hidden,
        ];
        var asked = await PostAsync(app, address, form, typed);
        Assert.Contains("20000", asked.Text, StringComparison.Ordinal);
        var saved = await PostAsync(app, address, form, [.. typed, .. Meant(asked.Text)]);
        var next = Hidden(saved.Text, "text");
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        var second = await PostAsync(app, address, address, [("_handler", "paste"), .. next]);
        Assert.Contains("Duma", second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Madaya", second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(log.Lines, l => l.Contains(Secret, StringComparison.Ordinal) || l.Contains("Abu Ahmad", StringComparison.Ordinal));

        // What is too long is refused, in words, and stands there to be shortened; what the server takes of no form likewise: the server
        // of the tests, which knows no limit of a body, leaves that to the page.
        var tooLong = await PostAsync(app, address, address, ("_handler", "paste"), ("text", new string('9', MessageText.MostCharacters + 1)));
        Assert.Contains("20,000", tooLong.Text, StringComparison.Ordinal);
        var (status, text) = await PostAsync(app, address, address, ("_handler", "paste"), ("text", new string('9', 10_000_000)));
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, $"{status}");
        Assert.Matches("20,000|larger than is accepted|longer than a form may be", text);
    }

    private static (string, string)[] Hidden(string page, params string[] names) => [.. names.Select(n => (n, WebUtility.HtmlDecode(
        System.Text.RegularExpressions.Regex.Match(page, $"type=\"hidden\" name=\"{n}\" value=\"([^\"]*)\"").Groups[1].Value)))];

    private static IEnumerable<(string, string)> Meant(string page) => System.Text.RegularExpressions.Regex
        .Matches(page, "name=\"entry\\.meant\" value=\"([^\"]+)\"").Select(m => ("entry.meant", WebUtility.HtmlDecode(m.Groups[1].Value)));

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(
        TestApp app, string tokenOf, string address, params (string Name, string Value)[] fields)
    {
        var token = TestApp.Token(await app.Client.GetStringAsync(tokenOf));
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(token))
        {
            content.Add(new StringContent(value), name);
        }

        using var answer = await app.Client.PostAsync(address, content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>All that is logged.</summary>
    private sealed class Remembered : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
