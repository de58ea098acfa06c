using AccessTracker.Domain.Common;
using AccessTracker.Web.Languages;
using Microsoft.Extensions.Options;

namespace AccessTracker.Tests.Languages;

public sealed class WithinTests
{
    private static readonly ReaderLanguages _languages = new(Options.Create(new LanguageSettings()));

    [Theory]
    [InlineData("en", "Turned back", "turned back")]
    [InlineData("en", "PDF file", "PDF file")]
    [InlineData("en", "Arabic name", "Arabic name")]
    [InlineData("en", "Russian-run", "Russian-run")]
    [InlineData("fr", "Refoulé", "refoulé")]
    [InlineData("fr", "État", "état")]
    [InlineData("fr", "Nom arabe", "nom arabe")]
    [InlineData("fr", "ONU", "ONU")]
    [InlineData("fr", "Nations Unies", "Nations Unies")]
    [InlineData("fr", "Croissant-Rouge", "Croissant-Rouge")]
    [InlineData("ar", "محاصر", "محاصر")]
    [InlineData("en", "", "")]
    public void Within_a_sentence_only_names_and_acronyms_keep_their_capital(string language, string text, string within) =>
        ReaderLanguages.In(_languages.Of(language), () =>
        {
            Assert.Equal(within, Speech.Within(text));
            return true;
        });
}
