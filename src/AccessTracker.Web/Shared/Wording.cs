using AccessTracker.Domain.Shared;

namespace AccessTracker.Web.Shared;

/// <summary>The reader's text for the domain's words. A value without a text is shown as its word, and a test finds it.</summary>
public static class Wording
{
    public static string Of<T>(T value) where T : struct, Enum => Find(Key(value)) ?? Word.Of(value);

    /// <summary>The text of <paramref name="word"/>, which stands for a <typeparamref name="T"/>; the word itself when it does not.</summary>
    public static string OfWord<T>(string word) where T : struct, Enum => Word.TryParse<T>(word, out var value) ? Of(value) : word;

    /// <summary>Free words of the records (facilitation_letter): as written, with blanks for the underscores.</summary>
    public static string OfFree(string? word) => word?.Replace('_', ' ') ?? Texts.Unknown;

    /// <summary>The key of the resource that words <paramref name="value"/>.</summary>
    public static string Key<T>(T value) where T : struct, Enum => $"{typeof(T).Name}_{value}";

    /// <summary>The text under <paramref name="key"/>, or null.</summary>
    public static string? Find(string key) => Texts.ResourceManager.GetString(key, Texts.Culture);
}
