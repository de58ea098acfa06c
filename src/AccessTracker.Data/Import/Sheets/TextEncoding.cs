using System.Text;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// How the letters of a text file are written. Spreadsheet programs of the region save them in Windows-1256, those of Western Europe in
/// Windows-1252; the words show which one it is, for Arabic letters stand side by side there and accented ones stand alone.
/// </summary>
internal static class TextEncoding
{
    private const int Chunk = 64 * 1024;
    private const int Sample = 30;
    private const byte FirstLetter = 0xC0;

    // Of all letters that are not ASCII: from here on they are words of such letters, up to there single letters in others.
    private const double MostlyTogether = 0.7;
    private const double MostlyAlone = 0.3;

    /// <summary>Null: UTF-8, or what <see cref="CsvRows"/> refuses.</summary>
    /// <param name="answer">How they are to be read where it could be either; null: nobody has said it.</param>
    /// <exception cref="BundleRefusedException">It can be read in two ways.</exception>
    public static Encoding? Of(string path, string shown, string? answer)
    {
        using var file = File.OpenRead(path);
        var start = new byte[4];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (start.AsSpan(0, length) is [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0])
        {
            return Encoding.Unicode;
        }

        if (start.AsSpan(0, length) is [0xFE, 0xFF, ..] or [0, not 0, 0, not 0])
        {
            return Encoding.BigEndianUnicode;
        }

        file.Position = 0;
        var seen = Look(file);
        if (seen.Broken == 0 || seen.Sequences > seen.Broken)
        {
            return null;
        }

        var together = (double)seen.Together / Math.Max(1, seen.High);
        var (arabic, western) = (CodePagesEncodingProvider.Instance.GetEncoding(1256)!, CodePagesEncodingProvider.Instance.GetEncoding(1252)!);
        return together >= MostlyTogether ? arabic
            : together <= MostlyAlone ? western
            : answer == LettersQuestion.Arabic ? arabic
            : answer == LettersQuestion.Western ? western
            : throw new BundleRefusedException(
                shown, new Refusal(RefusalCode.LettersInDoubt, arabic.GetString(seen.Sample).Trim(), western.GetString(seen.Sample).Trim()));
    }

    private static Seen Look(FileStream file)
    {
        var seen = new Seen();
        var (buffer, expected, run) = (new byte[Chunk], 0, 0);
        while (file.Read(buffer) is > 0 and var read)
        {
            for (var i = 0; i < read; i++)
            {
                var b = buffer[i];
                if (b >= 0x80 && seen.Sample.Length == 0)
                {
                    seen.Sample = buffer[Math.Max(0, i - (Sample / 2))..Math.Min(read, i + Sample)].Select(c => c < ' ' ? (byte)' ' : c).ToArray();
                }

                // A letter next to one: both stand together. Below these are quotation marks and dashes, the same in both.
                run = b >= FirstLetter ? run + 1 : 0;
                seen.High += run > 0 ? 1 : 0;
                seen.Together += run switch { 0 or 1 => 0, 2 => 2, _ => 1 };
                expected = Follow(seen, expected, b);
            }
        }

        seen.Broken += expected > 0 ? 1 : 0;
        return seen;
    }

    // How many bytes of a UTF-8 sequence are still to come.
    private static int Follow(Seen seen, int expected, byte b)
    {
        if (expected > 0 && b is >= 0x80 and < 0xC0)
        {
            seen.Sequences += expected == 1 ? 1 : 0;
            return expected - 1;
        }

        var next = b switch { < 0x80 => 0, >= 0xC2 and < 0xE0 => 1, >= 0xE0 and < 0xF0 => 2, >= 0xF0 and < 0xF5 => 3, _ => -1 };
        seen.Broken += (expected > 0 ? 1 : 0) + (next < 0 ? 1 : 0);
        return Math.Max(0, next);
    }

    private sealed class Seen
    {
        public long High { get; set; }

        public long Together { get; set; }

        public long Sequences { get; set; }

        public long Broken { get; set; }

        public byte[] Sample { get; set; } = [];
    }
}
