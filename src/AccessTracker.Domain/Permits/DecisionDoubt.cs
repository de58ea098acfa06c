namespace AccessTracker.Domain.Permits;

/// <summary>A doubt about an answer is asked once and kept if it is meant.</summary>
public enum DecisionDoubt
{
    /// <summary>It is dated after today.</summary>
    InTheFuture,

    /// <summary>More people are approved than were asked for.</summary>
    AboveRequested,

    /// <summary>The permit would have ended before it was given.</summary>
    EndedBeforeDecided,
}

/// <summary>Finds implausible answers.</summary>
public static class DecisionDoubts
{
    /// <param name="decision">The answer.</param>
    /// <param name="line">The line it answers; null when the request has none for that place yet.</param>
    /// <param name="today">The operation's today.</param>
    public static IEnumerable<DecisionDoubt> Of(Decision decision, RequestLine? line, DateOnly today)
    {
        if (decision.DecidedOn > today)
        {
            yield return DecisionDoubt.InTheFuture;
        }

        if (decision.PeopleApproved > line?.PeopleRequested)
        {
            yield return DecisionDoubt.AboveRequested;
        }

        if (decision.ValidTo < decision.DecidedOn)
        {
            yield return DecisionDoubt.EndedBeforeDecided;
        }
    }
}
