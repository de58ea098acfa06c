using AccessTracker.Domain.Access;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.SignIn;

/// <summary>A role as a reader reads it.</summary>
public static class GrantText
{
    public static string Of(Grant grant)
    {
        var where = grant.Role == Role.Administrator ? null : grant.Operation ?? Texts.EveryOperation;
        var areas = grant.Areas.Count == 0 ? null : Format.List(grant.Areas);
        var until = grant.Until is { } day ? Format.With(Texts.GrantUntil, Format.Day(day)) : null;
        return string.Join(" – ", new[] { EnumText.Of(grant.Role), where, areas, until }.Where(p => p is not null));
    }
}
