namespace AccessTracker.Data.Records;

/// <summary>
/// The reason of a change as the history keeps it, and chains it: what somebody said and, where a program did it in their name, by which token.
/// </summary>
internal static class ChangeReason
{
    // No key on a keyboard writes it.
    private const char Token = '\u001E';

    public static string? Of(string? said, string? token) =>
        token is null ? Plain(said) : $"{Plain(said)}{Token}{Plain(token)}";

    public static (string? Said, string? Token) Read(string? reason) => reason?.LastIndexOf(Token) is not (>= 0 and var at) ? (reason, null)
        : (at == 0 ? null : reason[..at], reason[(at + 1)..]);

    // Nobody is to say by their own words that a program did it.
    private static string? Plain(string? text) => text?.Replace(Token, ' ');
}
