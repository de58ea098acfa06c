using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;

namespace AccessTracker.Web.Convoys;

/// <summary>One item, in one unit, that did not arrive for one reason, by one party at one spot; of all convoys that lost some of it so.</summary>
/// <param name="Lines">Those that it is made of; the latest recorded first.</param>
public sealed record ItemLoss(IReadOnlyList<ItemLine> Lines)
{
    /// <summary>A line that says what all of them say.</summary>
    public ItemLine Any => Lines[0];

    /// <summary>In the unit of the item.</summary>
    public long Lost => Lines.Sum(l => l.Lost!.Value);

    /// <summary>In the unit of the item.</summary>
    public long Sent => Lines.Sum(l => l.Sent!.Value);

    /// <summary>Refs of the convoys.</summary>
    public IReadOnlyList<string> Convoys => [.. Lines.Select(l => l.Record.Text("convoy")).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What was lost, the most convoys first. Texts that name the same are one, however they are spelt.</summary>
    public static IReadOnlyList<ItemLoss> Of(IEnumerable<StoredRecord> items) =>
    [
        .. items.Select(r => new ItemLine(r)).Where(l => l.Lost > 0)
            .GroupBy(l => string.Join('\u001F', new[] { "item", "unit", "reason", "party", "spot" }.Select(c => FreeText.Key(l.Record.Text(c)))))
            .Select(g => new ItemLoss([.. g]))
            .OrderByDescending(l => l.Convoys.Count).ThenBy(l => l.Any.Item, StringComparer.CurrentCulture).ThenByDescending(l => l.Lost),
    ];
}
