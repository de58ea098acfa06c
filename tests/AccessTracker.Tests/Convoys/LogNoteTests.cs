using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using CsCheck;

namespace AccessTracker.Tests.Convoys;

/// <summary>A checkpoint and an hour live in the note of a log entry, and come back whole.</summary>
public sealed class LogNoteTests
{
    private static readonly string?[] _odd = [null, "13:40", "@ home", "13:40 @ home; x", "; x", "12:00; @ x"];

    private static readonly Gen<string?> _anyText =
        Gen.OneOf(Gen.OneOf(_odd), Gen.String[Gen.Char["ab @;:0123\n.\u0645\u062F"], 1, 20].Select(t => (string?)t));

    [Theory]
    [InlineData("13:40 @ Al-Qutayfah checkpoint; waited for a letter", "13:40", "Al-Qutayfah checkpoint", "waited for a letter")]
    [InlineData("@ the last checkpoint", null, "the last checkpoint", null)]
    [InlineData("09:05", "09:05", null, null)]
    [InlineData("09:05; two trucks only", "09:05", null, "two trucks only")]
    [InlineData("the last checkpoint", null, null, "the last checkpoint")]
    [InlineData("13:40 they left", null, null, "13:40 they left")]
    [InlineData("25:00; x", null, null, "25:00; x")]
    [InlineData("", null, null, null)]
    public void A_note_is_taken_apart(string text, string? hour, string? spot, string? note)
    {
        var read = LogNote.Read(text);
        Assert.Equal((hour, spot, note), (read.Hour?.ToString("HH:mm", null), read.Spot, read.Note));
    }

    [Fact]
    public void What_is_written_is_read_back() => Check.Sample(Gen.Select(Gen.Int[-1, 1439], _anyText, _anyText), given =>
    {
        var (minutes, spot, note) = given;
        TimeOnly? hour = minutes < 0 ? null : new TimeOnly(minutes / 60, minutes % 60);
        var read = LogNote.Read(new LogNote(hour, spot, note).Write());
        var plain = string.Join(' ', (spot ?? "").Replace(';', ',').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((hour, plain, (note ?? "").Trim()), (read.Hour, read.Spot ?? "", read.Note ?? ""));
    });

    [Theory]
    [InlineData("13:40", "13:40")]
    [InlineData("1340", "13:40")]
    [InlineData("940", "09:40")]
    [InlineData("13.40", "13:40")]
    [InlineData("13h40", "13:40")]
    [InlineData("13 h 40", "13:40")]
    [InlineData("9 h", "09:00")]
    [InlineData("1:40 م", "13:40")]
    [InlineData("1:40 مساءً", "13:40")]
    [InlineData("الساعة ١٣:٤٠", "13:40")]
    [InlineData("\u200F13:40\u200F", "13:40")]
    [InlineData("9", "09:00")]
    [InlineData("1:40 pm", "13:40")]
    [InlineData("12 am", "00:00")]
    [InlineData("\u0661\u0663:\u0664\u0660", "13:40")]
    [InlineData("25:00", null)]
    [InlineData("13:60", null)]
    [InlineData("13 pm", null)]
    [InlineData("noon", null)]
    public void An_hour_is_read_as_people_write_it(string typed, string? expected) =>
        Assert.Equal(expected, TypedHour.Read(typed)?.ToString("HH:mm", null));
}
