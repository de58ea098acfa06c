namespace AccessTracker.Data.Import.Bundles;

/// <summary>
/// A turn at reading a file that somebody sent. What one file may take of the memory is bounded, and so is how many are read at the same
/// time in the process; who comes after waits.
/// </summary>
internal sealed class ReadingTurn : IDisposable
{
    private const int MostAtOnce = 2;

    private static readonly SemaphoreSlim _turns = new(MostAtOnce);

    private bool _isOver;

    private ReadingTurn()
    {
    }

    public static async Task<ReadingTurn> TakeAsync(CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation).ConfigureAwait(false);
        return new ReadingTurn();
    }

    public void Dispose()
    {
        if (!_isOver)
        {
            _isOver = true;
            _turns.Release();
        }
    }
}
