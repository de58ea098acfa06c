namespace AccessTracker.Domain.Access;

/// <summary>Somebody who does or asks something, with all that the policy needs to know.</summary>
/// <param name="Name">As histories and the audit write it: the e-mail address of an account.</param>
/// <param name="Grants">The roles held. Empty: may see nothing.</param>
public sealed record Person(string Name, IReadOnlyList<Grant> Grants)
{
    /// <summary>The account's id; null for the entries at a desk, and for the operator.</summary>
    public string? Account { get; init; }

    /// <summary>What the access token allows by which they came; null: they came without one, and may do all that their roles allow.</summary>
    public IReadOnlyList<ApiScope>? Scopes { get; init; }

    /// <summary>
    /// Whoever runs the program on the machine that holds the store and its keys: the command line, the jobs. The policy
    /// cannot keep anything from them, and says so.
    /// </summary>
    public bool IsOperator { get; init; }

    public static Person Operator(string name) => new(name, []) { IsOperator = true };

    /// <summary>Somebody of whom nothing is known.</summary>
    public static Person Nobody { get; } = new("", []);

    public IEnumerable<Grant> In(string operation) => Grants.Where(g => g.IsFor(operation));

    public bool Is(Role role, string operation) => In(operation).Any(g => g.Role == role);

    /// <summary>The person holds the role in every operation, which accounts and jobs ask for.</summary>
    public bool Is(Role role) => Grants.Any(g => g.Role == role && g.Operation is null);
}
