using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Doubts;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Records;

/// <summary>Why something was refused, and what would be right.</summary>
/// <param name="Variant">Which of the texts of the code says it; empty: there is one.</param>
/// <param name="Arguments">Days as the bundle writes them, words and names of kinds as codes, what somebody typed as typed.</param>
public sealed record Refusal(RefusalCode Code, string Variant, IReadOnlyList<string> Arguments)
{
    public Refusal(RefusalCode code, params object[] arguments)
        : this(code, "", Written(arguments))
    {
    }

    /// <summary>Says it by one of the texts that the code has.</summary>
    public static Refusal As(RefusalCode code, string variant, params object[] arguments) => new(code, variant, Written(arguments));

    /// <summary>The policy says no. <paramref name="variant"/> says why; without one the role does not allow it.</summary>
    public static Refusal NotAllowed(string variant = "role", params object[] arguments) => As(RefusalCode.NotAllowed, variant, arguments);

    /// <summary>A record has no field of that name; one that is near is named.</summary>
    public static Refusal UnknownField(string name, IEnumerable<string> known) => NearestName.Refuse(RefusalCode.UnknownField, name, known);

    /// <summary>Says what is wrong and how to put it right.</summary>
    public Phrase Phrase => RefusalPhrases.Of(this);

    /// <summary>The same in the language of whoever reads now.</summary>
    public string Message => Phrase.ToString();

    public bool Equals(Refusal? other) =>
        other is not null && Code == other.Code && Variant == other.Variant && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => (int)Code;

    private static IReadOnlyList<string> Written(object[] arguments) =>
        [.. arguments.Select(a => Convert.ToString(a is DateOnly day ? Cell.Day(day) : a, CultureInfo.InvariantCulture) ?? "")];
}

/// <summary>One thing refused, and where it stands.</summary>
public sealed record RefusedRow
{
    /// <summary>Name of the file, or of the whole bundle.</summary>
    public required string File { get; init; }

    /// <summary>Number of the row as a spreadsheet shows it: the column names are row 1. Null when a whole file is refused.</summary>
    public int? Row { get; init; }

    public string? Column { get; init; }

    /// <summary>The value stands there.</summary>
    public string? Value { get; init; }

    public required Refusal Refusal { get; init; }

    /// <summary>The value is refused as long as nobody confirms it (<see cref="RefusalCode.Doubtful"/>); null: it cannot be.</summary>
    public Doubt? Doubt { get; init; }

    /// <summary>The candidates may have been meant: codes and names of places.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>The reason, and what may have been meant.</summary>
    public Phrase Reason => WithCandidates(Doubt is null ? Refusal.Phrase : Phrase.Sentences(Doubt.Phrase, Refusal.Phrase));

    /// <summary>The place and the reason in one line.</summary>
    public Phrase Phrase
    {
        get
        {
            var place = Phrase.List(new[]
            {
                File, Row is { } row ? Phrase.Of(nameof(Texts.RefusedAt_Row), $"{row}") : null, Column is null ? null : Phrase.Typed(Column),
            }.OfType<Phrase>());
            return Value is null
                ? Phrase.Of(nameof(Texts.RefusedAt_Place), place, Reason)
                : Phrase.Of(nameof(Texts.RefusedAt_Value), place, Value, Reason);
        }
    }

    /// <summary>The same in English.</summary>
    public override string ToString() => Speech.In(Speech.English, Phrase.ToString);

    internal Phrase WithCandidates(Phrase reason) => Candidates.Count == 0
        ? reason
        : Phrase.Sentences(reason, Phrase.Of(nameof(Texts.Nearest), Phrase.List(Candidates.Select(Phrase.Typed))));
}
