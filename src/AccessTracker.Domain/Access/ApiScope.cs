namespace AccessTracker.Domain.Access;

/// <summary>A scope is what an access token may be used for, of what its person may do. It is stored by its word.</summary>
public enum ApiScope
{
    /// <summary>Read records and answers; every token has it.</summary>
    Read,

    /// <summary>Add, change, withdraw and restore records, one or many.</summary>
    Write,

    /// <summary>Publish reports.</summary>
    Publish,
}
