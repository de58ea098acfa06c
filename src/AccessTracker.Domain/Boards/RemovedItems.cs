using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Permits;

namespace AccessTracker.Domain.Boards;

/// <summary>A delivery from which something was removed on the way.</summary>
/// <param name="Request">The request under whose permit the convoy went; null: it names none, or one that the reader may not read.</param>
public sealed record RemovedItems(Stop Stop, AccessRequest? Request)
{
    /// <summary>The items that were removed stand as written: a list with <c>;</c>, taken apart. Empty: the record says only by whom.</summary>
    public IReadOnlyList<string> Items { get; } =
        Stop.Delivery.ItemsRemoved?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The remover is null where nobody is named.</summary>
    public string? By => Stop.Delivery.RemovedBy;

    /// <summary>It is told about <paramref name="authority"/>: it removed them, or had permitted the convoy.</summary>
    public bool Concerns(string authority) => FreeText.Same(By, authority) || FreeText.Same(Request?.Authority, authority);

    internal static IReadOnlyList<RemovedItems> In(ReportDraft draft)
    {
        var removals = draft.Situation.Stops
            .Where(s => (!string.IsNullOrWhiteSpace(s.Delivery.ItemsRemoved) || !string.IsNullOrWhiteSpace(s.Delivery.RemovedBy))
                && draft.Cumulative.Contains(s.Day))
            .ToList();
        var requests = removals.Count == 0 ? [] : draft.Situation.Facts.Requests.ToDictionary(r => r.Ref, StringComparer.Ordinal);
        return [.. removals
            .Select(s => new RemovedItems(s, s.Convoy.Request is { } request ? requests.GetValueOrDefault(request) : null))
            .OrderByDescending(r => r.Stop.Day)
            .ThenBy(r => r.Stop.Delivery.Ref, StringComparer.Ordinal)];
    }
}
