using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Desk.Import;

public sealed partial class ImportPage
{
    // With its form; the bundle of a million deliveries is a fifth of it.
    private const long MostBytes = 100L * 1024 * 1024;

    private ImportResult? _result;
    private bool _isCheck;
    private bool _isSheet;
    private string? _message;

    [Inject]
    public required BundleImport Import { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    protected override Task ReadAsync(Situation situation) => Task.CompletedTask;

    // What a partner's sheet is refused for, whatever stands in its rows.
    private static bool IsOfHeadings(RefusedRow refused) => refused is
    {
        Row: null or 1,
        Refusal.Code: RefusalCode.NothingToImport or RefusalCode.UnknownFile or RefusalCode.MissingColumn or RefusalCode.UnknownColumn
            or RefusalCode.SeparatedOtherwise,
    };

    private async Task ImportAsync()
    {
        var form = Context.Request.Form;
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            _message = Texts.FileNeeded;
            return;
        }

        var extension = Path.GetExtension(file.FileName).ToLowerInvariant();
        if (extension is not (".zip" or ".xlsx" or ".csv"))
        {
            _message = Texts.FileKind;
            return;
        }

        // One file of a bundle is a small bundle; any other is a sheet with headings of its own.
        var only = extension == ".csv"
            ? Kinds.All.FirstOrDefault(t => t.File.Equals(Path.GetFileName(file.FileName), StringComparison.OrdinalIgnoreCase))
            : null;
        if (extension == ".csv" && only is null)
        {
            _isSheet = true;
            return;
        }

        _isCheck = form["check"] == "true";
        var folder = TemporaryFolder.New("import");
        try
        {
            // Under a name of ours: theirs is only words.
            var path = Path.Combine(folder.FullName, only?.File ?? $"bundle{extension}");
            await using (var stream = PrivateFiles.Create(path))
            {
                await file.CopyToAsync(stream, Context.RequestAborted);
            }

            _result = await Import.ImportAsync(
                BundleSource.At(only is null ? path : folder.FullName),
                Operation,
                new ImportOptions { DryRun = _isCheck, KeepGoodRows = form["keep"] == "true" },
                Actor.Of(Person, Operation, Context.Connection.RemoteIpAddress?.ToString()),
                Clock.GetUtcNow(),
                cancellation: Context.RequestAborted);
            _isSheet = extension != ".zip" && _result is { IsStored: false } && _result.Refused.Any(IsOfHeadings);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
