using System.Collections.Concurrent;

namespace AccessTracker.Web.Records;

/// <summary>
/// Answers that were made of records, given again to whoever would be given the same: the key says all that an answer hangs on
/// (<see cref="Data.Export.OutgoingRecords.StateFor"/>), so that none outlives a change. In memory alone, and not many.
/// </summary>
internal sealed class KeptAnswers
{
    private const int MostBytes = 32 * 1024 * 1024;
    private const int LongestAnswer = 512 * 1024;

    private readonly ConcurrentDictionary<string, KeptAnswer> _answers = new(StringComparer.Ordinal);
    private long _bytes;

    public KeptAnswer? Find(string key) => _answers.GetValueOrDefault(key);

    public void Keep(string key, KeptAnswer answer)
    {
        var size = answer.Body.Length + key.Length;
        if (answer.Body.Length > LongestAnswer)
        {
            return;
        }

        // What was made of the records before the last change is of no use any more, and goes with the rest.
        if (Interlocked.Add(ref _bytes, size) > MostBytes)
        {
            _answers.Clear();
            Interlocked.Exchange(ref _bytes, size);
        }

        _answers[key] = answer;
    }
}

/// <summary>An answer as it was made.</summary>
/// <param name="Body">JSON.</param>
/// <param name="Next">The cursor of what follows; null: nothing.</param>
/// <param name="Tag">The entity tag of one record.</param>
internal sealed record KeptAnswer(ReadOnlyMemory<byte> Body, string? Next = null, string? Tag = null);
