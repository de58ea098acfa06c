using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Questions about a sheet are of one of these sorts. The sort is printed and stored by its word.</summary>
public enum QuestionAbout
{
    /// <summary>Which column tells a field, or what is the same for all rows.</summary>
    Heading,

    /// <summary>What a word or a letter means.</summary>
    Word,

    /// <summary>Which place a name means.</summary>
    Name,

    /// <summary>Which day is meant.</summary>
    Days,

    /// <summary>Which number is meant, and whose it is.</summary>
    Figure,

    /// <summary>Whether rows and columns that nobody sees count.</summary>
    Hidden,

    /// <summary>Whether a record is one that is there already.</summary>
    Duplicate,

    /// <summary>Whether something that can hardly be right is meant.</summary>
    Doubt,

    /// <summary>What becomes of records that the sender's last sheet had.</summary>
    Missing,

    /// <summary>Whether a row takes the place of one of the sender's last sheet.</summary>
    Replaced,
}

/// <summary>One answer that a question offers.</summary>
/// <param name="Value">What an answer says; it stays the same.</param>
/// <param name="Says">What somebody reads.</param>
public sealed record QuestionChoice(string Value, [property: JsonPropertyName("Text")] Phrase Says)
{
    /// <summary>The same in the language of whoever reads now.</summary>
    [JsonIgnore]
    public string Text => Says.ToString();
}

/// <summary>Questions that are alike: where there are many, one answer is for all of them.</summary>
/// <param name="Key">The same in every sheet.</param>
/// <param name="Text">The key of the question for all of them, a text with a blank for how many they are. An answer holds for this sheet.</param>
public sealed record QuestionGroup(string Key, string Text);

/// <summary>
/// Something about a sheet that is not certain, in the sheet's own words. Until it is answered nothing is imported. The same file asks the
/// same questions by the same ids.
/// </summary>
public sealed record SheetQuestion
{
    /// <summary>The answer that leaves the rows of the question out.</summary>
    public const string LeaveOut = "leave";

    /// <summary>
    /// Made by <see cref="IdOf"/> of the content of the file alone: of no row number where the rows may move, of nothing random, of no time.
    /// </summary>
    public required string Id { get; init; }

    public required QuestionAbout About { get; init; }

    /// <summary>One or two sentences for a coordinator.</summary>
    [JsonPropertyName("Text")]
    public required Phrase Asks { get; init; }

    /// <summary>The same in the language of whoever reads now.</summary>
    [JsonIgnore]
    public string Text => Asks.ToString();

    /// <summary>Numbers of the rows that it is about, as a spreadsheet shows them; empty: all of them.</summary>
    public IReadOnlyList<int> Rows { get; init; } = [];

    public required IReadOnlyList<QuestionChoice> Choices { get; init; }

    /// <summary>A place that is not among the choices may be the answer too, by its code.</summary>
    public bool TakesPlaces { get; init; }

    /// <summary>Of a question about a name: what it is remembered by (<see cref="SheetLocations.Key"/>).</summary>
    public string? NameKey { get; init; }

    /// <summary>Which answers are good besides those that are offered; null: none.</summary>
    [JsonIgnore]
    public Func<string, bool>? Accepts { get; init; }

    /// <summary>What the sender's memory shows the answer under: <c>Status: Fully delivered</c>. Null: it holds for this file alone.</summary>
    public Phrase? Topic { get; init; }

    /// <summary>The answer where nobody gives another; null: one has to be given.</summary>
    public string? Otherwise { get; init; }

    /// <summary>Null: there are no others like it.</summary>
    public QuestionGroup? Group { get; init; }

    /// <summary>Why rows that are left out by the answer are said to be.</summary>
    public LeftOutWhy LeavesOutAs { get; init; } = LeftOutWhy.Asked;

    /// <summary>An id made of what the question is about.</summary>
    public static string IdOf(QuestionAbout about, params string[] parts)
    {
        const int hashed = 12;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', parts)));
        return $"{EnumCode.Of(about)}-{Convert.ToHexStringLower(hash)[..hashed]}";
    }

    /// <summary>The id of the question that is asked once for all that are alike.</summary>
    public static string IdOfGroup(QuestionAbout about, string key) => IdOf(about, "all", key);

    /// <summary>Words of a sheet as a question may quote them: in one line, not too long, and without what no database keeps.</summary>
    internal static string Said(string text)
    {
        const int longest = 80;
        var line = string.Join(' ', Unicode.Mend(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        line = string.Concat(line.Where(c => !char.IsControl(c)));
        return line.Length <= longest ? line : $"{Unicode.Start(line, longest)}\u2026";
    }

    public bool Offers(string value) => Choices.Any(c => c.Value == value);

    /// <summary>What somebody reads for an answer.</summary>
    public Phrase TextOf(string value) => Choices.FirstOrDefault(c => c.Value == value)?.Says ?? value;

    /// <summary>Words of a sheet in quotation marks.</summary>
    internal static Phrase Quoted(string text) => Phrase.Of(nameof(Texts.Quoted), Said(text));
}

/// <summary>A row is left out for one of these reasons. The reason is printed and stored by its word.</summary>
public enum LeftOutWhy
{
    /// <summary>It sums up others.</summary>
    Total,

    /// <summary>Nobody sees it in the sheet.</summary>
    Hidden,

    /// <summary>Somebody answered so.</summary>
    Asked,
}
