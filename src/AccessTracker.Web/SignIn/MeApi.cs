using AccessTracker.Data.Accounts;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Api;
using Microsoft.AspNetCore.Http.Features;

namespace AccessTracker.Web.SignIn;

/// <summary>Tells a program who it comes as.</summary>
internal static class MeApi
{
    public static void MapMe(this RouteGroupBuilder root) => root.MapGet("/me", Read)
        .WithName("readMe")
        .WithTags("Tokens")
        .WithSummary("Who the token stands for")
        .WithDescription("The person whose token it is, the roles that they hold now within the token's operation, and what the token allows.");

    private static Me Read(HttpContext context)
    {
        var (token, person) = context.Features.GetRequiredFeature<ApiCaller>();
        return new Me(
            person.Name,
            [.. person.Grants.Select(g => new HeldRole(g.Role, g.Operation, g.Areas, g.Until))],
            new UsedToken(token.Name, token.Scopes, token.Operation, token.EndsOn));
    }
}

/// <summary>Who comes by a token.</summary>
/// <param name="Person">The e-mail address of the account.</param>
/// <param name="Roles">The roles held now, as far as the token opens them.</param>
/// <param name="Token">The token.</param>
public sealed record Me(string Person, IReadOnlyList<HeldRole> Roles, UsedToken Token);

/// <summary>A role that is held.</summary>
/// <param name="Role">Its word.</param>
/// <param name="Operation">Code of the operation; null: every operation.</param>
/// <param name="Areas">Of a coordinator: the governorates given; none: all.</param>
/// <param name="Until">The last day, UTC; null: until it is taken away.</param>
public sealed record HeldRole(Role Role, string? Operation, IReadOnlyList<string> Areas, DateOnly? Until);

/// <summary>A token, without its secret.</summary>
/// <param name="Name">What its person calls it.</param>
/// <param name="Scopes">What it may be used for.</param>
/// <param name="Operation">Code of the one operation that it opens; null: all.</param>
/// <param name="EndsOn">Its last day, UTC.</param>
public sealed record UsedToken(string Name, IReadOnlyList<ApiScope> Scopes, string? Operation, DateOnly EndsOn);
