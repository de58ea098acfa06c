using System.Diagnostics;
using System.Globalization;

namespace AccessTracker.Benchmarks;

/// <summary>Times what is done, in one process, one after the other, and prints each as so many times the plain scan.</summary>
internal sealed class Measurement(TextWriter output)
{
    private const int Runs = 5;

    private TimeSpan? _scan;

    /// <summary>What all others are compared with.</summary>
    public async Task<T> ScanAsync<T>(string name, Func<Task<T>> work)
    {
        var (result, time) = await MedianAsync(work, Runs);
        _scan = time;
        await WriteAsync(name, time);
        return result;
    }

    /// <summary>The median of some runs after one that warms up.</summary>
    public Task<T> RepeatedlyAsync<T>(string name, Func<T> work) => RepeatedlyAsync(name, () => Task.FromResult(work()));

    public async Task<T> RepeatedlyAsync<T>(string name, Func<Task<T>> work)
    {
        var (result, time) = await MedianAsync(work, Runs);
        await WriteAsync(name, time);
        return result;
    }

    /// <summary>What happens once: the first time is what its user waits for.</summary>
    public async Task<T> OnceAsync<T>(string name, Func<Task<T>> work)
    {
        Collect();
        var watch = Stopwatch.StartNew();
        var result = await work();
        await WriteAsync(name, watch.Elapsed);
        return result;
    }

    private static async Task<(T Result, TimeSpan Time)> MedianAsync<T>(Func<Task<T>> work, int runs)
    {
        var result = await work();
        var times = new List<TimeSpan>(runs);
        for (var i = 0; i < runs; i++)
        {
            Collect();
            var watch = Stopwatch.StartNew();
            result = await work();
            times.Add(watch.Elapsed);
        }

        return (result, times.Order().ElementAt(runs / 2));
    }

    // What an earlier measurement left behind is not this one's to clear away.
    private static void Collect() => GC.Collect(2, GCCollectionMode.Forced, blocking: true);

    private Task WriteAsync(string name, TimeSpan time)
    {
        var ratio = _scan is { } scan ? (time / scan).ToString("0.000", CultureInfo.InvariantCulture) : "";
        return output.WriteLineAsync($"{name,-64} {ratio,10} {time.TotalMilliseconds.ToString("#,0.0", CultureInfo.InvariantCulture),12} ms");
    }
}
