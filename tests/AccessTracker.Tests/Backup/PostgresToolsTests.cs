using AccessTracker.Data.Backup;
using Npgsql;

namespace AccessTracker.Tests.Backup;

/// <summary>A copy goes the same guarded way as everything else.</summary>
public sealed class PostgresToolsTests
{
    [Theory]
    [InlineData("SSL Mode=VerifyFull;Root Certificate=/etc/ca.crt", false, "verify-full", "/etc/ca.crt")]
    [InlineData("SSL Mode=VerifyCA;Root Certificate=/etc/ca.crt", false, "verify-ca", "/etc/ca.crt")]
    [InlineData("SSL Mode=VerifyFull", false, "verify-full", "system")]
    [InlineData("SSL Mode=VerifyFull", true, "verify-full", null)]
    [InlineData("SSL Mode=VerifyCA", false, "verify-full", "system")]
    [InlineData("SSL Mode=VerifyCA", true, "verify-ca", null)]
    [InlineData("SSL Mode=Require", false, "require", null)]
    [InlineData("SSL Mode=Disable", false, "disable", null)]
    [InlineData("", false, "prefer", null)]
    public void The_programs_are_told_how_the_way_is_kept_safe(string said, bool hasRoot, string mode, string? root)
    {
        var variables = PostgresTools.Variables(new NpgsqlConnectionStringBuilder($"Host=db.example.org;Database=access;{said}"), hasRoot);

        Assert.Equal((mode, root), (variables["PGSSLMODE"], variables.GetValueOrDefault("PGSSLROOTCERT")));
    }
}
