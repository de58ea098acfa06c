using System.Text.Json;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Api;

namespace AccessTracker.Web.Records;

/// <summary>What a program sends to write: one record or many, and what it has confirmed.</summary>
/// <param name="Records">In the order of the body.</param>
/// <param name="Confirmed">Ids of doubts.</param>
internal sealed record WriteBody(IReadOnlyList<SentRecord> Records, IReadOnlySet<string> Confirmed)
{
    /// <summary>Records of one call.</summary>
    public const int Most = 10_000;

    /// <summary>A body in which more is wrong is read no further.</summary>
    public const int MostFaults = 1_000;

    /// <summary>The member with the fields of a record.</summary>
    public const string Fields = "fields";

    private const string RecordsName = "records";
    private const string ConfirmedName = "confirmed";
    private const string VersionName = "version";

    // What reading gives besides the fields: sent back, it is read over.
    private static readonly string[] _given = ["kind", "key", VersionName, "level", "changeNumber", "withdrawn"];

    /// <summary>One record: <c>{ "fields": {…}, "confirmed": […] }</c>.</summary>
    /// <exception cref="BodyException">The body is not that.</exception>
    public static WriteBody OfOne(ReadOnlyMemory<byte> body, RecordKind kind, IReadOnlyList<string>? key, StoredRecord? stored)
    {
        using var document = JsonBody.Parse(body);
        var root = JsonBody.Members(document.RootElement, [Fields, ConfirmedName, .. _given]);
        return JsonBody.Reading(() => new WriteBody(
            [new RecordBody(kind).Read(root.GetValueOrDefault(Fields), key, stored)], Texts(root, ConfirmedName)));
    }

    /// <summary>Many: <c>{ "records": [ { "version": 3, "fields": {…} } ], "confirmed": […] }</c>.</summary>
    /// <exception cref="BodyException">The body is not that.</exception>
    public static WriteBody OfMany(ReadOnlyMemory<byte> body, RecordKind kind, CancellationToken cancellation)
    {
        using var document = JsonBody.Parse(body);
        var root = JsonBody.Members(document.RootElement, [RecordsName, ConfirmedName]);
        if (!root.TryGetValue(RecordsName, out var records) || records.ValueKind != JsonValueKind.Array)
        {
            throw new BodyException(RecordsName, null, Domain.Common.Texts.ApiRecordsExpected);
        }

        if (records.GetArrayLength() > Most)
        {
            throw new BodyException(RecordsName, null, Components.Format.With(Domain.Common.Texts.ApiMostRecords, Most));
        }

        var reader = new RecordBody(kind);
        return JsonBody.Reading(() => new WriteBody(Rows(reader, records, cancellation), Texts(root, ConfirmedName)));
    }

    // A field that the kind does not have is held against all that it has: that is not to be paid for as often as somebody likes.
    private static List<SentRecord> Rows(RecordBody reader, JsonElement records, CancellationToken cancellation)
    {
        var rows = new List<SentRecord>(records.GetArrayLength());
        SheetFault? first = null;
        var faults = 0;
        foreach (var record in records.EnumerateArray())
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Add(Row(reader, record));
            first ??= rows[^1].Faults is [var fault, ..] ? fault : null;
            faults += rows[^1].Faults.Count;
            if (faults > MostFaults)
            {
                var field = first!.Refusal.Code == RefusalCode.UnknownField ? first.Heading : ApiNames.Of(first.Heading!);
                throw new BodyException(
                    RecordsName, field, Components.Format.With(Domain.Common.Texts.ApiMostFaults, MostFaults, first.Refusal.Message));
            }
        }

        return rows;
    }

    private static SentRecord Row(RecordBody reader, JsonElement row)
    {
        var members = JsonBody.Members(row, [Fields, .. _given]);
        var record = reader.Read(members.GetValueOrDefault(Fields));
        return !members.TryGetValue(VersionName, out var version) || version.ValueKind == JsonValueKind.Null ? record
            : version.ValueKind == JsonValueKind.Number && version.TryGetInt64(out var read) && read >= 0 ? record with { Version = read }
            : throw new BodyException(VersionName, version.GetRawText(), Domain.Common.Texts.ApiVersionExpected);
    }

    private static HashSet<string> Texts(Dictionary<string, JsonElement> members, string name) =>
        !members.TryGetValue(name, out var list) || list.ValueKind == JsonValueKind.Null ? []
        : list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(i => i.GetString()!)]
            : throw new BodyException(name, list.GetRawText(), Domain.Common.Texts.ApiListExpected);
}
