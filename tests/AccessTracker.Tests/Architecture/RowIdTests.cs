using AccessTracker.Data.Common;
using AccessTracker.Domain.Common;
using Dapper;

namespace AccessTracker.Tests.Architecture;

/// <summary>Rows carry ids of their own types, which Dapper is told to read in one place.</summary>
public sealed class RowIdTests
{
    [Fact]
    public async Task Every_id_of_a_row_can_be_read()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var ids = typeof(Db).Assembly.GetTypes().SelectMany(t => t.GetProperties()).Where(p => p.CanWrite)
            .Select(p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType)
            .Where(t => t.IsConstructedGenericType && t.GetGenericTypeDefinition() == typeof(Id<>)).Distinct().ToList();
        Assert.NotEmpty(ids);
        Assert.All(ids, t => Assert.True(SqlMapper.HasTypeHandler(t), $"{t.GenericTypeArguments[0].Name} has no handler: TypeHandlers.Register"));
    }
}
