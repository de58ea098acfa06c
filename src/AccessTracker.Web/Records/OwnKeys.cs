using System.Security.Cryptography;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Web.Records;

/// <summary>Keys for records that nobody wants to name: a letter, the day, and what tells them apart.</summary>
internal static class OwnKeys
{
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Length = 8;

    /// <summary>Records of the kind can be given a key: it is one text.</summary>
    public static bool AreGiven(RecordKind kind) => kind.Key is [var only] && kind.Find(only) is { Type: CellType.Key };

    /// <summary>How the key of a record begins, or the whole of it where the record has a name elsewhere.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="cell">By column, as the bundle writes it.</param>
    public static (string Text, bool IsWhole) Of(RecordKind kind, Func<string, string> cell)
    {
        return kind.Name switch
        {
            "location" => cell("community_pcode") is { Length: > 0 and <= Cell.LongestKey } pcode ? (pcode, true) : ("L", false),
            "incident" => (Dated("I", "day"), false),
            "allegation" => (Dated("A", "day"), false),
            "appeal" => (Dated("C", "received_on"), false),
            "event" => (Dated("E", "day"), false),
            "request" => (Dated("R", "submitted_on"), false),
            "convoy" => (Dated("C", "departed_on"), false),
            "delivery" => (Dated("D", "day"), false),
            _ => (kind.Name[..1].ToUpperInvariant(), false),
        };

        string Dated(string letter, string column) => $"{letter}-{cell(column).Replace("-", "", StringComparison.Ordinal)}";
    }

    /// <summary>A key that no other record has.</summary>
    public static string New(RecordKind kind, Func<string, string> cell) =>
        Of(kind, cell) is (var text, var isWhole) && isWhole ? text : $"{text.TrimEnd('-')}-{RandomNumberGenerator.GetString(Letters, Length)}";
}
