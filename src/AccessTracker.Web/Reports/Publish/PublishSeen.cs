using AccessTracker.Data.Reports;

namespace AccessTracker.Web.Reports.Publish;

/// <summary>What stood before the publisher's eyes when they asked to publish.</summary>
/// <param name="View">The draft.</param>
/// <param name="Stored">The chair's words as they were saved.</param>
public sealed record PublishSeen(PublishView View, IReadOnlyList<StoredNarrative> Stored)
{
    /// <summary>Whether it is another draft, or other words, than <paramref name="now"/>.</summary>
    public bool IsOvertakenBy(PublishSeen now) => now.View.Header.ContentHash != View.Header.ContentHash || now.View.Revision != View.Revision
        || !Versions(now).SequenceEqual(Versions(this));

    /// <summary>As the one way of publishing takes it.</summary>
    /// <param name="reason">Why there is another revision.</param>
    public SeenDraft ToDraft(string reason) => new(
        View.Header.ContentHash, View.Revision, Stored.ToDictionary(n => n.Language, n => n.Version, StringComparer.Ordinal),
        View.Revision > 1 && reason.Length > 0 ? reason : null);

    private static IEnumerable<(string, long)> Versions(PublishSeen seen) =>
        seen.Stored.Select(n => (n.Language, n.Version)).OrderBy(n => n.Language, StringComparer.Ordinal);
}
