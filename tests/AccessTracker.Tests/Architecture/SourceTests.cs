using System.Text.RegularExpressions;

namespace AccessTracker.Tests.Architecture;

/// <summary>Habits that the compiler cannot hold, read off the sources.</summary>
public sealed class SourceTests
{
    private const int MarkupLines = 150;
    private const int CodeLines = 250;

    // What one of the two databases does not know, or reads in another way (docs/decisions/0007).
    private static readonly Regex _oneDatabaseOnly = new(
        @"\bnow\(|\bcurrent_(date|time|timestamp)\b|\binterval\b|\bilike\b|::\w|\bgroup_concat\b|\bstrftime\b|\bjulianday\b|\bselect \*"
            + @"|\blast_insert_rowid\b|\bgreatest\(|\bextract\(",
        RegexOptions.IgnoreCase);

    [Fact]
    public void Components_hold_no_queries_and_no_clock()
    {
        var offences = Sources("src/AccessTracker.Web", "*.razor*")
            .Where(f => Regex.IsMatch(
                f.Text, @"\bDapper\b|\bDbConnection\b|\binsert into\b|TimeProvider\.System|ConfigureAwait|MarkupString", RegexOptions.IgnoreCase))
            .Select(f => f.Name);
        Assert.Empty(offences);
    }

    // The store, the provider and the mail server are named in the configuration; nothing else is called, so no address can be slipped in.
    [Fact]
    public void Nothing_but_the_store_the_provider_and_the_mail_server_is_called()
    {
        var offences = Sources("src", "*.cs").Concat(Sources("src", "*.razor"))
            .Where(f => f.Name != "MailServer.cs")
            .Where(f => Regex.IsMatch(
                f.Text,
                @"\b(HttpClient|IHttpClientFactory|HttpMessageInvoker|WebRequest|WebClient|TcpClient|UdpClient|SmtpClient)\b"
                    + @"|\b(ClientWebSocket|new Socket)\b"))
            .Select(f => f.Name);
        Assert.Empty(offences);
    }

    [Fact]
    public void Components_are_short()
    {
        var offences = Sources("src/AccessTracker.Web", "*.razor*")
            .Where(f => !f.Name.EndsWith(".css", StringComparison.Ordinal)
                && f.Text.Count(c => c == '\n') > (f.Name.EndsWith(".razor", StringComparison.Ordinal) ? MarkupLines : CodeLines))
            .Select(f => f.Name);
        Assert.Empty(offences);
    }

    [Fact]
    public void Queries_say_only_what_both_databases_know()
    {
        var offences = Queries().Where(q => _oneDatabaseOnly.IsMatch(q.Text)).Select(q => q.Name);
        Assert.Empty(offences);
    }

    [Theory]
    [InlineData("select * from x")]
    [InlineData("select a from x where b > now()")]
    [InlineData("select a::text from x")]
    public void A_query_for_one_database_only_is_found(string query) => Assert.Matches(_oneDatabaseOnly, query);

    [Fact]
    public void Queries_are_looked_for_where_they_are() => Assert.True(Queries().Count() > 5);

    private static IEnumerable<(string Name, string Text)> Queries() => Sources("src/AccessTracker.Data", "*.cs")
        .SelectMany(f => Regex.Matches(f.Text, "\"\"\"(.*?)\"\"\"", RegexOptions.Singleline).Select(m => (f.Name, m.Groups[1].Value)))
        .Where(q => Regex.IsMatch(q.Value, @"\b(select|insert into|update)\b"));

    private static IEnumerable<(string Name, string Text)> Sources(string folder, string pattern) => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
        .Select(f => (Path.GetFileName(f), File.ReadAllText(f)));
}
