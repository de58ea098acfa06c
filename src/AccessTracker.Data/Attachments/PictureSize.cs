namespace AccessTracker.Data.Attachments;

/// <summary>How large a picture may be for those who open it: a header of some bytes can ask for gigabytes of their memory.</summary>
internal static class PictureSize
{
    private const long MostPixels = 100_000_000;

    /// <exception cref="AttachmentRefusedException">It has no pixels, or too many.</exception>
    public static void Require(long width, long height)
    {
        if (width == 0 || height == 0)
        {
            throw new AttachmentRefusedException(AttachmentFault.Broken);
        }

        if (width * height > MostPixels)
        {
            throw new AttachmentRefusedException(AttachmentFault.TooManyPixels);
        }
    }
}
