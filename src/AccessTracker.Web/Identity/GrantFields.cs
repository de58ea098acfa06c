using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Identity;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Web.Identity;

/// <summary>Accounts and roles as somebody writes them, in a form or on the command line.</summary>
public sealed class GrantFields(OperationStore operations)
{
    public static bool IsEmail([NotNullWhen(true)] string? text) => text is { Length: <= 254 }
        && MailAddress.TryCreate(text.Trim(), out var address) && address.Address == text.Trim() && !text.Any(char.IsControl);

    /// <summary>
    /// The role that the words mean; null: there is no such role or operation. Empty <paramref name="operation"/>: every one.
    /// An administrator is one of none in particular; areas are a coordinator's.
    /// </summary>
    public async Task<Grant?> ReadAsync(string? role, string? operation, IEnumerable<string> areas, CancellationToken cancellation = default)
    {
        if (!Word.TryParse<Role>(role ?? "", out var read)
            || (!string.IsNullOrEmpty(operation) && await operations.FindAsync(operation, cancellation) is null))
        {
            return null;
        }

        return new Grant(
            read,
            read == Role.Administrator || string.IsNullOrEmpty(operation) ? null : operation,
            read == Role.Coordinator ? [.. areas.Select(a => a.Trim()).Where(a => a.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)] : []);
    }
}
