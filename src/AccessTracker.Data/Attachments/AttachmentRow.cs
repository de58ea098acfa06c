using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Attachments;

/// <summary>A file as its row has it.</summary>
internal sealed record AttachmentRow
{
    public const string Columns = "id, operation_id, record_kind, record_id, version, name, caption, salt, type, bytes, hash, state";

    public Id<Attachment> Id { get; init; }

    public Id<Operation> OperationId { get; init; }

    public string RecordKind { get; init; } = "";

    public Id<StoredRecord> RecordId { get; init; }

    public long Version { get; init; }

    public string Name { get; init; } = "";

    public string? Caption { get; init; }

    /// <summary>Chance, so that nobody finds out by trying what a file that is erased was called.</summary>
    public string Salt { get; init; } = "";

    public AttachmentType Type { get; init; }

    public long Bytes { get; init; }

    public string Hash { get; init; } = "";

    public AttachmentState State { get; init; }

    public Attachment File => new()
    {
        Id = Id,
        RecordKind = RecordKind,
        RecordId = RecordId,
        Version = Version,
        Name = Name,
        Caption = Caption,
        Type = Type,
        Bytes = Bytes,
        Hash = Hash,
        State = State,
    };

    /// <summary>What stands for its name and caption in the history: a hash that tells nothing without the salt.</summary>
    public string HashOfWords =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize<string?[]>([Salt, Name, Caption]))));

    /// <summary>The file in one state as its history keeps it.</summary>
    public static string Json(AttachmentRow row, AttachmentState state, string hashOfWords) => new JsonObject
    {
        ["record_kind"] = row.RecordKind,
        ["record_id"] = row.RecordId.ToString(),
        ["type"] = EnumCode.Of(row.Type),
        ["bytes"] = row.Bytes,
        ["hash"] = row.Hash,
        ["words"] = hashOfWords,
        ["state"] = EnumCode.Of(state),
    }.ToJsonString();

    /// <summary>The hash of name and caption that its history has.</summary>
    public static string? HashOfWordsIn(string json) => (string?)JsonNode.Parse(json)!["words"];
}
