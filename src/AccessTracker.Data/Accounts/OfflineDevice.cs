using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Accounts;

/// <summary>A browser in which somebody enters records of one operation without a line.</summary>
public sealed record OfflineDevice
{
    /// <summary>The id by which pages name it; the browser is known by another one, which the store does not have.</summary>
    public Id<OfflineDevice> Id { get; init; }

    /// <summary>Code of the operation.</summary>
    public string Operation { get; init; } = "";

    public string Person { get; init; } = "";

    /// <summary>The browser and its system; null: it did not say.</summary>
    public string? Client { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset LastSeenAt { get; init; }
}

/// <summary>What a device is told that asks whether it may keep what it holds.</summary>
public enum OfflineStanding
{
    /// <summary>It may.</summary>
    Kept,

    /// <summary>The store does not know it: it was never registered here, or the store was put back from an older copy.</summary>
    Unknown,

    /// <summary>It was revoked, or its person is not let in any more: all on it goes.</summary>
    Ended,

    /// <summary>It was not seen for <see cref="OfflineDeviceStore.Seen"/>: all goes but what was not sent, which goes when it has been.</summary>
    Stale,

    /// <summary>The operation forbids it, or its person may not enter anything there any more: likewise.</summary>
    Forbidden,
}

/// <param name="Standing">What it is told.</param>
/// <param name="Person">Whose device it is; null: of nobody that is known.</param>
/// <param name="Operation">Code of its operation; null likewise.</param>
public sealed record OfflineContact(OfflineStanding Standing, string? Person = null, string? Operation = null);
