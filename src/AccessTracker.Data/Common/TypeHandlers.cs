using System.Data;
using AccessTracker.Data.Accounts;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using Dapper;
using Microsoft.Data.Sqlite;

namespace AccessTracker.Data.Common;

/// <summary>How the domain's types stand in a database: ids as lower-case text, instants as UTC, snake_case columns.</summary>
internal static class TypeHandlers
{
    /// <summary>Idempotent; Dapper keeps its settings for the whole process.</summary>
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.AddTypeHandler(new IdHandler<Account>());
        SqlMapper.AddTypeHandler(new IdHandler<Operation>());
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
