using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Common;

/// <summary>An actor changes or reads records, for the history, the audit and the policy.</summary>
/// <param name="Name">The account, or the operator of the command line.</param>
/// <param name="Role">The role it is done in; null on the command line.</param>
public sealed record Actor(string Name, string? Role = null)
{
    /// <summary>Whom the policy is asked about. The operator of the machine unless said otherwise.</summary>
    public Person Person { get; init; } = Person.Operator(Name);

    /// <summary>The address that a request came from; null on the command line and for jobs.</summary>
    public string? Origin { get; init; }

    /// <summary>The name of the access token by which a program does it; null: the person does it themselves.</summary>
    public string? Token { get; init; }

    /// <summary><paramref name="person"/> in the role that lets most in <paramref name="operation"/> (null: in any).</summary>
    public static Actor Of(Person person, string? operation, string? origin = null)
    {
        var grants = operation is null ? person.Grants : person.In(operation);
        var role = grants.Select(g => g.Role).OrderByDescending(r => AccessPolicy.Ceiling(r)).ThenByDescending(r => r).Cast<Role?>().FirstOrDefault();
        return new Actor(person.Name, role is { } held ? EnumCode.Of(held) : null) { Person = person, Origin = origin };
    }
}
