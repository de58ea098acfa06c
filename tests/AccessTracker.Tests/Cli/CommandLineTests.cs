using System.Text.Json;
using System.Text.RegularExpressions;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Cli;

namespace AccessTracker.Tests.Cli;

// The command line is configured by environment variables, which are the process's: one test at a time.
[Collection("environment")]
public sealed class CommandLineTests : IDisposable
{
    private const string Connection = "Store__ConnectionString";

    private readonly TestFolder _folder = new();
    private readonly string? _before = Environment.GetEnvironmentVariable(Connection);

    public CommandLineTests() => Environment.SetEnvironmentVariable(Connection, $"Data Source={_folder.Path("store.db")}");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Connection, _before);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("bogus")]
    [InlineData("import")]
    [InlineData("import", "a", "b")]
    [InlineData("report", "--xml")]
    [InlineData("export", "x", "--operation")]
    [InlineData("verify", "--operation", "x")]
    public async Task What_is_not_understood_ends_with_2(params string[] args)
    {
        var (code, output, errors) = await RunAsync(args);
        Assert.Equal((CommandLine.NotUnderstood, ""), (code, output));
        Assert.Contains("--help", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("help")]
    [InlineData("-h")]
    public async Task Help_names_every_command(string asked)
    {
        var (code, output, errors) = await RunAsync(asked);
        Assert.Equal((CommandLine.Done, ""), (code, errors));
        string[] commands = ["serve", "migrate", "import", "sheet", "export", "report", "publish", "deliver", "verify", "backup", "restore", "user"];
        Assert.All(commands, c => Assert.Matches($@"(?m)^  {c}\b.* \w", output));
        Assert.Contains(
            "Exit code 0: done. 1: something was refused or is wrong. 2: the command line was not understood.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import", "--dry-run", "--keep-good-rows", "--operation <CODE>", "<PATH>")]
    [InlineData("publish", "--narrative <FILE>", "--reason <TEXT>", "--task-force <WORD>", "<NUMBER>")]
    [InlineData("user", "add <EMAIL>", "token <EMAIL>", "disable <EMAIL>", "list")]
    [InlineData("serve", "--urls")]
    public async Task Help_of_one_command_says_how_it_is_written(string command, params string[] told)
    {
        foreach (var asked in new[] { new[] { command, "--help" }, ["help", command] })
        {
            var (code, output, _) = await RunAsync(asked);
            Assert.Equal(CommandLine.Done, code);
            Assert.All(told, t => Assert.Contains(t, output, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_version_is_the_one_of_the_build()
    {
        var version = Regex.Match(await File.ReadAllTextAsync(Repository.Path("Directory.Build.props")), "<Version>(.*)</Version>").Groups[1].Value;
        Assert.Equal((CommandLine.Done, $"{version}\n", ""), await RunAsync("--version"));
    }

    [Theory]
    [InlineData("bogus", "There is no command 'bogus'.")]
    [InlineData("imprt x", "There is no command 'imprt'. The nearest is 'import'.")]
    [InlineData("report five", "'five' is not the number of a report.")]
    [InlineData("publish 5 --reason a --reason b", "--reason")]
    [InlineData("publish 0", "'0' is not the number of a report.")]
    [InlineData("user add nobody --role member", "'nobody' is not an e-mail address.")]
    [InlineData("user add a@example.org --role emperor", "--role is one of: member, coordinator, manager, administrator.")]
    [InlineData("user add a@example.org", "--role")]
    [InlineData("user token a@example.org", "--name")]
    [InlineData("user token a@example.org --name sheet --scope all", "--scope is one of: read, write, publish.")]
    [InlineData("user token a@example.org --name sheet --days 366", "--days is a number from 1 to 365.")]
    [InlineData("user", "user --help")]
    [InlineData("import", "import --help")]
    public async Task What_was_not_understood_is_said(string line, string told)
    {
        var (code, output, errors) = await RunAsync(line.Split(' '));
        Assert.Equal((CommandLine.NotUnderstood, ""), (code, output));
        Assert.Contains(told, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_imports_reads_exports_verifies_and_copies()
    {
        var (imported, counts, _) = await RunAsync("import", Repository.Path("tests", "seeds", "issg-2016-06"));
        Assert.Equal(CommandLine.Done, imported);
        Assert.Contains("locations.csv: 40 added, 0 changed, 0 same, 0 refused", counts, StringComparison.Ordinal);

        var (_, again, _) = await RunAsync("import", Repository.Path("tests", "seeds", "issg-2016-06"));
        Assert.Contains("locations.csv: 0 added, 0 changed, 40 same, 0 refused", again, StringComparison.Ordinal);

        var (_, lines, _) = await RunAsync("report");
        Assert.Equal(20, lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        var (_, json, _) = await RunAsync("report", "5", "--json");
        using var report = JsonDocument.Parse(json);
        Assert.Equal(
            ["number", "state", "revision", "computedAt", "publishedAt", "publishedBy", "contentHash", "content"],
            report.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            report.RootElement.GetProperty("contentHash").GetString(), ReportJson.Hash(report.RootElement.GetProperty("content").GetRawText()));

        Assert.Equal(CommandLine.Done, (await RunAsync("export", _folder.Path("out.zip"))).Code);
        Assert.Equal(CommandLine.Done, (await RunAsync("verify")).Code);
        Assert.Equal(CommandLine.Done, (await RunAsync("backup", _folder.Path("copy.db"))).Code);
        Assert.Equal(CommandLine.Done, (await RunAsync("restore", _folder.Path("copy.db"))).Code);
        Assert.Equal(CommandLine.Wrong, (await RunAsync("report", "99")).Code);
        Assert.Equal(CommandLine.Wrong, (await RunAsync("report", "5", "--operation", "nothing")).Code);
    }

    [Fact]
    public async Task Delivering_without_a_mail_server_queues_and_says_that_mail_is_off()
    {
        await RunAsync("migrate");

        var (code, counts, told) = await RunAsync("deliver");

        Assert.Equal((CommandLine.Wrong, "0 queued, 0 accepted, 0 to be tried again, 0 not sent\n"), (code, counts));
        Assert.Contains("Mail:Host", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_report_that_fails_does_not_keep_the_others_from_their_reader()
    {
        await RunAsync("import", Repository.Path("tests", "seeds", "issg-2016-06"));
        await ExecuteAsync("create trigger broken before insert on report when new.number = 2 begin select raise(abort, 'the disk is full'); end");

        var (five, text, told) = await RunAsync("report", "5");
        Assert.Equal(CommandLine.Done, five);
        Assert.Contains("Report 5 (draft)", text, StringComparison.Ordinal);
        Assert.Contains("Report 2 could not be computed: ", told, StringComparison.Ordinal);
        Assert.Contains("the disk is full", told, StringComparison.Ordinal);

        var (two, nothing, why) = await RunAsync("report", "2");
        Assert.Equal((CommandLine.Wrong, ""), (two, nothing));
        Assert.Contains("Report 2 could not be computed: ", why, StringComparison.Ordinal);

        var (all, lines, _) = await RunAsync("report");
        Assert.Equal((CommandLine.Wrong, 19), (all, lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        using var list = JsonDocument.Parse((await RunAsync("report", "--json")).Output);
        Assert.Equal(19, list.RootElement.GetArrayLength());
    }

    [Fact]
    public async Task A_report_that_could_not_follow_its_records_is_printed_and_ends_with_1()
    {
        await RunAsync("import", Repository.Path("tests", "seeds", "issg-2016-06"));
        await RunAsync("report");
        await ExecuteAsync("create trigger broken before insert on report when new.number = 2 begin select raise(abort, 'the disk is full'); end");
        Directory.CreateDirectory(_folder.Path("change"));
        await File.WriteAllTextAsync(Path.Combine(_folder.Path("change"), "locations.csv"), "code,name\nMAD,Madaya town\n");
        await RunAsync("import", _folder.Path("change"));

        var (code, text, told) = await RunAsync("report", "2");

        Assert.Equal(CommandLine.Wrong, code);
        Assert.Contains("Report 2 (draft)", text, StringComparison.Ordinal);
        Assert.Contains("What is stored of it shows the records as of ", told, StringComparison.Ordinal);
    }

    // The trigger counts each try to store report 2, and lets none through.
    [Fact]
    public async Task Printing_all_reports_computes_each_once()
    {
        await RunAsync("import", Repository.Path("tests", "seeds", "issg-2016-06"));
        await ExecuteAsync("create table tried (number integer)");
        await ExecuteAsync(
            "create trigger counted before insert on report when new.number = 2 begin insert into tried values (2); select raise(ignore); end");

        var (code, lines, _) = await RunAsync("report");

        Assert.Equal((CommandLine.Wrong, 19), (code, lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.Equal(1L, await ExecuteAsync("select count(*) from tried"));
    }

    [Fact]
    public async Task A_refused_row_is_printed_and_ends_with_1()
    {
        var bundle = Directory.CreateDirectory(_folder.Path("bundle")).FullName;
        await File.WriteAllTextAsync(Path.Combine(bundle, "operation.csv"), "code,name,since\nX,X,2016-13-01\n");

        var (code, output, _) = await RunAsync("import", bundle);

        Assert.Equal(CommandLine.Wrong, code);
        Assert.Contains("operation.csv, row 2, since: '2016-13-01'", output, StringComparison.Ordinal);
        Assert.Contains("Nothing was stored.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        var (code, output, _) = await RunAsync("import", Repository.Path("tests", "seeds", "issg-2016-06"), "--dry-run");
        Assert.Equal(CommandLine.Done, code);
        Assert.Contains("nothing was stored", output, StringComparison.Ordinal);
        Assert.Equal(CommandLine.Wrong, (await RunAsync("report")).Code);
    }

    [Fact]
    public async Task Migrating_twice_does_nothing_more()
    {
        Assert.Contains("brought up to date", (await RunAsync("migrate")).Output, StringComparison.Ordinal);
        Assert.Contains("is up to date", (await RunAsync("migrate")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_is_added_sets_the_password_by_the_link_that_is_printed()
    {
        var (code, link, _) = await RunAsync("user", "add", "chief@example.org", "--role", "administrator");
        Assert.Equal(CommandLine.Done, code);
        Assert.Equal(CommandLine.Wrong, (await RunAsync("user", "add", "Chief@example.org", "--role", "member")).Code);
        Assert.Equal(CommandLine.NotUnderstood, (await RunAsync("user", "add", "other@example.org", "--role", "emperor")).Code);

        // A program comes in by what is printed, once.
        var (_, access, _) = await RunAsync("user", "token", "chief@example.org", "--name", "sheet", "--scope", "write");
        Assert.StartsWith("at_", access, StringComparison.Ordinal);
        Assert.Contains(
            "no operation NOWHERE",
            (await RunAsync("user", "token", "chief@example.org", "--name", "sheet", "--operation", "NOWHERE")).Errors, StringComparison.Ordinal);
        Assert.Equal(CommandLine.Wrong, (await RunAsync("user", "token", "nobody@example.org", "--name", "sheet")).Code);

        await using var db = new Db(TestStore.SqliteOptions(_folder.Path("store.db")), TestStore.Severe);
        var token = Regex.Match(link, @"^/password#([A-Za-z0-9_-]{43})\s*$").Groups[1].Value;
        var account = await new LinkStore(db).SetPasswordAsync(token, "hash", null, TimeProvider.System.GetUtcNow());
        Assert.Equal(("chief@example.org", true), (account?.Email, account?.HasPassword));
        Assert.Contains("chief@example.org\tActive\tAdministrator", (await RunAsync("user", "list")).Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_ceasefire_task_forces_reports_are_asked_for_by_name()
    {
        await RunAsync("import", Repository.Path("tests", "seeds", "issg-2016-06"));
        await File.WriteAllTextAsync(
            _folder.Path("meetings.csv"), "number,task_force,date\n1,ceasefire,2016-02-26\n2,ceasefire,2016-03-03\n");
        Directory.CreateDirectory(_folder.Path("bundle"));
        File.Move(_folder.Path("meetings.csv"), Path.Combine(_folder.Path("bundle"), "meetings.csv"));
        await RunAsync("import", _folder.Path("bundle"));

        var (code, json, errors) = await RunAsync("report", "2", "--task-force", "ceasefire", "--json");
        Assert.Equal((CommandLine.Done, ""), (code, errors));
        using var report = JsonDocument.Parse(json);
        Assert.Equal(2, report.RootElement.GetProperty("number").GetInt32());
        Assert.Equal("ceasefire", report.RootElement.GetProperty("content").GetProperty("taskForce").GetString());
        Assert.Equal("2016-02-27", report.RootElement.GetProperty("content").GetProperty("periodStart").GetString());
        Assert.Equal(
            ReportJson.Hash(report.RootElement.GetProperty("content").GetRawText()), report.RootElement.GetProperty("contentHash").GetString());

        // Without the option it is the humanitarian one's, which has no such property.
        using var other = JsonDocument.Parse((await RunAsync("report", "2", "--json")).Output);
        Assert.False(other.RootElement.GetProperty("content").TryGetProperty("taskForce", out _));
        var text = (await RunAsync("report", "2", "--task-force", "ceasefire")).Output;
        Assert.StartsWith("Ceasefire report 2 (draft)", text.Split('\n')[1], StringComparison.Ordinal);

        var (published, told, _) = await RunAsync("publish", "2", "--task-force", "ceasefire");
        Assert.Equal(CommandLine.Done, published);
        Assert.Contains("Published ceasefire report 2, revision 1. SHA-256 ", told, StringComparison.Ordinal);
        Assert.Contains("report-ceasefire-2-r1.docx: SHA-256 ", told, StringComparison.Ordinal);
        Assert.Equal("ceasefire", await ExecuteAsync("select task_force from report where revision = 1"));
        Assert.Equal(CommandLine.Done, (await RunAsync("verify")).Code);
        Assert.Equal(CommandLine.NotUnderstood, (await RunAsync("report", "2", "--task-force", "neither")).Code);
    }

    [Fact]
    public async Task An_operator_publishes_a_report_with_its_narrative_and_a_revision_with_a_reason()
    {
        await RunAsync("import", Repository.Path("tests", "seeds", "issg-2016-06"));
        await File.WriteAllTextAsync(_folder.Path("five.md"), "Two **convoys** reached Madaya.\n");
        await File.WriteAllTextAsync(_folder.Path("again.md"), "Three convoys reached Madaya.\n");

        var (published, told, _) = await RunAsync("publish", "5", "--narrative", _folder.Path("five.md"));
        Assert.Equal(CommandLine.Done, published);
        Assert.Contains("Published report 5, revision 1. SHA-256 ", told, StringComparison.Ordinal);
        Assert.Contains("report-5-r1.docx: SHA-256 ", told, StringComparison.Ordinal);
        await RefusedAsync("Nothing has changed: revision 1 of report 5 says the same.", "publish", "5");
        await RefusedAsync(
            "Nothing has changed: revision 1 of report 5 says the same.", "publish", "5", "--narrative", _folder.Path("five.md"), "--reason",
            "once more");
        await RefusedAsync("A revision needs --reason", "publish", "5", "--narrative", _folder.Path("again.md"));
        Assert.Equal(1L, await ExecuteAsync("select count(*) from report_narrative"));
        var (revised, second, _) =
            await RunAsync("publish", "5", "--narrative", _folder.Path("again.md"), "--reason", "A convoy was late in the records.");
        Assert.Equal(CommandLine.Done, revised);
        Assert.Contains("revision 2", second, StringComparison.Ordinal);
        Assert.Equal("A convoy was late in the records.", await ExecuteAsync("select reason from report where number = 5 and revision = 2"));
        Assert.Equal(2L, await ExecuteAsync("select count(*) from audit_event where action = 'published'"));

        await RefusedAsync("has not been published yet: --reason is for a revision", "publish", "6", "--reason", "why");
        await RefusedAsync("no such meeting is due", "publish", "99");
        await RefusedAsync("The narrative cannot be read", "publish", "6", "--narrative", _folder.Path("none.md"));
        Assert.Equal(CommandLine.NotUnderstood, (await RunAsync("publish", "five")).Code);
        Assert.Equal(CommandLine.NotUnderstood, (await RunAsync("publish")).Code);
        Assert.Equal(CommandLine.Done, (await RunAsync("verify")).Code);

        static async Task RefusedAsync(string why, params string[] args)
        {
            var (code, output, errors) = await RunAsync(args);
            Assert.Equal((CommandLine.Wrong, ""), (code, output));
            Assert.Contains(why, errors, StringComparison.Ordinal);
        }
    }

    private async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.Path("store.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (await CommandLine.RunAsync(args, output, errors), output.ToString(), errors.ToString());
    }
}
