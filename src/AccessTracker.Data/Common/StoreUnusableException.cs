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
