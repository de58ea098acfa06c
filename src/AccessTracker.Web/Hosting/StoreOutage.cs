using System.Globalization;
using System.Security.Cryptography;
using AccessTracker.Data.Common;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// Whether the store answers, as far as this node knows. An outage begins with the first fault that anybody meets and ends when a probe finds the
/// store well again; the log has one line for each of both, whatever is asked meanwhile.
/// </summary>
public sealed class StoreOutage(TimeProvider clock, ILogger<StoreOutage> log)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _begins = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Outage? _now;

    /// <summary>Damaged pages that were met since the program started; null: none. That does not pass by itself.</summary>
    public string? Damage { get; private set; }

    /// <summary>Null: the store answers, or nobody has asked it.</summary>
    public string? Reference
    {
        get
        {
            lock (_gate)
            {
                return _now?.Reference;
            }
        }
    }

    /// <summary>Notes a fault of the store. Returns what people are told to name to the operator: it stands in the log.</summary>
    public string Note(Exception fault)
    {
        lock (_gate)
        {
            if (StoreFault.IsDamage(fault))
            {
                Damage ??= string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyy-MM-dd HH:mm}Z {fault.Message}");
            }

            if (_now is null)
            {
                _now = new Outage(RandomNumberGenerator.GetHexString(8, lowercase: true), clock.GetUtcNow());
                log.LogError(
                    "The store cannot be used: {Fault} Whoever cannot be answered for it is told the reference {Reference}", fault.Message,
                    _now.Reference);
                _begins.TrySetResult();
            }

            return _now.Reference;
        }
    }

    /// <summary>Notes that the store was found well.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (_now is { } outage)
            {
                (_now, _begins) = (null, new(TaskCreationOptions.RunContinuationsAsynchronously));
                log.LogWarning(
                    "The store answers again after {Seconds} s (reference {Reference})", (int)(clock.GetUtcNow() - outage.Since).TotalSeconds,
                    outage.Reference);
            }
        }
    }

    /// <summary>Ends when there is an outage.</summary>
    public Task BegunAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            return _begins.Task.WaitAsync(cancellation);
        }
    }

    private sealed record Outage(string Reference, DateTimeOffset Since);
}
