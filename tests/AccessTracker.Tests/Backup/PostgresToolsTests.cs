using AccessTracker.Data.Backup;
using Npgsql;

namespace AccessTracker.Tests.Backup;

/// <summary>A copy goes the same guarded way as everything else.</summary>
public sealed class PostgresToolsTests
{
    [Theory]
    [InlineData("SSL Mode=VerifyFull;Root Certificate=/etc/ca.crt", "verify-full", "/etc/ca.crt")]
    [InlineData("SSL Mode=VerifyFull", "verify-full", "system")]
    [InlineData("SSL Mode=VerifyCA", "verify-ca", "system")]
    [InlineData("SSL Mode=Require", "require", null)]
    [InlineData("SSL Mode=Disable", "disable", null)]
    [InlineData("", "prefer", null)]
    public void The_programs_are_told_how_the_way_is_kept_safe(string said, string mode, string? root)
    {
        var variables = PostgresTools.Variables(new NpgsqlConnectionStringBuilder($"Host=db.example.org;Database=access;{said}"));

        Assert.Equal((mode, root), (variables["PGSSLMODE"], variables["PGSSLROOTCERT"]));
    }
}
