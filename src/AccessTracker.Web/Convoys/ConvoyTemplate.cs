using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Entries;

namespace AccessTracker.Web.Convoys;

/// <summary>
/// What the form of a new convoy is filled in with: from the permit that it travels under, or as the last one was. All of it can be changed.
/// </summary>
internal static class ConvoyTemplate
{
    private const string Stops = "stops";

    /// <summary>What the convoy that is entered after another mostly has from it.</summary>
    public static IReadOnlyList<string> Repeated { get; } = ["mode", "request", "origin", "agencies", "track", "line", "route"];

    /// <summary>Who sent the last one, and from where; null: there was none.</summary>
    public static void As(Convoy? last, EntryFields fields)
    {
        if (last is not null)
        {
            (fields["origin"], fields["agencies"]) = (last.Origin ?? "", last.Agencies ?? "");
        }
    }

    /// <summary>
    /// The places of a request whose permit holds today, in place of stops of which nothing is said yet; and who sent the last under it.
    /// </summary>
    /// <param name="reference">Of the request; of none that is known nothing is changed.</param>
    public static void UnderPermit(EntryFields fields, string reference, Situation situation, DateOnly today)
    {
        if (situation.Facts.Requests.FirstOrDefault(r => r.Ref == reference) is not { } request)
        {
            return;
        }

        (fields["request"], fields["track"]) = (request.Ref, EnumCode.Of(request.Track));
        fields["line"] = request.Line == SupplyLine.CrossLine ? "" : EnumCode.Of(request.Line);
        As(LastConvoy.Under(reference, situation, today) ?? LastConvoy.Of(ConvoyMode.Road, situation, today), fields);
        Put(fields, [.. situation.LinesOf(reference).Where(l => l.StateOn(today)?.IsValidOn(today) == true).Select(l => l.Line.Location)], situation);
    }

    /// <summary>As the last convoy under the request that is chosen, or of the mode where none is: its agencies, trucks, route and places.</summary>
    public static void AsLast(EntryFields fields, Situation situation, DateOnly today)
    {
        var last = fields["request"] is { Length: > 0 } request
            ? LastConvoy.Under(request, situation, today)
            : LastConvoy.Of(EnumCode.TryParse<ConvoyMode>(fields["mode"], out var mode) ? mode : ConvoyMode.Road, situation, today);
        if (last is null)
        {
            return;
        }

        As(last, fields);
        fields["mode"] = EnumCode.Of(last.Mode);

        // A figure that somebody typed is not replaced by an older one.
        fields["trucks"] = fields["trucks"].Length > 0 ? fields["trucks"] : Cell.Write(last.Trucks);
        fields["route"] = fields["route"].Length > 0 ? fields["route"] : last.Route ?? "";
        (fields["track"], fields["line"]) =
            (EnumCode.Of(last.Track), last.Line == SupplyLine.CrossLine ? "" : EnumCode.Of(last.Line));
        Put(fields, [.. situation.StopsOf(last.Ref).Select(s => s.Location).Distinct()], situation);
    }

    // A place that stands there already keeps what is said of it, and rows of which nothing is said go.
    private static void Put(EntryFields fields, IReadOnlyList<string> places, Situation situation)
    {
        if (places.Count == 0)
        {
            return;
        }

        foreach (var row in fields.Rows(Stops).Select(n => EntryFields.Row(Stops, n)).ToList())
        {
            if (fields.IsBlank(row, ConvoyColumns.OfStop))
            {
                fields.Remove(row);
            }
        }

        var there = fields.Rows(Stops).Select(n => fields[$"{EntryFields.Row(Stops, n)}.location.code"]).ToHashSet(StringComparer.Ordinal);
        var next = fields.Rows(Stops).DefaultIfEmpty().Max();
        foreach (var place in places.Where(p => !there.Contains(p)))
        {
            fields.PutPlace($"{EntryFields.Row(Stops, ++next)}.location", place, situation);
        }
    }
}
