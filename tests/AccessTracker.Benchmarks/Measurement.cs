using System.Diagnostics;
using System.Globalization;

namespace AccessTracker.Benchmarks;

/// <summary>
/// Times what is done, in one process, one after the other, and prints each as so many times the plain scan. Of several runs the
/// fastest counts: whatever else the machine does makes the others slower, and none of them faster.
/// </summary>
internal sealed class Measurement(TextWriter output)
{
    private const int Runs = 5;

    private TimeSpan? _scan;

    public Task HeadAsync() => output.WriteLineAsync($"{"",-60} {"x scan",9} {"elapsed",12} {"processor",12}");

    /// <summary>What all others are compared with.</summary>
    public Task<T> ScanAsync<T>(string name, Func<Task<T>> work) => FastestAsync(name, work, Runs, isScan: true);

    /// <summary>What is done again and again.</summary>
    public Task<T> RepeatedlyAsync<T>(string name, Func<T> work) => FastestAsync(name, () => Task.FromResult(work()), Runs, isScan: false);

    /// <summary>What happens once: the first time is what its user waits for.</summary>
    public Task<T> OnceAsync<T>(string name, Func<Task<T>> work) => FastestAsync(name, work, 1, isScan: false);

    private async Task<T> FastestAsync<T>(string name, Func<Task<T>> work, int runs, bool isScan)
    {
        T result = default!;
        var (elapsed, processor) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var i = 0; i < runs; i++)
        {
            // What an earlier measurement left behind is not this one's to clear away.
            GC.Collect(2, GCCollectionMode.Forced, blocking: true);
            var before = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            result = await work();
            (elapsed, processor) = (Min(elapsed, watch.Elapsed), Min(processor, Environment.CpuUsage.TotalTime - before));
        }

        _scan = isScan ? elapsed : _scan;
        var ratio = (elapsed / _scan!.Value).ToString("0.000", CultureInfo.InvariantCulture);
        await output.WriteLineAsync($"{name,-60} {ratio,9} {Shown(elapsed),12} {Shown(processor),12}");
        return result;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static string Shown(TimeSpan time) => $"{time.TotalMilliseconds.ToString("#,0.0", CultureInfo.InvariantCulture)} ms";
}
