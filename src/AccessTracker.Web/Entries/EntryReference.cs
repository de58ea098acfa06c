using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Entries;

/// <summary>
/// What the forms need to know on the device, so that their pickers ask nobody: the places that the person may read, the words used before, and of
/// their own area the requests that are open and the convoys that are on their way. Nobody's plans, no sources and no history are in it: it may come
/// to lie on a telephone.
/// </summary>
/// <param name="Day">Today, as <c>2016-06-15</c>.</param>
/// <param name="Places">By code.</param>
/// <param name="Words">What was written before in fields of free text, by list.</param>
/// <param name="Requests">The latest first.</param>
/// <param name="Convoys">The latest first.</param>
public sealed record EntryReference(
    string Day, IReadOnlyList<ReferencePlace> Places, IReadOnlyDictionary<string, IReadOnlyList<ReferenceWord>> Words,
    IReadOnlyList<ReferenceRequest> Requests, IReadOnlyList<ReferenceConvoy> Convoys)
{
    // A convoy whose last stop was longer ago is not on its way any more, whatever its log says.
    private const int DaysOnTheWay = 14;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // Read by a script alone, and Arabic letters are half as long as their escapes.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file, and a tag that is another one as soon as anything of it is.</summary>
    public (byte[] Bytes, string Tag) ToFile()
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(this, _json);
        return (bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"");
    }

    /// <summary>The reference of one person, in the language of whoever reads just now.</summary>
    /// <param name="situation">What the person may read.</param>
    public static EntryReference Of(Situation situation, Person person, DateOnly today) => new(
        Cell.Day(today),
        [.. situation.Locations.Values.Select(l => ReferencePlace.Of(l, situation, person))],
        WordsOf(EntrySuggestions.Of(situation)),
        [
            .. situation.Facts.Requests.OrderByDescending(r => r.SubmittedOn).ThenBy(r => r.Ref, StringComparer.Ordinal)
                .Select(r => ReferenceRequest.Of(r, situation, person, today)).OfType<ReferenceRequest>(),
        ],
        [
            .. situation.Movements.Where(m => IsOnTheWay(m, today) && ReferenceArea.MayChange(person, m.Stops, situation))
                .OrderByDescending(m => m.Convoy.DepartedOn).ThenBy(m => m.Convoy.Ref, StringComparer.Ordinal)
                .Select(m => ReferenceConvoy.Of(m.Convoy, situation.StopsOf(m.Convoy.Ref))),
        ]);

    private static Dictionary<string, IReadOnlyList<ReferenceWord>> WordsOf(EntrySuggestions known) =>
        EntrySuggestions.Names.ToDictionary(name => name, IReadOnlyList<ReferenceWord> (name) => [.. known.In(name).Select(ReferenceWord.Of)]);

    private static bool IsOnTheWay(ConvoyWithStops movement, DateOnly today) =>
        movement.Convoy.DepartedOn is { } departed && departed <= today && movement.Stops is { Count: > 0 } stops
        && (stops.Any(s => s.Delivery.IsPlanned) || departed.AddDays(DaysOnTheWay) >= today)
        && stops.Max(s => s.Day).AddDays(DaysOnTheWay) >= today;
}

/// <summary>A place as the picker finds and shows it.</summary>
/// <param name="Also">Its other spellings; null: none.</param>
/// <param name="Pcode">Of its community.</param>
/// <param name="Area">P-code of its sub-district.</param>
/// <param name="Line">See <see cref="LocationLine"/>.</param>
/// <param name="Mine">The person may write about it: of places that answer to a text as well, these come first. Null: they may not.</param>
public sealed record ReferencePlace(
    string Code, string Name, string? Ar, IReadOnlyList<string>? Also, string? Pcode, string? Area, string? Governorate, string Line, bool? Mine)
{
    public static ReferencePlace Of(Location place, Situation situation, Person person) => new(
        place.Code, ShownName.Latin(place), ShownName.All(place).Skip(1).FirstOrDefault(), place.Aliases.Count > 0 ? place.Aliases : null,
        place.CommunityPcode, place.SubDistrictPcode, place.Governorate, LocationLine.Of(place, situation),
        ReferenceArea.IsOf(person, place, RecordKinds.Deliveries, situation) ? true : null);
}

/// <summary>A word that was written before, and what it is called in the reader's language where that is another.</summary>
public sealed record ReferenceWord(string Text, string? Label)
{
    public static ReferenceWord Of(string word)
    {
        var (text, label) = (RecordText.Written(word), RecordText.Spoken(word));
        return new ReferenceWord(text, label == text ? null : label);
    }
}

/// <summary>A request of which something is pending or granted in the person's area, with those places.</summary>
/// <param name="Last">The last convoy under it; null: there was none, it is on its way, or the person may not write about it.</param>
public sealed record ReferenceRequest(
    string Ref, string Authority, string Submitted, string Line, string Track, ReferenceTemplate? Last, IReadOnlyList<ReferenceLine> Places)
{
    public static ReferenceRequest? Of(AccessRequest request, Situation situation, Person person, DateOnly today)
    {
        IReadOnlyList<ReferenceLine> lines =
        [
            .. situation.LinesOf(request.Ref)
                .Where(l => ReferenceArea.IsOf(person, situation.Locations[l.Line.Location], RecordKinds.Decisions, situation))
                .Select(l => (l, State: l.StateOn(today)))
                .Where(l => l.State?.Kind is LineStateKind.Pending or LineStateKind.Granted)
                .Select(l => new ReferenceLine(
                    l.l.Line.Location, l.l.Line.PeopleRequested, EnumCode.Of(l.State!.Kind), l.State.IsValidOn(today),
                    l.State.Kind == LineStateKind.Granted ? Cell.Write(l.State.Decision!.ValidTo) is { Length: > 0 } to ? to : null : null)),
        ];
        return lines.Count == 0 ? null : new ReferenceRequest(
            request.Ref, request.Authority, Cell.Day(request.SubmittedOn), EnumCode.Of(request.Line), EnumCode.Of(request.Track),
            LastConvoy.Under(request.Ref, situation, today) is { } last && IsTold(last, situation, person, today)
                ? ReferenceTemplate.Of(last, lines, situation) : null,
            lines);
    }

    // The route and the trucks of a convoy that is still on its way, or is of others' areas, are not for a telephone.
    private static bool IsTold(Convoy last, Situation situation, Person person, DateOnly today) =>
        situation.StopsOf(last.Ref) is var stops && stops.All(s => !s.Delivery.IsPlanned && s.Day <= today)
        && ReferenceArea.MayChange(person, stops, situation);
}

/// <summary>What the next convoy may have from the last one.</summary>
/// <param name="Stops">Codes of those of its places that are among the request's here.</param>
public sealed record ReferenceTemplate(
    string Mode, string? Origin, string? Agencies, int? Trucks, string? Route, string Track, string Line, IReadOnlyList<string> Stops)
{
    public static ReferenceTemplate Of(Convoy last, IReadOnlyList<ReferenceLine> lines, Situation situation) => new(
        EnumCode.Of(last.Mode), last.Origin, last.Agencies, last.Trucks, last.Route, EnumCode.Of(last.Track), EnumCode.Of(last.Line),
        [.. situation.StopsOf(last.Ref).Select(s => s.Location).Distinct().Where(code => lines.Any(l => l.Code == code))]);
}

/// <summary>One place of a request.</summary>
/// <param name="Code">Of the place.</param>
/// <param name="People">Asked for.</param>
/// <param name="State">The kind of its state today.</param>
/// <param name="Holds">Its permit holds today.</param>
/// <param name="Until">The last day of its permit.</param>
public sealed record ReferenceLine(string Code, long? People, string State, bool Holds, string? Until);

/// <summary>A convoy that has set out, all of whose places the person may write about.</summary>
/// <param name="Stops">Codes of its places, in the order of its days.</param>
public sealed record ReferenceConvoy(string Ref, string Mode, string Departed, string? Agencies, string? Request, IReadOnlyList<string> Stops)
{
    public static ReferenceConvoy Of(Convoy convoy, IReadOnlyList<Stop> stops) => new(
        convoy.Ref, EnumCode.Of(convoy.Mode), Cell.Day(convoy.DepartedOn!.Value), convoy.Agencies,
        convoy.Request, [.. stops.Select(s => s.Location).Distinct()]);
}

internal static class ReferenceArea
{
    /// <summary>Whether the person may write records of a kind about a place.</summary>
    public static bool IsOf(Person person, Location place, RecordKind kind, Situation situation) => AccessPolicy.May(person, Verb.Write, new Subject(
        situation.Operation.Code, kind.Subject, Areas: [new Area(place.Governorate, place.GovernoratePcode)]));

    /// <summary>Whether the person may change a convoy with these stops, as the store will ask it.</summary>
    public static bool MayChange(Person person, IReadOnlyList<Stop> stops, Situation situation) => AccessPolicy.May(person, Verb.Write, new Subject(
        situation.Operation.Code, RecordKinds.Convoys.Subject,
        Areas: [.. stops.Select(s => situation.Locations[s.Location]).Select(l => new Area(l.Governorate, l.GovernoratePcode))]));
}
