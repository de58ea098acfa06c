using AccessTracker.Benchmarks.Generation;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Benchmarks;

/// <summary>Fills a store by the program's own import: every rule is kept, every record has its history, and the store verifies.</summary>
internal static class Generate
{
    /// <summary>Adds the generated operation to the store. Returns whether it is stored.</summary>
    public static async Task<bool> RunAsync(string store, Scale scale, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("accesstracker-generated-");
        try
        {
            GeneratedBundle.Write(folder.FullName, scale);
            await using var app = await Hosted.OpenAsync(store);
            var result = await app.Services.GetRequiredService<BundleImport>().ImportAsync(
                BundleSource.At(folder.FullName), null, new ImportOptions(), new Actor("generator"),
                app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
            foreach (var file in result.Files)
            {
                await output.WriteLineAsync($"{file.File}: {file.Added} added, {file.Changed} changed, {file.Same} same, {file.Refused} refused");
            }

            foreach (var refused in result.Refused.Take(20))
            {
                await output.WriteLineAsync(refused.ToString());
            }

            return result.IsStored;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
