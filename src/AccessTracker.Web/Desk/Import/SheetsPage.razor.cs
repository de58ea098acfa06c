using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Languages;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Desk.Import;

public sealed partial class SheetsPage
{
    // With its form; a sheet of a million deliveries is a fifth of it.
    private const long MostBytes = 100L * 1024 * 1024;

    private IReadOnlyList<ImportBatch> _batches = [];
    private IReadOnlyList<string> _senders = [];
    private string? _fault;
    private string? _sender;

    [Inject]
    public required ImportBatchStore Batches { get; init; }

    [Inject]
    public required ReaderLanguages Languages { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    // The reader's own first.
    private IEnumerable<CultureInfo> TemplateLanguages => Languages.All.OrderByDescending(l => l.Name == CultureInfo.CurrentUICulture.Name);

    protected override async Task ReadAsync(Situation situation)
    {
        _batches = await Batches.ListAsync(Held!.Stored, Person, Context.RequestAborted);
        _senders = await Batches.SendersAsync(Held.Stored, Person, Context.RequestAborted);
    }

    private async Task UploadAsync()
    {
        var form = Context.Request.Form;
        _sender = form["sender"].ToString().Trim();
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            _fault = Texts.FileNeeded;
            return;
        }

        var name = SheetUpload.NameOf(file.FileName);
        if (!SheetUpload.IsSheet(name))
        {
            _fault = Texts.SheetFileKind;
            return;
        }

        if (_sender.Length is 0 or > SheetUpload.LongestSender)
        {
            _fault = Texts.SheetSenderNeeded;
            return;
        }

        await using var content = file.OpenReadStream();
        var id = await Batches.AddAsync(
            Held!.Stored, _sender, name, content, Actor.Of(Person, Operation, ClientInfo.Origin(Context)), Clock.GetUtcNow(),
            Context.RequestAborted);
        Navigation.NavigateTo(Urls.Sheet(Operation, id));
    }
}
