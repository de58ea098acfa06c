namespace AccessTracker.Domain.Review;

/// <summary>One step of a record's review.</summary>
/// <param name="Step">What was done.</param>
/// <param name="By">Who did it.</param>
/// <param name="ChangeNumber">The operation's change number at it.</param>
public sealed record ReviewEntry(ReviewStep Step, string By, long ChangeNumber);

/// <summary>Where the review of a record stands.</summary>
/// <param name="State">New, checked or questioned.</param>
/// <param name="Author">Who wrote the record as it stands: who may not check it.</param>
/// <param name="ChangeNumber">The change that made the record what it is. What is checked is that, and nothing that comes later.</param>
public sealed record ReviewStanding(ReviewState State, string Author, long ChangeNumber)
{
    /// <summary>The standing after all of these steps, in their order; null: the record was not written among them.</summary>
    public static ReviewStanding? Of(IEnumerable<ReviewEntry> entries)
    {
        ReviewStanding? standing = null;
        foreach (var entry in entries)
        {
            standing = entry.Step == ReviewStep.Written && standing is null
                ? new ReviewStanding(ReviewState.New, entry.By, entry.ChangeNumber)
                : standing?.After(entry);
        }

        return standing;
    }

    /// <summary>
    /// The standing after one step more. A question stays open whatever is changed meanwhile, until somebody answers it or checks the record:
    /// that a record was changed says nothing of what was asked. A check is of the record as it stands, so the next change makes it new again.
    /// </summary>
    public ReviewStanding After(ReviewEntry entry) => entry.Step switch
    {
        ReviewStep.Written => new ReviewStanding(
            State == ReviewState.Questioned ? ReviewState.Questioned : ReviewState.New, entry.By, entry.ChangeNumber),
        ReviewStep.Checked => this with { State = ReviewState.Checked },
        ReviewStep.Questioned => this with { State = ReviewState.Questioned },
        ReviewStep.Answered => this with { State = ReviewState.New },
    };

    /// <summary>
    /// Whether <paramref name="person"/> may check the record as far as four eyes go: nobody checks what they wrote last themselves, unless the
    /// operation allows it.
    /// </summary>
    public bool MayBeCheckedBy(string person, bool ownAllowed) => ownAllowed || Author != person;
}
