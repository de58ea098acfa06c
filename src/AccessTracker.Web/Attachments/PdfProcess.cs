using System.Diagnostics;
using AccessTracker.Data.Attachments;

namespace AccessTracker.Web.Attachments;

/// <summary>
/// Writes a PDF anew in a process of its own: the same program, with little memory and time, and without a setting or key. A file can be made to
/// run its reader out of its stack, which no program survives, or to keep it busy for ever; then it is that process that ends.
/// </summary>
public static class PdfProcess
{
    /// <summary>What the program is called with, by itself alone.</summary>
    public const string Verb = "rewrite-pdf";

    // Exit codes from here on say why the file is not taken.
    private const int Refused = 100;

    // 512 MB, in the hexadecimal that the runtime reads.
    private const string MostMemory = "20000000";

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    // What the runtime needs to be found and to start. The parent's other variables may hold passwords.
    private static readonly string[] _kept = ["PATH", "HOME", "DOTNET_ROOT", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LD_LIBRARY_PATH"];

    /// <summary>In the process itself: from standard input to standard output. Returns the exit code.</summary>
    public static int Run(Stream input, Stream output)
    {
        using var file = new MemoryStream();
        input.CopyTo(file);
        try
        {
            output.Write(CleanFile.Of(file.ToArray()).Content.Span);
            return 0;
        }
        catch (AttachmentRefusedException e)
        {
            return Refused + (int)e.Fault;
        }
    }

    /// <summary>As <see cref="CleanFile.OfAsync"/> asks for it.</summary>
    /// <exception cref="AttachmentRefusedException">It is not taken.</exception>
    public static async Task<byte[]> RewriteAsync(ReadOnlyMemory<byte> file, CancellationToken cancellation)
    {
        using var process = Process.Start(Start())!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_patience);
        try
        {
            using var made = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(made, limit.Token);
            var words = process.StandardError.ReadToEndAsync(limit.Token);
            try
            {
                await process.StandardInput.BaseStream.WriteAsync(file, limit.Token);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended before it had read all; its exit code says why.
            }

            await Task.WhenAll(reading, words, process.WaitForExitAsync(limit.Token));
            return process.ExitCode == 0
                ? made.ToArray()
                : throw new AttachmentRefusedException(Fault(process.ExitCode));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new AttachmentRefusedException(AttachmentFault.PdfTooComplex);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static AttachmentFault Fault(int code) =>
        Enum.IsDefined((AttachmentFault)(code - Refused)) ? (AttachmentFault)(code - Refused) : AttachmentFault.Broken;

    private static ProcessStartInfo Start()
    {
        // Under its own name, or under that of the runtime or of whatever runs it.
        var own = Path.Combine(AppContext.BaseDirectory, $"{typeof(PdfProcess).Assembly.GetName().Name}.dll");
        var running = Environment.ProcessPath!;
        var start = Path.GetFileNameWithoutExtension(running) == Path.GetFileNameWithoutExtension(own)
            ? new ProcessStartInfo(running, [Verb])
            : new ProcessStartInfo(running, [own, Verb]);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        var kept = _kept.Select(name => (name, value: Environment.GetEnvironmentVariable(name))).Where(v => v.value is not null).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept)
        {
            start.Environment[name] = value;
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = MostMemory;
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return start;
    }
}
