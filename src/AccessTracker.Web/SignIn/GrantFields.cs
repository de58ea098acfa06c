using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Web.SignIn;

/// <summary>Accounts and roles as somebody writes them, in a form or on the command line.</summary>
public sealed class GrantFields(OperationStore operations)
{
    private const int LongestName = 200;
    private const int LongestArea = 100;
    private const int MostAreas = 50;

    public static bool IsEmail([NotNullWhen(true)] string? text) => text is { Length: <= 254 }
        && MailAddress.TryCreate(text.Trim(), out var address) && address.Address == text.Trim() && !text.Any(char.IsControl);

    /// <summary>Whether it can be somebody's name.</summary>
    public static bool IsName([NotNullWhen(true)] string? text) => !string.IsNullOrWhiteSpace(text) && IsShort(text, LongestName);

    /// <summary>
    /// The role that the words mean; null: there is no such role or operation, or an area is too long to be one. Empty <paramref name="operation"/>:
    /// every one. An administrator is one of none in particular; areas are a coordinator's.
    /// </summary>
    public async Task<Grant?> ReadAsync(string? role, string? operation, IEnumerable<string> areas, CancellationToken cancellation = default)
    {
        string[] named = [.. areas.Select(a => a.Trim()).Where(a => a.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (!EnumCode.TryParse<Role>(role ?? "", out var read)
            || named.Length > MostAreas
            || named.Any(a => !IsShort(a, LongestArea))
            || (!string.IsNullOrEmpty(operation) && await operations.FindAsync(operation, cancellation) is null))
        {
            return null;
        }

        return new Grant(
            read,
            read == Role.Administrator || string.IsNullOrEmpty(operation) ? null : operation,
            read == Role.Coordinator ? named : []);
    }

    private static bool IsShort(string text, int most) => text.Length <= most && !text.Any(char.IsControl);
}
