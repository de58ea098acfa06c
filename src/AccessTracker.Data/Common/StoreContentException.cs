namespace AccessTracker.Data.Common;

/// <summary>
/// Something that the store holds cannot be read as it was written: its key is not here, or its bytes are not those that were stored. All else can
/// be used, and waiting helps nothing; the message says what does.
/// </summary>
public sealed class StoreContentException(string message, Exception? inner = null) : StoreUnusableException(message, inner!);
