using AccessTracker.Domain.Common;

namespace AccessTracker.Web.Components;

/// <summary>Tells a program which words a parameter takes.</summary>
internal static class ExpectedWords
{
    public static string Of<T>() where T : struct, Enum => Of([.. Enum.GetValues<T>().Select(EnumCode.Of)]);

    public static string Of(params string[] words) => Format.With(Texts.ApiExpectedOneOf, string.Join(Texts.ListSeparator, words));
}
