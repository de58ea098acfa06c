using System.Text.Json;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Api;

namespace AccessTracker.Web.Records;

/// <summary>Reads why a program withdraws or restores a record.</summary>
internal static class ReasonBody
{
    private const string Reason = "reason";

    /// <exception cref="BodyException">There is none, or it is too long.</exception>
    public static string Read(ReadOnlyMemory<byte> body, int most)
    {
        using var document = JsonBody.Parse(body);
        var members = JsonBody.Members(document.RootElement, [Reason]);
        return JsonBody.Reading(() => members.TryGetValue(Reason, out var said) && said.ValueKind == JsonValueKind.String
            && said.GetString()!.Trim() is { Length: > 0 } text && text.Length <= most && !text.Any(c => char.IsControl(c))
                ? text
                : throw new BodyException(Reason, said.ValueKind == JsonValueKind.Undefined ? null : said.GetRawText(), Texts.ReasonNeeded));
    }
}
