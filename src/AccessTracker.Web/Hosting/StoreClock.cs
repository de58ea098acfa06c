using AccessTracker.Data.Common;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// The time of the database, which all nodes of a store share: what is leased until, published at or subscribed since is compared by other nodes
/// than the one that wrote it. It is this machine's own clock, put right by what it was measured to differ.
/// </summary>
/// <param name="db">Of the store.</param>
/// <param name="machine">This machine's own clock.</param>
public sealed class StoreClock(Db db, TimeProvider machine) : TimeProvider
{
    /// <summary>A difference above it is said in the log.</summary>
    public static readonly TimeSpan Said = TimeSpan.FromSeconds(5);

    /// <summary>With a difference above it the program does not start: whatever else this machine does, its clock is not to be trusted.</summary>
    public static readonly TimeSpan Refused = TimeSpan.FromMinutes(2);

    private long _ahead;

    /// <summary>By how much this machine's clock is ahead of the database's; negative: behind.</summary>
    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() - Ahead;

    /// <summary>Asks the database for its time. A measurement that took long says little, and is not taken.</summary>
    public async Task MeasureAsync(CancellationToken cancellation = default)
    {
        var began = GetTimestamp();
        var there = await db.NowAsync(cancellation);
        var took = GetElapsedTime(began);
        if (took < TimeSpan.FromSeconds(1))
        {
            Interlocked.Exchange(ref _ahead, (machine.GetUtcNow() - (took / 2) - there).Ticks);
        }
    }
}
