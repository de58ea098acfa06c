using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;

namespace AccessTracker.Tests.Languages;

public sealed partial class DigitsTests
{
    // As CLDR has each: Arabic-Indic and Persian digits have signs of their own between them, others those of the language and its groups.
    [Theory]
    [InlineData("ar-SY", "١٬٢٣٤٬٥٦٧٫٥", "1,234,567.5")]
    [InlineData("ar-MA", "١٬٢٣٤٬٥٦٧٫٥", "1.234.567,5")]
    [InlineData("fa", "۱٬۲۳۴٬۵۶۷٫۵", "1,234,567.5")]
    [InlineData("bn", "১২,৩৪,৫৬৭.৫", "12,34,567.5")]
    [InlineData("my", "၁,၂၃၄,၅၆၇.၅", "1,234,567.5")]
    [InlineData("fr", "1\u202F234\u202F567,5", "1\u202F234\u202F567,5")]
    public void What_parts_digits_goes_with_them(string language, string native, string latin)
    {
        var culture = Speech.Culture(language);
        Assert.Equal(latin, Speech.In(culture, () => Format.Number(1_234_567.5m)));
        Assert.Equal(native, Speech.In(Digits.Native(culture), () => Format.Number(1_234_567.5m)));
    }

    [Theory]
    [InlineData("حتى 100,000 نقطة أو 12.5 كم", "حتى ١٠٠٬٠٠٠ نقطة أو ١٢٫٥ كم")]
    [InlineData("18/3/2016 عند 13:40، 1، 2", "١٨/٣/٢٠١٦ عند ١٣:٤٠، ١، ٢")]
    [InlineData("{0:0 حرف|حرف واحد|# حرفًا} و{12} و{1:N0}", "{0:٠ حرف|حرف واحد|# حرفًا} و{12} و{1:N0}")]
    [InlineData("2016-03-18 أو UTF-8 أو RFC 7946 أو EPSG:4326 أو allegation:A-7", "2016-03-18 أو UTF-8 أو RFC 7946 أو EPSG:4326 أو allegation:A-7")]
    [InlineData("أرقام لاتينية (\u2068123\u2069)", "أرقام لاتينية (\u2068123\u2069)")]
    public void Numbers_among_words_are_in_the_digits_that_the_reader_chose(string text, string expected) =>
        Assert.Equal(expected, Digits.InText(Digits.Native(Speech.Culture("ar-SY")), text));

    [Fact]
    public void Each_text_keeps_its_blanks_and_only_its_reader_s_digits_are_changed()
    {
        var arabic = Speech.Culture("ar-SY");
        foreach (var (key, written) in Texts.ResourceManager.GetResourceSet(arabic, true, false)!.Cast<DictionaryEntry>()
            .Select(t => ((string)t.Key, (string)t.Value!)))
        {
            var read = Speech.In(Digits.Native(arabic), () => Speech.Find(key)!);
            Assert.Equal(Blank().Matches(written).Select(b => b.Value), Blank().Matches(read).Select(b => b.Value));
            Assert.Equal(written, Speech.In(arabic, () => Speech.Find(key)));
            Assert.Equal(written, Speech.In(Digits.Native(arabic), () => Texts.ResourceManager.GetString(key, arabic)));
        }

        Assert.Equal("١٢ حرفًا", Speech.In(Digits.Native(arabic), () => Texts.PasswordHint)[..8]);
    }

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Blank();
}
