using AccessTracker.Data.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>A folder of one's own with a batch's upload in it, while it is worked on.</summary>
internal sealed class SheetFile : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private SheetFile(DirectoryInfo folder, string path)
    {
        _folder = folder;
        Path = path;
    }

    public string Path { get; }

    /// <exception cref="InvalidOperationException">The upload is gone: the batch is done.</exception>
    public static async Task<SheetFile> OpenAsync(ImportBatchStore batches, ImportBatch batch, CancellationToken cancellation)
    {
        // Under a name of ours: theirs is only words.
        var folder = TemporaryFolder.New("sheet");
        var file = new SheetFile(
            folder, System.IO.Path.Combine(folder.FullName, $"upload{System.IO.Path.GetExtension(batch.FileName).ToLowerInvariant()}"));
        try
        {
            await using var stream = PrivateFiles.Create(file.Path);
            return await batches.CopyAsync(batch.Id, BatchFile.Upload, stream, cancellation).ConfigureAwait(false)
                ? file
                : throw new InvalidOperationException($"The upload of batch {batch.Id} is gone.");
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A file beside it.</summary>
    public FileStream Create(string name) => PrivateFiles.Create(System.IO.Path.Combine(_folder.FullName, name));

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
