using System.Data;
using AccessTracker.Domain.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace AccessTracker.Data.Common;

/// <summary>How the domain's types stand in a database: ids as lower-case text, instants as UTC, snake_case columns.</summary>
internal static class TypeHandlers
{
    // Of whatever a row has an id of: who adds a row need not come here.
    private static readonly IReadOnlyList<(Type Id, SqlMapper.ITypeHandler Handler)> _ids =
    [
        .. typeof(TypeHandlers).Assembly.GetTypes().SelectMany(t => t.GetProperties())
            .Select(p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType)
            .Where(t => t.IsConstructedGenericType && t.GetGenericTypeDefinition() == typeof(Id<>))
            .Distinct()
            .Select(t => (t, (SqlMapper.ITypeHandler)Activator.CreateInstance(typeof(IdHandler<>).MakeGenericType(t.GenericTypeArguments))!)),
    ];

    /// <summary>Idempotent; Dapper keeps its settings for the whole process.</summary>
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new InstantHandler());
        foreach (var (id, handler) in _ids)
        {
            SqlMapper.AddTypeHandler(id, handler);
        }
    }

    private sealed class IdHandler<T> : SqlMapper.TypeHandler<Id<T>>
    {
        public override Id<T> Parse(object value) => new(Guid.Parse((string)value));

        public override void SetValue(IDbDataParameter parameter, Id<T> value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value.ToString();
        }
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => value switch
        {
            string text => Dialect.ParseInstant(text),
            DateTime utc => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)),
            DateTimeOffset instant => instant,
            _ => throw new DataException($"An instant cannot be read from {value.GetType().Name}."),
        };

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
            parameter.Value = parameter is SqliteParameter ? Dialect.Text(value) : value.ToUniversalTime();
    }
}
