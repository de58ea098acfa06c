using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Situations;

/// <summary>Reads records of an operation that count and may be read, one statement a table. Texts that recur are held once.</summary>
internal sealed class FactReader(DbSession session, Id<Operation> operation, Visibility visibility, CancellationToken cancellation)
{
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    /// <summary>All of a kind, in order of recording.</summary>
    public Task<IReadOnlyList<T>> AllAsync<T>(RecordKind<T> kind) where T : class => ReadAsync(kind, RecordSql.Counting(kind, visibility), null);

    /// <summary>Those of which <paramref name="column"/> of the table is one of <paramref name="ids"/>, in order of recording.</summary>
    public async Task<IReadOnlyList<T>> OfAsync<T>(RecordKind<T> kind, string column, IReadOnlyCollection<string> ids) where T : class =>
        ids.Count == 0
        ? []
        : await ReadAsync(kind, RecordSql.Counting(kind, visibility, session.Dialect.AnyOf($"t.{column}", "ids")), ids).ConfigureAwait(false);

    private async Task<IReadOnlyList<T>> ReadAsync<T>(RecordKind<T> kind, string sql, IReadOnlyCollection<string>? ids) where T : class
    {
        await using var command = session.Command(sql)
            .With("operation", operation.ToString())
            .With(Visibility.OpenBefore, visibility.ParameterValue);
        if (ids is not null)
        {
            command.With("ids", session.Dialect.Texts(ids));
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var row = new StoredRow(kind, reader, _words);
        var list = new List<T>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            list.Add(kind.Mapper.Read(row));
        }

        return list;
    }
}
