using System.Text;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Desk.Import;
using AngleSharp.Dom;
using Bunit;
using MudBlazor;
using MudBlazor.Extensions;

namespace AccessTracker.Tests.Desk;

/// <summary>A sheet at its desk: its columns told beside the first rows, its doubts answered, left at any moment and found again.</summary>
[Collection("hangfire")]
public sealed class ImportDeskTests : DeskUiTest
{
    private const string Sheet = """
        Date of delivery,Location name,Agency,Number of beneficiaries,Outcome,Remark
        2016-04-03,Madaya,WFP,100,delivered,first
        2016-04-04,Madayaa,WFP,many,handed over,second
        2016-04-05,Duma,WFP,300,given out,third
        """;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Columns_are_told_beside_the_first_rows_and_stand_in_the_address()
    {
        var module = Ui.JSInterop.SetupModule("./desk.js");
        module.Mode = JSRuntimeMode.Loose;
        Start();
        var id = await UploadAsync();
        var desk = Open(id);

        Assert.Equal(["3 Apr 2016", "Madaya", "WFP", "100", "Delivered"], Sample(desk, 0));
        Assert.Equal(["Madayaa", "many", "handed over"], desk.FindAll(".desk-sample td.unread bdi").Take(3).Select(TextOf));
        await TellAsync(desk, "Remark", "deliveries.note");
        desk.WaitForAssertion(() => Assert.Equal("first", Sample(desk, 0)[^1]), _patience);
        await TellAsync(desk, "Agency", "deliveries.location");
        desk.WaitForAssertion(() => Assert.Contains("Location", desk.Find("p.refusal").TextContent, StringComparison.Ordinal), _patience);
        Assert.Empty(desk.FindAll(".desk-sample"));

        // The line went away: the page is loaded again by the address that it had kept.
        var kept = (string)module.Invocations["keepAddress"][^1].Arguments[0]!;
        await Ui.DisposeComponentsAsync();
        desk = Open(id, kept[kept.IndexOf('?', StringComparison.Ordinal)..]);
        Assert.Equal(
            ["deliveries.note", "deliveries.location"], new[] { "Remark", "Agency" }.Select(c => Column(desk, c).Instance.GetState(x => x.Value)));
    }

    [Fact]
    public async Task Answers_are_kept_as_they_are_given_and_the_check_is_shown_with_what_it_changes()
    {
        Start();
        var id = await UploadAsync();
        var desk = Open(id);
        await ClickAsync(desk, "Continue");
        desk.WaitForAssertion(() => Assert.Equal(3, desk.FindAll(".desk-questions tbody tr").Count), _patience);

        await AnswerAsync(desk, "Madayaa", "MAD");
        Assert.Equal(2, (await FindAsync(id)).Questions.Count);
        await desk.InvokeAsync(() => desk.FindAll(".desk-fields select")[0].Change("word"));
        await desk.InvokeAsync(() => desk.FindAll(".desk-fields select")[1].Change("delivered"));
        Assert.Single((await FindAsync(id)).Questions);
        await ClickAsync(desk, "Check the sheet");
        Assert.Equal(BatchState.Checking, (await FindAsync(id)).State);

        await Service<ImportSheets>().RunAsync(CancellationToken.None);
        desk.WaitForState(
            () =>
            {
                Look();
                return desk.FindAll("#records").Count > 0;
            },
            _patience);
        Assert.Contains("1 of 3 rows", desk.Markup, StringComparison.Ordinal);
        desk.WaitForAssertion(() => Assert.Equal(2, desk.FindAll("tr.is-new").Count), _patience);

        Reader.Become(Role.Member);
        await ClickAsync(desk, "Remove this sheet");
        Assert.Contains("No access", desk.Markup, StringComparison.Ordinal);
        Assert.Equal(BatchState.Checked, (await FindAsync(id)).State);
    }

    private async Task<Guid> UploadAsync()
    {
        var operation = (await Service<OperationStore>().FindAsync(Operation))!;
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Sheet));
        var actor = Actor.Of(new Person("manager@example.org", [new Grant(Role.Manager, null, [])]), Operation);
        return (await Service<ImportBatchStore>().AddAsync(operation, "SARC", "april.csv", content, actor, TestStore.Now)).Value;
    }

    private async Task<ImportBatch> FindAsync(Guid id) => (await Service<ImportBatchStore>().FindAsync(new Id<ImportBatch>(id)))!;

    private IRenderedComponent<ImportDesk> Open(Guid id, string said = "")
    {
        var desk = Ui.Render<ImportDesk>(p => p.Add(d => d.Operation, Operation).Add(d => d.Id, id).Add(d => d.Said, said));
        desk.WaitForState(() => desk.FindAll(".desk-columns").Count > 0, _patience);
        return desk;
    }

    private static IReadOnlyList<string> Sample(IRenderedComponent<ImportDesk> desk, int row) =>
        [.. desk.FindAll(".desk-sample tbody tr")[row].QuerySelectorAll("td").Select(TextOf)];

    private static IRenderedComponent<MudAutocomplete<string>> Column(IRenderedComponent<ImportDesk> desk, string heading) =>
        desk.FindComponents<MudAutocomplete<string>>().Single(c => c.Instance.Label == $"What \u201c{heading}\u201d tells");

    private static Task TellAsync(IRenderedComponent<ImportDesk> desk, string heading, string field)
    {
        var column = Column(desk, heading);
        return column.InvokeAsync(() => column.Instance.ValueChanged.InvokeAsync(field));
    }

    private static Task AnswerAsync(IRenderedComponent<ImportDesk> desk, string about, string answer)
    {
        var row = desk.FindAll(".desk-questions tbody tr").ToList().FindIndex(r => r.TextContent.Contains(about, StringComparison.Ordinal));
        var field = desk.FindComponents<MudAutocomplete<string>>()[
            desk.FindAll(".desk-questions tbody tr").Take(row).Count(r => r.QuerySelector(".mud-input-control") is not null)];
        return field.InvokeAsync(() => field.Instance.ValueChanged.InvokeAsync(answer));
    }

    private static Task ClickAsync(IRenderedComponent<ImportDesk> desk, string name) =>
        desk.InvokeAsync(() => desk.FindAll("button").Single(b => TextOf(b) == name).ClickAsync(new()));
}
