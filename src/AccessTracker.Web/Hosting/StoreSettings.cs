using AccessTracker.Data.Common;

namespace AccessTracker.Web.Hosting;

/// <summary>Which store the program works on.</summary>
[Settings("Store")]
public sealed class StoreSettings : ICheckedSettings
{
    private const string Connection = "Store:ConnectionString";

    public StoreProvider? Provider { get; init; }

    public string? ConnectionString { get; init; }

    /// <summary>An operator's word that the way to a database on another machine is safe by other means, such as a tunnel.</summary>
    public bool AllowInsecureTransport { get; init; }

    public IEnumerable<string> Faults(IHostEnvironment environment)
    {
        if (Provider is null)
        {
            yield return "Store:Provider is not set. Expected: sqlite or postgres.";
        }

        if (ConnectionString is null)
        {
            yield return $"{Connection} is not set. Expected: 'Data Source=FILE' of SQLite, or 'Host=…;Database=…;Username=…' of PostgreSQL.";
        }

        if (Provider is { } provider && ConnectionString is not null && Transport(provider, environment) is { } fault)
        {
            yield return fault;
        }
    }

    // The text is not repeated: it holds a password.
    private string? Transport(StoreProvider provider, IHostEnvironment environment)
    {
        try
        {
            return environment.IsDevelopment() || AllowInsecureTransport
                || StoreTransport.IsSafe(new StoreOptions { Provider = provider, ConnectionString = ConnectionString! })
                ? null
                : $"{Connection} names a PostgreSQL on another machine without checking its certificate. Add 'SSL Mode=VerifyFull' "
                    + $"(and 'Root Certificate=...' for an authority of your own), or set {StoreTransport.Setting}=true where the way is safe by "
                    + $"other means.";
        }
        catch (ArgumentException e)
        {
            return $"{Connection} cannot be read: {e.Message}";
        }
    }
}
