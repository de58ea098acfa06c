using System.Text.Json;
using AccessTracker.Tests.Import.Bundles;
using AccessTracker.Web.Cli;
using Microsoft.Data.Sqlite;

namespace AccessTracker.Tests.Cli;

/// <summary>Partners' sheets by the command line, as a nightly job sends them.</summary>
[Collection("environment")]
public sealed class SheetCommandTests : IAsyncLifetime, IDisposable
{
    private const string Connection = "Store__ConnectionString";
    private const string Clean = "Date,Place,Status,People reached\n2016-06-26,Madaya,delivered,12000\n2016-06-26,Duma,delivered,800\n";
    private const string Doubtful = "Date,Place,Status,People reached\n2016-06-26,Madaya,Fully delivered,12000\n2016-06-26,Duma,Fully delivered,800\n"
        + "2016-06-26,Zabadany,delivered,90\nTotal,,,12890\n";

    private static readonly string[] _tables =
        ["convoy", "delivery", "import_batch", "import_file_chunk", "sheet_answer", "name_match", "column_mapping", "audit_event", "history"];

    private readonly TestFolder _folder = new();
    private readonly string? _before = Environment.GetEnvironmentVariable(Connection);

    public async Task InitializeAsync()
    {
        Environment.SetEnvironmentVariable(Connection, $"Data Source={_folder.Path("store.db")}");
        var bundle = new TestBundle(_folder.Path("in")).WithAnOperation().With(
            "locations.csv", "code,name,name_ar,aliases,governorate", "MAD,Madaya,مضايا,,Rural Damascus", "DUM,Duma,دوما,,Rural Damascus",
            "ZAB,Zabadani,الزبداني,,Rural Damascus", "DAR,Darayya,داريا,,Rural Damascus");
        Assert.Equal(CommandLine.Done, (await RunAsync("import", bundle.Path)).Code);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Connection, _before);
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task Without_import_the_documented_object_is_printed_and_nothing_is_stored()
    {
        var before = await CountsAsync();

        var (code, found) = await SheetAsync(Clean);

        Assert.Equal(CommandLine.Done, code);
        Assert.Equal(
            ["kind", "sheet", "headingRows", "columns", "questions", "counts", "records", "refused", "leftOut", "batch"],
            found.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("deliveries", "sheet.csv", 1), (Text(found, "kind"), Text(found, "sheet"), found.GetProperty("headingRows")[0].GetInt32()));
        Assert.Equal(
            "{\"heading\":\"People reached\",\"field\":\"deliveries.people_reached\"}", Plain(found.GetProperty("columns")[3]));
        Assert.Equal("{\"new\":3,\"same\":0,\"changed\":0,\"refused\":0,\"leftOut\":0}", Plain(found.GetProperty("counts")));
        var record = found.GetProperty("records").EnumerateArray().First(r => Text(r, "kind") == "deliveries");
        Assert.Equal(("new", 2, JsonValueKind.Null), (Text(record, "state"), record.GetProperty("rows")[0].GetInt32(),
            record.GetProperty("before").ValueKind));
        Assert.Equal(
            ("MAD", "2016-06-26", "12000", "delivered"),
            (Value(record, "location"), Value(record, "day"), Value(record, "people_reached"), Value(record, "outcome")));
        Assert.Equal(JsonValueKind.Null, found.GetProperty("batch").ValueKind);
        Assert.Equal(before, await CountsAsync());
    }

    [Fact]
    public async Task What_is_imported_is_a_batch_and_the_same_again_changes_nothing()
    {
        var (code, found) = await SheetAsync(Clean, "--import");
        Assert.Equal((CommandLine.Done, 36), (code, Text(found, "batch").Length));
        Assert.Equal(12_800L, await ScalarAsync("select sum(people_reached) from delivery where day = '2016-06-26'"));
        Assert.Equal(1L, await ScalarAsync($"select count(*) from import_batch where state = 'done' and id = '{Text(found, "batch")}'"));

        var (_, again) = await SheetAsync(Clean);
        Assert.Equal("{\"new\":0,\"same\":2,\"changed\":0,\"refused\":0,\"leftOut\":0}", Plain(again.GetProperty("counts")));

        var (_, changed) = await SheetAsync(Clean.Replace("12000", "13000", StringComparison.Ordinal));
        var record = changed.GetProperty("records").EnumerateArray().Single(r => Text(r, "state") == "changed");
        Assert.Equal(("13000", "12000"), (Value(record, "people_reached"), Text(record.GetProperty("before"), "people_reached")));
    }

    [Fact]
    public async Task What_is_not_certain_is_asked_by_the_same_ids_answered_once_and_remembered_for_the_sender()
    {
        var before = await CountsAsync();
        var (code, found) = await SheetAsync(Doubtful, "--import");
        Assert.Equal(CommandLine.QuestionsOpen, code);
        Assert.Equal(before, await CountsAsync());

        // The ids are of the file's content alone: a job that runs at night knows them in advance.
        Assert.Equal(
            [("word-aa7d161b3bfe", "word", "[2,3]"), ("name-cf0138a39202", "name", "[4]")],
            found.GetProperty("questions").EnumerateArray().Select(q => (Text(q, "id"), Text(q, "about"), Plain(q.GetProperty("rows")))));
        Assert.Equal("[{\"row\":5,\"why\":\"total\"}]", Plain(found.GetProperty("leftOut")));

        var answers = _folder.Path("answers.json");
        await File.WriteAllTextAsync(
            answers, """{"word-aa7d161b3bfe": "delivered", "name-cf0138a39202": "ZAB", "word-000000000000": 5}""");
        (code, found) = await SheetAsync(Doubtful, "--import", "--answers", answers);
        Assert.Equal((CommandLine.Done, 0), (code, found.GetProperty("questions").GetArrayLength()));
        Assert.Equal(12_890L, await ScalarAsync("select sum(people_reached) from delivery where day = '2016-06-26'"));

        Assert.Equal(CommandLine.Done, (await SheetAsync(Doubtful.Replace("2016-06-26", "2016-07-26", StringComparison.Ordinal), "--import")).Code);
        Assert.Equal(12_890L, await ScalarAsync("select sum(people_reached) from delivery where day = '2016-07-26'"));
        Assert.Equal(CommandLine.QuestionsOpen, (await RunAsync("sheet", _folder.Path("sheet.csv"), "--sender", "Another", "--json")).Code);
    }

    [Fact]
    public async Task An_answer_that_is_none_is_named_and_the_question_stays_open()
    {
        var answers = _folder.Path("answers.json");
        await File.WriteAllTextAsync(answers, """{"word-aa7d161b3bfe": "sure", "name-cf0138a39202": "XXX"}""");
        await File.WriteAllTextAsync(_folder.Path("sheet.csv"), Doubtful);

        var (code, _, errors) = await RunAsync("sheet", _folder.Path("sheet.csv"), "--sender", "SARC", "--answers", answers);

        Assert.Equal(CommandLine.QuestionsOpen, code);
        Assert.Contains("'sure' is no answer to question word-aa7d161b3bfe. Answers are: planned, ", errors, StringComparison.Ordinal);
        Assert.Contains("'XXX' is no answer to question name-cf0138a39202.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_rows_end_with_4_and_the_others_are_stored_where_that_is_asked_for()
    {
        var sheet = Clean.Replace("800", "many", StringComparison.Ordinal);

        var (code, found) = await SheetAsync(sheet, "--import");
        Assert.Equal((CommandLine.RowsRefused, JsonValueKind.Null), (code, found.GetProperty("batch").ValueKind));
        var refused = found.GetProperty("refused")[0];
        Assert.Equal((3, "People reached", "many"), (refused.GetProperty("row").GetInt32(), Text(refused, "column"), Text(refused, "value")));
        Assert.Equal(0L, await ScalarAsync("select count(*) from delivery where day = '2016-06-26'"));

        (code, found) = await SheetAsync(sheet, "--import", "--keep-good-rows");
        Assert.Equal((CommandLine.RowsRefused, JsonValueKind.String), (code, found.GetProperty("batch").ValueKind));
        Assert.Equal(12_000L, await ScalarAsync("select sum(people_reached) from delivery where day = '2016-06-26'"));
    }

    public static TheoryData<string, string, string[]> Untold => new()
    {
        // What the title says is offered, and what columns of other headings might tell.
        {
            "Delivered on 26 June 2016\nPlace,Status,People reached\nMadaya,delivered,5\n", "2016-06-26", ["column:A", "2016-06-26"]
        },
        { "توزيع ٢٦ حزيران ٢٠١٦\n\nالمكان,الحالة,عدد المستفيدين\nمضايا,تم التسليم,5\n", "2016-06-26", ["2016-06-26"] },
        { "Relief for Madaya (06/07/2016)\nDate,Status,People reached\n2016-06-26,delivered,5\n", "MAD", ["MAD"] },
        { "Date,Spot,Status,People reached\n2016-06-26,Madaya,delivered,5\n", "column:B", ["column:B"] },
        { "Result: delivered in full\nDate,Place,People reached\n2016-06-26,Madaya,5\n", "delivered", ["delivered"] },
        { "Date,Place,People reached\n2016-06-26,Madaya,5\n", "delivered", [] },
    };

    [Theory]
    [MemberData(nameof(Untold))]
    public async Task What_no_column_tells_is_said_once_for_all_rows(string sheet, string answer, string[] offered)
    {
        var (code, found) = await SheetAsync(sheet, "--kind", "deliveries");
        var question = Assert.Single(found.GetProperty("questions").EnumerateArray());
        Assert.Equal((CommandLine.QuestionsOpen, "heading"), (code, Text(question, "about")));
        var choices = question.GetProperty("choices").EnumerateArray().Select(c => Text(c, "value")).ToList();
        Assert.Superset(offered.Where(o => o != "column:A").ToHashSet(), choices.ToHashSet());

        var answers = _folder.Path("answers.json");
        await File.WriteAllTextAsync(answers, JsonSerializer.Serialize(new Dictionary<string, string> { [Text(question, "id")] = answer }));
        (code, found) = await SheetAsync(sheet, "--kind", "deliveries", "--answers", answers);
        Assert.Equal(CommandLine.Done, code);
        var record = found.GetProperty("records").EnumerateArray().Single(r => Text(r, "kind") == "deliveries");
        Assert.Equal(
            ("MAD", "2016-06-26", "5", "delivered"),
            (Value(record, "location"), Value(record, "day"), Value(record, "people_reached"), Value(record, "outcome")));
    }

    [Fact]
    public async Task Two_columns_for_one_field_are_asked_about_and_none_of_them_asks_on()
    {
        const string sheet = "Date,Place,P-code,Status,People reached,Beneficiaries\n2016-06-26,Madaya,Madaya,delivered,5,7\n";
        var (code, found) = await SheetAsync(sheet, "--kind", "deliveries");
        var asked = found.GetProperty("questions").EnumerateArray().ToList();
        Assert.Equal(CommandLine.QuestionsOpen, code);
        var people = asked.Single(q => Text(q, "text").Contains("Beneficiaries", StringComparison.Ordinal));
        Assert.Equal(["column:E", "column:F", "none"], people.GetProperty("choices").EnumerateArray().Select(c => Text(c, "value")));

        var answers = _folder.Path("answers.json");
        await File.WriteAllTextAsync(answers, JsonSerializer.Serialize(
            asked.ToDictionary(q => Text(q, "id"), q => q.GetProperty("choices")[1].GetProperty("value").GetString())));
        (code, found) = await SheetAsync(sheet, "--kind", "deliveries", "--answers", answers);
        Assert.Equal(CommandLine.Done, code);
        Assert.Equal("7", Value(found.GetProperty("records").EnumerateArray().Single(r => Text(r, "kind") == "deliveries"), "people_reached"));
    }

    [Fact]
    public async Task Without_a_column_that_is_needed_nothing_is_done_in_silence()
    {
        const string sheet = "Date,Status,Status,Place,People reached\n2016-06-26,delivered,partial,Madaya,5\n";
        var (code, found) = await SheetAsync(sheet, "--kind", "deliveries");
        Assert.Equal(CommandLine.QuestionsOpen, code);
        var which = Assert.Single(found.GetProperty("questions").EnumerateArray());
        var answers = _folder.Path("answers.json");
        await File.WriteAllTextAsync(answers, JsonSerializer.Serialize(new Dictionary<string, string> { [Text(which, "id")] = "none" }));

        (code, found) = await SheetAsync(sheet, "--kind", "deliveries", "--answers", answers, "--import");

        Assert.Equal(CommandLine.QuestionsOpen, code);
        Assert.StartsWith(
            "No heading says", Text(Assert.Single(found.GetProperty("questions").EnumerateArray()), "text"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--sheet", "July", CommandLine.Wrong, "The workbook has no sheet of this name that can be seen. Those that it has: sheet.csv.")]
    [InlineData("--kind", "boats", CommandLine.NotUnderstood, "--kind is one of: deliveries, requests, ")]
    [InlineData("--answers", "nowhere.json", CommandLine.Wrong, "The answers cannot be read: ")]
    [InlineData("--operation", "NO", CommandLine.Wrong, "The store has no operation NO.")]
    public async Task What_cannot_be_done_is_said(string option, string value, int code, string told)
    {
        await File.WriteAllTextAsync(_folder.Path("sheet.csv"), Clean);
        var (ended, output, errors) = await RunAsync("sheet", _folder.Path("sheet.csv"), "--sender", "SARC", "--json", option, value);
        Assert.Equal((code, ""), (ended, output));
        Assert.Contains(told, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_reads_what_was_found_and_what_is_open()
    {
        await File.WriteAllTextAsync(_folder.Path("sheet.csv"), Doubtful);
        var (_, text, _) = await RunAsync("sheet", _folder.Path("sheet.csv"), "--sender", "SARC");
        Assert.Contains("What does “Fully delivered” mean in column “Status”? (rows 2, 3)\n  word-aa7d161b3bfe\n", text, StringComparison.Ordinal);
        Assert.Contains("    MAD", text.Replace("ZAB", "MAD", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.EndsWith("Nothing was stored: 2 questions are open.\n", text, StringComparison.Ordinal);
    }

    private async Task<(int Code, JsonElement Found)> SheetAsync(string text, params string[] options)
    {
        await File.WriteAllTextAsync(_folder.Path("sheet.csv"), text);
        var (code, output, errors) = await RunAsync(["sheet", _folder.Path("sheet.csv"), "--sender", "SARC", "--json", .. options]);
        Assert.Equal("", errors);
        return (code, JsonDocument.Parse(output).RootElement);
    }

    private async Task<string> CountsAsync()
    {
        var counts = new List<string>();
        foreach (var table in _tables)
        {
            counts.Add($"{table} {await ScalarAsync($"select count(*) from {table}")}");
        }

        return string.Join(", ", counts);
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_folder.Path("store.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync() as long? ?? 0;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string Value(JsonElement record, string column) => Text(record.GetProperty("values"), column);

    private static string Plain(JsonElement element) => JsonSerializer.Serialize(element);

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (await CommandLine.RunAsync(args, output, errors), output.ToString(), errors.ToString());
    }
}
