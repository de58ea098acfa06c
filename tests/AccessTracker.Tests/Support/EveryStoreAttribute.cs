using System.Reflection;
using Xunit.Sdk;

namespace AccessTracker.Tests.Support;

/// <summary>
/// Runs a theory once on each database. Without a PostgreSQL server a desk runs SQLite alone, which
/// <see cref="EveryStoreTests"/> shows as a skipped test; CI fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryStoreAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => TestStore.Providers.Select(p => new object[] { p });
}

/// <summary>A fact that is skipped, visibly, where there is no PostgreSQL server.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (!TestStore.HasPostgres && !TestStore.IsCi)
        {
            Skip = $"{TestStore.PostgresVariable} is not set: nothing was tested on PostgreSQL. scripts/test starts one.";
        }
    }
}

public sealed class EveryStoreTests
{
    [PostgresFact]
    public void Stores_are_tested_on_PostgreSQL_too() => Assert.True(TestStore.HasPostgres, $"{TestStore.PostgresVariable} is not set.");
}
