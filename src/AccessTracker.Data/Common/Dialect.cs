using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace AccessTracker.Data.Common;

/// <summary>The few things that the two databases do not say alike. Everything else is one SQL text.</summary>
public sealed class Dialect(StoreProvider provider)
{
    // Fixed width, so that text sorts as the instants do.
    private const string InstantFormat = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    public StoreProvider Provider { get; } = provider;

    /// <summary>A condition: <paramref name="column"/> is one of the texts of <paramref name="parameter"/>, which <see cref="Texts"/> made.</summary>
    public string AnyOf(string column, string parameter) => Provider switch
    {
        StoreProvider.Sqlite => $"{column} in (select value from json_each(@{parameter}))",
        StoreProvider.Postgres => $"{column} = any(@{parameter})",
    };

    /// <summary>
    /// A condition: the column has what the pattern <paramref name="parameter"/> says, in lower case. SQLite's own "like" knows no case of Latin
    /// letters, as its "lower" knows no others, and is twice as fast alone.
    /// </summary>
    public string Holds(string column, string parameter) => Provider switch
    {
        StoreProvider.Sqlite => $@"{column} like @{parameter} escape '\'",
        StoreProvider.Postgres => $@"lower({column}) like @{parameter} escape '\'",
    };

    /// <summary>
    /// A condition that a whole table is read for, where most of it is of one operation: SQLite takes an index for it, row by row, unless it is told
    /// not to.
    /// </summary>
    public string OfOperation(string column) => Provider switch
    {
        StoreProvider.Sqlite => $"+{column} = @operation",
        StoreProvider.Postgres => $"{column} = @operation",
    };

    public object Texts(IReadOnlyCollection<string> values) => Provider switch
    {
        StoreProvider.Sqlite => JsonSerializer.Serialize(values),
        StoreProvider.Postgres => values.ToArray(),
    };

    /// <summary>
    /// What to do in a transaction that adds many rows, so that the next query is planned for them: PostgreSQL counts on its
    /// own only a minute later, and until then joins a million rows as if they were ten. Null where that is no trouble.
    /// </summary>
    public string? AfterManyRows => Provider switch
    {
        StoreProvider.Sqlite => null,
        StoreProvider.Postgres => "analyze",
    };

    /// <summary>An instant as a parameter: fixed-width UTC text on SQLite, timestamptz on PostgreSQL.</summary>
    public object Instant(DateTimeOffset instant) => Provider switch
    {
        StoreProvider.Sqlite => Text(instant),
        StoreProvider.Postgres => instant.ToUniversalTime(),
    };

    /// <summary>An instant as both databases give it back: PostgreSQL keeps microseconds, and a hash must not depend on less.</summary>
    internal static DateTimeOffset Stored(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    internal static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    /// <summary>The instant in a column of the row under <paramref name="reader"/>.</summary>
    internal static DateTimeOffset Instant(DbDataReader reader, int ordinal) =>
        reader is SqliteDataReader ? ParseInstant(reader.GetString(ordinal)) : reader.GetFieldValue<DateTimeOffset>(ordinal);

    internal static DateTimeOffset ParseInstant(string text) =>
        DateTimeOffset.ParseExact(text, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
