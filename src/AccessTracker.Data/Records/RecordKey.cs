using System.Security.Cryptography;
using System.Text;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Records;

/// <summary>The natural identity of a record within its operation, as one text.</summary>
public static class RecordKey
{
    public const char Separator = '\u001F';

    // An index of PostgreSQL takes 2,700 bytes; a source of many addresses can be longer.
    private const int LongestBytes = 1_000;

    /// <summary>The parts in the order of the bundle's identity; what is empty stays an empty part.</summary>
    public static string Of(params IEnumerable<string> parts)
    {
        var key = string.Join(Separator, parts);
        if (Encoding.UTF8.GetByteCount(key) <= LongestBytes)
        {
            return key;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return $"{Unicode.Start(key, 200)}{Separator}sha256:{hash}";
    }

    internal static string Of(RecordKind table, object?[] values) =>
        table.KeyOf([.. table.Key.Select(column => Cell.Write(values[table.Position(column)]))]);
}
