using AccessTracker.Data;
using AccessTracker.Data.Bundles;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Files;

public sealed partial class ImportPage
{
    // With its form; the bundle of a million deliveries is a fifth of it.
    private const long MostBytes = 100L * 1024 * 1024;

    private ImportResult? _result;
    private bool _isCheck;
    private string? _message;

    [Inject]
    public required BundleImport Import { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    protected override Task ReadAsync(Situation situation) => Task.CompletedTask;

    private async Task ImportAsync()
    {
        var form = Context.Request.Form;
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            _message = Texts.FileNeeded;
            return;
        }

        var extension = Path.GetExtension(file.FileName).ToLowerInvariant();
        if (extension is not (".zip" or ".xlsx"))
        {
            _message = Texts.FileKind;
            return;
        }

        _isCheck = form["check"] == "true";
        var folder = Directory.CreateTempSubdirectory("accesstracker-import-");
        try
        {
            // Under a name of ours: theirs is only words.
            var path = Path.Combine(folder.FullName, $"bundle{extension}");
            await using (var stream = File.Create(path))
            {
                await file.CopyToAsync(stream, Context.RequestAborted);
            }

            _result = await Import.ImportAsync(
                BundleSource.At(path),
                Operation,
                new ImportOptions { DryRun = _isCheck, KeepGoodRows = form["keep"] == "true" },
                Actor.Of(Person, Operation, Context.Connection.RemoteIpAddress?.ToString()),
                Clock.GetUtcNow(),
                cancellation: Context.RequestAborted);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
