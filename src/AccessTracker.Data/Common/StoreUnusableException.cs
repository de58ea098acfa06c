namespace AccessTracker.Data.Common;

/// <summary>The store cannot be used as it is, and an operator can do something about it; the message says what.</summary>
public class StoreUnusableException : Exception
{
    public StoreUnusableException(string message)
        : base(message)
    {
    }

    public StoreUnusableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>
/// A newer program has brought the store up to date while this one runs: what this one would write might break rules that it does not know. Reading
/// goes on as far as it can.
/// </summary>
public sealed class NewerStoreException(long found, int known) : StoreUnusableException(
    $"The store has had {found} migrations and this program knows {known}: a newer program has brought it up to date, and this one saves nothing any "
    + "more. Install the newer program here, or end this node.");
