namespace AccessTracker.Web.Components;

public static partial class Urls
{
    // Pages that every operation has. What is below one of them, a convoy or a report, is of one operation alone.
    private static readonly Func<string, string>[] _ofEvery =
    [
        o => Unreached(o), o => Reports(o), o => Locations(o), o => Requests(o), o => Convoys(o), o => Incidents(o), o => Ceasefire(o), o => Enter(o),
        o => Files(o), o => Jobs(o), o => Map(o), o => Trends(o), o => Targets(o), o => Alerts(o), o => AlertRules(o), o => Snapshot(o),
        o => Funnel(o, null), o => Mail(o), o => Sheets(o), o => SetUpOperation(o), o => Withdrawn(o),
        o => Permits(o), o => Losses(o), o => Review(o), o => PlacesToConfirm(o),
    ];

    /// <summary>The page of another operation that is nearest to the one at <paramref name="path"/>: the same, the list that it is in, or else the
    /// overview.</summary>
    /// <param name="path">Of a page of an operation.</param>
    /// <param name="operation">Code of the other one.</param>
    public static string SamePage(string path, string operation)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is ["o", _, "records", var kind])
        {
            return RecordList(operation, Uri.UnescapeDataString(kind));
        }

        var page = parts is ["o", _, var first, ..] ? first : "";
        return _ofEvery.Select(of => of(operation)).FirstOrDefault(url => url[(Overview(operation).Length + 1)..].Split('/', '?')[0] == page)
            ?? Overview(operation);
    }
}
